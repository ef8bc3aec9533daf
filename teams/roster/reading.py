"""Reading teams seat by seat, in the order in which they are printed."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from booths.models import Unit
from booths.scope import Right, Scope
from teams.models import Assignment, Platform, Seat
from teams.team import SeatLine, Section

MOST_TEAMS = 200
"""More in one document are refused: some 1,000 seats, 40 pages, one to two seconds of a thread of the web process."""


class TooManyTeams(Exception):
    """More teams than fit one document; ``count`` says how many."""

    def __init__(self, count: int) -> None:
        super().__init__(count)
        self.count = count


@dataclass(frozen=True)
class Roster:
    """The team of a unit as it is today."""

    unit: Unit
    sections: list[Section]

    @property
    def lines(self) -> list[SeatLine]:
        """All seats, those that lead first."""
        return [line for section in self.sections for line in section.lines]

    @property
    def seats(self) -> int:
        """How many seats the unit is meant to fill."""
        return sum(line.counts for line in self.lines)

    @property
    def held(self) -> int:
        """How many of those somebody holds."""
        return sum(line.counts and line.assignment is not None for line in self.lines)


def rosters_of(unit: Unit, *, scope: Scope, today: date, down_to: int | None = None) -> list[Roster]:
    """Return the team of a unit; with ``down_to``, a level, also those of the units below down to that one, each after
    the unit it belongs to. Four queries. Units without seats are left out, except ``unit`` itself.

    Raises TooManyTeams above ``MOST_TEAMS``.
    """
    seats = Seat.objects.within(scope, Right.EXPORT).select_related("position").order_by("position__order", "number")
    if down_to is None:
        units = [unit]
        seats = seats.filter(unit=unit)
    else:
        seats = seats.filter(unit__path__contains=[unit.pk], unit__level__lte=down_to)
        count = seats.order_by().values("unit").distinct().count()
        if count > MOST_TEAMS:
            raise TooManyTeams(count)
        units = _in_order(unit, Unit.objects.within(scope).under(unit).filter(level__lte=down_to).defer("search"))
    by_unit: dict[int, list[Seat]] = defaultdict(list)
    for seat in seats:
        by_unit[seat.unit_id].append(seat)
    found = [seat for unit_seats in by_unit.values() for seat in unit_seats]
    current = Assignment.objects.filter(seat__in=found).current(today).select_related("member")
    held = {assignment.seat_id: assignment for assignment in current}
    return [Roster(one, _sections(by_unit[one.pk], held)) for one in units if one.pk in by_unit or one.pk == unit.pk]


def _in_order(root: Unit, units: Iterable[Unit]) -> list[Unit]:
    """Return ``root`` and the units below it, each followed by those that belong to it."""
    children = defaultdict(list)
    for unit in sorted(units, key=lambda unit: (unit.number or 0, unit.code), reverse=True):
        children[unit.parent_id].append(unit)
    ordered, waiting = [], [root]
    while waiting:
        unit = waiting.pop()
        ordered.append(unit)
        waiting += children[unit.pk]
    return ordered


def _sections(seats: Iterable[Seat], held: dict[int, Assignment]) -> list[Section]:
    """Return the seats by platform, those without one first, as ``teams.team`` has them; vacant ones in their place."""
    lines = [SeatLine(seat, held.get(seat.pk)) for seat in seats]
    order = ["", *Platform.values]
    shown = sorted(
        (line for line in lines if line.assignment or line.counts),
        key=lambda line: order.index(line.seat.position.platform),
    )
    by_platform = groupby(shown, key=lambda line: line.seat.position.platform)
    return [Section(Platform(name) if name else None, list(group)) for name, group in by_platform]
