"""What becomes of the seats of a unit that is merged into another.

Whoever holds a seat of the unit that stays, stays. Whoever holds one of the unit that goes takes the same post there
where it is vacant and the actor may fill it; else their time ends. All assignments of the unit that goes end on the
day, with the reason, and go with its seats; the history keeps them, and the record of the merger names who they were.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import F
from django.db.models.functions import Greatest
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from booths.models import Unit
from booths.scope import Right, Scope
from teams.access import may_fill
from teams.models import Assignment, Seat
from teams.services.assignments import seat_assign
from teams.services.leaving import links_of_left_withdraw
from teams.services.seats import seat_add


@dataclass(frozen=True, slots=True)
class Carried:
    """A holder of a seat that goes; ``takes`` is the seat that they take over, None when their time ends.

    A post without a fixed number of seats gets a new seat: ``takes`` is one that is not saved.
    """

    assignment: Assignment
    takes: Seat | None


def plan_seats(*, scope: Scope, kept: Unit, gone: Unit) -> list[Carried]:
    """Return what becomes of everybody who holds a seat of ``gone`` or is to take one, by post."""
    today = timezone.localdate()
    free: dict[int, list[Seat]] = {}
    vacant = Seat.objects.filter(unit=kept).wanted().vacant(today)
    for seat in vacant.select_related("position", "unit").order_by("number"):
        free.setdefault(seat.position_id, []).append(seat)
    held = Assignment.objects.filter(seat__unit=gone).ending_after(today)
    order = ("seat__position__order", "seat__number", "since")
    told = []
    for one in held.select_related("seat__position", "seat__unit", "member").order_by(*order):
        told.append(Carried(one, _takes(scope, kept, one, free) if one.since <= today else None))
    return told


def carry_seats(*, actor: User | None, scope: Scope, kept: Unit, gone: Unit) -> list[dict[str, Any]]:
    """Do what ``plan_seats`` says, remove the seats of ``gone``, and return whose time ended, by ids."""
    today = timezone.localdate()
    plan = plan_seats(scope=scope, kept=kept, gone=gone)
    reason = _("Merged into %(unit)s") % {"unit": kept.name}
    going = Assignment.objects.filter(pk__in=[one.assignment.pk for one in plan])
    going.update(until=Greatest(F("since"), today), reason=reason[:200])
    for one in plan:
        if one.takes is None:
            continue
        seat = one.takes if one.takes.pk else seat_add(actor=actor, unit=kept, position=one.takes.position)
        rights = frozenset(Right(right) for right in one.assignment.extra_rights)
        seat_assign(actor=actor, seat=seat, member=one.assignment.member, since=today, extra_rights=rights)
    links_of_left_withdraw(members=[one.assignment.member_id for one in plan])
    Assignment.objects.filter(seat__unit=gone).delete()
    Seat.objects.filter(unit=gone).delete()
    return _ended(one.assignment for one in plan if one.takes is None)


def _takes(scope: Scope, kept: Unit, one: Assignment, free: dict[int, list[Seat]]) -> Seat | None:
    position = one.seat.position
    wanted = Seat(unit=kept, position=position)
    if not may_fill(scope, wanted, one.extra_rights):
        return None
    if not position.seats_per_unit:
        return wanted if position.in_use else None
    seats = free.get(position.pk, [])
    return seats.pop(0) if seats else None


def _ended(assignments: Iterable[Assignment]) -> list[dict[str, Any]]:
    return [
        {"member": one.member_id, "position": one.seat.position_id, "since": one.since.isoformat()}
        for one in assignments
    ]
