"""Who sits where, since when, and what the seat lets them do."""

from teams.models.assignment import Assignment
from teams.models.member import Member
from teams.models.position import Position, Seat

__all__ = ["Assignment", "Member", "Position", "Seat"]
