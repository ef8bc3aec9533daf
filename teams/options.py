"""Where the holder of a seat may go: the vacant seats of a unit, and the holders with whom they may exchange."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from accounts.models import User
from booths.models import Unit
from booths.scope import Scope
from teams.access import may_end, may_fill
from teams.models import Assignment, Seat
from teams.rules import Hindrance, member_hindrances


@dataclass
class Option:
    """A seat, vacant or with its holder, and why the person cannot take it (no reasons: they can)."""

    seat: Seat
    holder: Assignment | None = None
    reasons: list[str] = field(default_factory=list)

    @property
    def numbered(self) -> bool:
        """Whether the seat needs its number to be told from others of its kind."""
        return self.seat.number > 1 or self.seat.position.seats_per_unit > 1


def seat_options(assignment: Assignment, unit: Unit, *, scope: Scope, user: User, since: date) -> list[Option]:
    """Return the other seats of ``unit`` that the reader may fill, the possible ones first. Three queries."""
    in_unit = Seat.objects.filter(unit=unit).exclude(pk=assignment.seat_id).select_related("position", "unit")
    seats = [seat for seat in in_unit.order_by("position__order", "number") if may_fill(scope, seat)]
    read = Assignment.objects.during(since, None).select_related("member", "seat__position", "seat__unit")
    on_seat: dict[int, list[Assignment]] = defaultdict(list)
    for one in read.filter(seat__in=seats).order_by("since"):
        on_seat[one.seat_id].append(one)
    people = {assignment.member_id, *(one.member_id for many in on_seat.values() for one in many)}
    of_person: dict[int, list[Assignment]] = defaultdict(list)
    for one in read.filter(member__in=people):
        of_person[one.member_id].append(one)
    options = []
    for seat in seats:
        held = on_seat[seat.pk]
        if held or seat.is_wanted:
            reasons = _reasons(assignment, seat, held, of_person, scope=scope, user=user, since=since)
            options.append(Option(seat, held[0] if held else None, reasons))
    return sorted(options, key=lambda option: (bool(option.reasons), bool(option.holder)))


def _reasons(
    assignment: Assignment,
    seat: Seat,
    held: list[Assignment],
    of_person: dict[int, list[Assignment]],
    *,
    scope: Scope,
    user: User,
    since: date,
) -> list[str]:
    """Return what keeps the person from the seat, and its holder, if there is one, from the person's."""
    leaving = [assignment.pk]
    said: list[str] = []
    if held:
        holder = held[0]
        if len(held) > 1 or holder.since > since or holder.until:
            return [Hindrance("seat_held", held[-1], since).words(scope)]
        if not may_end(scope, user, holder):
            return [Hindrance("seat_held", holder, since).words(scope)]
        leaving.append(holder.pk)
        back = member_hindrances(assignment.seat, of_person[holder.member_id], since=since, leaving=leaving)
        said += [f"{holder.member.name}: {hindrance.words(scope)}" for hindrance in back]
    there = member_hindrances(seat, of_person[assignment.member_id], since=since, leaving=leaving)
    return [hindrance.words(scope) for hindrance in there] + said
