"""The only writes of this app: each validates, writes in one transaction, records the act, returns the object."""

from teams.services.assignments import assignment_end, seat_assign
from teams.services.members import member_create
from teams.services.positions import position_defaults_load
from teams.services.seats import seat_add, seats_open

__all__ = [
    "assignment_end",
    "member_create",
    "position_defaults_load",
    "seat_add",
    "seat_assign",
    "seats_open",
]
