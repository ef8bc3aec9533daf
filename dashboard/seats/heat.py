"""The heat table: places × positions, each cell how many of the seats are held."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from booths.levels import Level
from booths.models import Unit
from dashboard.charts.depth import depth, depth_class
from dashboard.seats.links import seat_list, seats_address
from dashboard.words import WITHOUT, share
from teams.models import Position
from teams.overview import Posts, SeatCount, name_in_short


@dataclass(frozen=True, slots=True)
class Cell:
    """The seats of one position in one place; ``alarm`` where they are a convener's and nobody holds one."""

    seats: int
    held: int
    alarm: bool = False

    @property
    def look(self) -> str:
        """The CSS class of the cell's colour."""
        return "heat__alarm" if self.alarm else depth_class(depth(100 * self.held / self.seats))


@dataclass(frozen=True, slots=True)
class Row:
    """One place with a cell for each position; ``href`` is the place's page, ``lists`` the list behind each cell.

    ``place`` is None for the teams that lie in no place of the table's level: no list holds just these, so that there
    are no addresses; and for the sum of all.
    """

    place: Unit | None
    cells: list[Cell]
    href: str = ""
    lists: Sequence[str] = ()
    vacant_href: str = ""

    @property
    def name(self) -> str:
        """The place's name in the current language."""
        return self.place.name if self.place else ""

    @property
    def seats(self) -> int:
        """All seats of the row."""
        return sum(cell.seats for cell in self.cells)

    @property
    def held(self) -> int:
        """Those that somebody holds."""
        return sum(cell.held for cell in self.cells)

    @property
    def vacant(self) -> int:
        """Those that nobody holds."""
        return self.seats - self.held

    @property
    def share(self) -> str:
        """The share held in words, ``50.7%``."""
        return share(self.held, self.seats)

    @property
    def drawn(self) -> SafeString:
        """The cells as table cells: written here, as hundreds of them would take a template half the page's time."""
        lists = self.lists or [""] * len(self.cells)
        return mark_safe("".join(map(_drawn, self.cells, lists)))  # noqa: S308 - numbers, and addresses from seat_list

    @property
    def sums(self) -> list[tuple[Cell, str]]:
        """The cells each with its list, for the sum of all."""
        return list(zip(self.cells, self.lists, strict=True))

    @property
    def badness(self) -> tuple[int, float, int]:
        """What the worst comes first by: conveners missing, then the least share held, then the most vacant."""
        return (-sum(cell.alarm for cell in self.cells), self.held / self.seats if self.seats else 1.0, -self.vacant)


class Heat:
    """The teams of level ``teams`` in each of ``places`` (the units of level ``level`` below ``unit``)."""

    def __init__(
        self,
        unit: Unit,
        places: Iterable[Unit],
        counts: Iterable[SeatCount],
        *,
        posts: Posts,
        level: Level,
        teams: Level,
    ) -> None:
        self._unit, self._places, self._level, self._teams = unit, places, level, teams
        self._leading = posts.leading
        self._positions = posts.of(teams)
        self._sums: dict[tuple[int | None, int], list[int]] = defaultdict(lambda: [0, 0])
        wanted = {position.pk for position in self._positions}
        for count in counts:
            if count.position in wanted:
                both = self._sums[count.narrow, count.position]
                both[0] += count.seats
                both[1] += count.held

    @property
    def columns(self) -> list[str]:
        """The headings: the platform of each position, or its name."""
        return [name_in_short(position, self._positions) for position in self._positions]

    @cached_property
    def worst(self) -> list[Row]:
        """A row for each place that has seats, the worst first."""
        rows = [self._row(place) for place in self._places]
        return sorted((row for row in rows if row.seats), key=lambda row: row.badness)

    @property
    def by_name(self) -> list[Row]:
        """The same by name."""
        return sorted(self.worst, key=lambda row: row.name)

    @cached_property
    def elsewhere(self) -> Row | None:
        """The teams that lie in none of the places, if any."""
        row = Row(None, [self._cell(None, position) for position in self._positions])
        return row if row.seats else None

    @property
    def elsewhere_name(self) -> str | Promise:
        """What those are."""
        return WITHOUT[self._level]

    @cached_property
    def total(self) -> Row:
        """The sum of all rows."""
        rows = [*self.worst, *([self.elsewhere] if self.elsewhere else [])]
        columns = zip(*(row.cells for row in rows), strict=True)
        cells = [Cell(sum(cell.seats for cell in one), sum(cell.held for cell in one)) for one in columns]
        return self._listed(self._unit, cells)

    def _row(self, place: Unit) -> Row:
        return self._listed(place, [self._cell(place.pk, position) for position in self._positions])

    def _listed(self, place: Unit, cells: list[Cell]) -> Row:
        team = seat_list(place, level=self._teams.word)
        lists = [mark_safe(f"{team}&amp;position={position.key}") for position in self._positions]  # noqa: S308 - slugs
        return Row(place, cells, seats_address(place), lists, seat_list(place, level=self._teams.word, state="vacant"))

    def _cell(self, place: int | None, position: Position) -> Cell:
        seats, held = self._sums.get((place, position.pk), (0, 0))
        return Cell(seats, held, alarm=place is not None and position.pk in self._leading and seats > 0 and not held)


def _drawn(cell: Cell, href: str) -> str:
    if not cell.seats:
        return '<td class="heat__cell depth-none">—</td>'
    figure = f"{cell.held}/{cell.seats}"
    if cell.alarm:
        figure += f'<span class="hidden-text"> {_("no convener")}</span>'
    return f'<td class="heat__cell {cell.look}">' + (f'<a href="{href}">{figure}</a>' if href else figure) + "</td>"
