"""The heat table: places × networks, each cell how many follow and how that grew, or who has no account."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from booths.levels import Level
from booths.models import Unit
from core.numbers import indian, indian_short
from core.social import Network
from dashboard.charts.depth import STEPS, depth, depth_class
from dashboard.handles.choices import FOLLOWERS, NAME, WORST
from dashboard.handles.links import handle_list, handles_address
from teams.handles.figures import NetworkFigures
from teams.handles.growth import Growth


@dataclass(frozen=True, slots=True)
class Cell:
    """The accounts on one network in one place: ``having`` of its ``units`` have one."""

    units: int
    having: int = 0
    accounts: int = 0
    followers: int = 0
    stale: int = 0
    growth: Growth = Growth(0, 0)  # noqa: RUF009 - frozen

    @property
    def missing(self) -> int:
        """How many of the units have none."""
        return self.units - self.having


@dataclass(frozen=True, slots=True)
class Row:
    """One place, how many ``units`` of it are meant to have accounts, and a cell for each network."""

    place: Unit
    cells: list[Cell]
    units: int

    @property
    def name(self) -> str:
        """The place's name in the current language."""
        return self.place.name

    @property
    def href(self) -> str:
        """The page of the place."""
        return handles_address(self.place)

    @property
    def followers(self) -> int:
        """All followers together; who follows on two networks counts twice."""
        return sum(cell.followers for cell in self.cells)

    @property
    def missing(self) -> int:
        """How many accounts the place lacks, all networks together."""
        return sum(cell.missing for cell in self.cells)

    @property
    def growth(self) -> Growth:
        """The growth of all accounts together."""
        return _together(self.cells)


class HandleTable:
    """The accounts of units of level ``teams`` in each of ``places``, the units of level ``level`` below ``unit``."""

    def __init__(
        self,
        unit: Unit,
        places: Iterable[Unit],
        figures: Iterable[NetworkFigures],
        units: Mapping[int | None, int],
        *,
        level: Level,
        teams: Level,
    ) -> None:
        self._unit, self._teams = unit, teams
        self.single = level == teams
        found: dict[int | None, dict[str, Cell]] = defaultdict(dict)
        for one in figures:
            of_place = units.get(one.place, 0)
            found[one.place][one.network] = Cell(
                of_place, one.units, one.accounts, one.followers, one.stale, one.growth
            )
        self._rows = [
            Row(place, [found[place.pk].get(network, Cell(of_place)) for network in Network], of_place)
            for place in places
            if (of_place := units.get(place.pk, 0))
        ]

    @property
    def columns(self) -> list[str]:
        """The headings."""
        return [str(network.label) for network in Network]

    def rows(self, order: str = WORST) -> list[Row]:
        """Return the rows: those that lack most first (of equal ones those with fewer followers), or as asked."""
        if order == NAME:
            return sorted(self._rows, key=lambda row: row.name)
        if order == FOLLOWERS:
            return sorted(self._rows, key=lambda row: (-row.followers, row.name))
        return sorted(self._rows, key=lambda row: (-row.missing / row.units, row.followers, row.name))

    @cached_property
    def sums(self) -> list[tuple[Cell, SafeString, SafeString]]:
        """The sum of each column, with the list of its accounts and that of the units without."""
        found = []
        for network, column in zip(Network, zip(*(row.cells for row in self._rows), strict=True), strict=False):
            names = ("units", "having", "accounts", "followers", "stale")
            cell = Cell(*(sum(getattr(one, name) for one in column) for name in names), growth=_together(column))
            found.append((cell, self._list(network=network.value), self._list(without=network.value)))
        return found

    @property
    def total(self) -> int:
        """All followers."""
        return sum(row.followers for row in self._rows)

    def drawn(self, row: Row) -> SafeString:
        """Return the cells of a row as table cells: written here, for there are hundreds of them."""
        level = self._teams.word
        start = handle_list(row.place, level=level)
        cells = (
            _drawn(cell, network.value, start, self._look(place, cell))
            for place, (network, cell) in enumerate(zip(Network, row.cells, strict=True))
        )
        return mark_safe("".join(cells))  # noqa: S308 - numbers, our own words, addresses from handle_list

    def _list(self, **parameters: str) -> SafeString:
        return handle_list(self._unit, level=self._teams.word, **parameters)

    def _look(self, column: int, cell: Cell) -> str:
        """Return the class of a cell's depth: how many units have an account; of a single one, its place by size."""
        if not cell.accounts:
            return depth_class(None)
        if not self.single:
            return depth_class(depth(100 * cell.having / cell.units))
        ranks = self._ranks[column]
        return depth_class(min(STEPS - 1, STEPS * ranks[cell.followers] // max(len(ranks), 1)))

    @cached_property
    def _ranks(self) -> list[dict[int, int]]:
        columns = zip(*(row.cells for row in self._rows), strict=True)
        sizes = (sorted({cell.followers for cell in column if cell.accounts}) for column in columns)
        return [{size: rank for rank, size in enumerate(column)} for column in sizes]


def _together(cells: Iterable[Cell]) -> Growth:
    cells = list(cells)
    return Growth(sum(cell.growth.gained for cell in cells), sum(cell.growth.before for cell in cells))


def _drawn(cell: Cell, network: str, start: str, look: str) -> str:
    """Return a cell; of a single account it says how it grew, of several how many units have one."""
    if not cell.accounts:
        dash = f'—<span class="hidden-text"> {_("no account")}</span>'
        return f'<td class="heat__cell {look}"><a href="{start}&amp;without={network}">{dash}</a></td>'
    single = cell.units == 1
    said = indian_short(cell.followers, get_language() or "en")
    if single and cell.stale:
        look += " heat__old"
        said = f'{said if cell.followers else "?"}<span class="hidden-text"> {_("count overdue")}</span>'
    note = cell.growth.percent if single else f"{indian(cell.having)}/{indian(cell.units)}"
    below = f"<small>{note}</small>" if note else ""
    return f'<td class="heat__cell {look}"><a href="{start}&amp;network={network}"><span>{said}</span>{below}</a></td>'
