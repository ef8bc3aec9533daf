"""The table of a unit's page: the places of one level with their figures, in the order that was asked for."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from booths.coverage import Figures, UnitFigures
from booths.levels import Level
from booths.models import RevenueDistrict, Unit
from core.text import fold
from dashboard.links import BoothLists, unit_address
from dashboard.words import WITHOUT, share


@dataclass
class Row:
    """One place: its name in both scripts, its page, its figures, the lists behind them, how its groups have grown.

    ``lists`` is None where no list holds exactly these booths. ``parts`` are the districts that share a revenue
    district, each with its page; elsewhere there are none.
    """

    name: str
    other_name: str
    figures: Figures
    lists: BoothLists | None
    href: str = ""
    parts: Sequence[tuple[str, str]] = ()
    growth: Sequence[int] = ()

    @property
    def covered_share(self) -> str:
        """The share of covered booths in words, ``4.0%``."""
        return share(self.figures.covered, self.figures.booths)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its key in addresses, its heading, what it sorts by, and whether the worst is the least there."""

    key: str
    name: str | Promise
    value: Callable[[Row], Any]
    worst_is_least: bool = True


COLUMNS = (
    Column("name", _("Name"), lambda row: row.name),
    # Where equal shares are covered, the place with more booths left comes first.
    Column("share", _("Coverage"), lambda row: (row.figures.covered_share, -row.figures.uncovered)),
    Column("covered", _("All groups"), lambda row: row.figures.covered),
    Column("uncovered", _("No group"), lambda row: row.figures.uncovered, worst_is_least=False),
    Column("partly", _("Partly"), lambda row: row.figures.partly, worst_is_least=False),
    Column("groups", _("Groups"), lambda row: row.figures.groups),
    Column("verified", _("Verified"), lambda row: row.figures.verified),
    Column("stale", _("Check overdue"), lambda row: row.figures.stale, worst_is_least=False),
    Column("members", _("Members"), lambda row: row.figures.members),
)
_BY_KEY = {column.key: column for column in COLUMNS}


@dataclass(frozen=True, slots=True)
class Order:
    """The column that a table is sorted by, and whether the least comes first."""

    column: Column
    ascending: bool

    @classmethod
    def read(cls, key: str, direction: str) -> "Order":
        """Return the order that an address asks for; what it does not say, or says wrongly, is: worst first."""
        column = _BY_KEY.get(key, _BY_KEY["share"])
        return cls(column, {"asc": True, "desc": False}.get(direction, column.worst_is_least))

    @property
    def direction(self) -> str:
        """The direction as addresses write it."""
        return "asc" if self.ascending else "desc"

    def turned(self, column: Column) -> "Order":
        """Return the order that a tap on a column's heading asks for: worst first, or the other way round again."""
        return Order(column, not self.ascending if column == self.column else column.worst_is_least)

    def apply(self, rows: Iterable[Row]) -> list[Row]:
        """Return the rows in this order."""
        return sorted(rows, key=self.column.value, reverse=not self.ascending)


def unit_rows(area: Unit, listed: Iterable[UnitFigures], level: Level, growth: dict[int, list[int]]) -> list[Row]:
    """Return a row for each unit of ``level``, and one for the booths of ``area`` that hang on none, if any."""
    rows = []
    for unit, figures in ((entry.unit, entry.figures) for entry in listed):
        if unit:
            before = growth.get(unit.pk, ())
            names = (unit.name_en, unit.name_hi)
            rows.append(Row(unit.name, " ".join(names), figures, BoothLists(unit), unit_address(unit), growth=before))
        else:
            lists = BoothLists(area, without=level) if level >= Level.MANDAL else None
            rows.append(Row(str(WITHOUT[level]), "", figures, lists))
    return rows


def revenue_rows(area: Unit, listed: Iterable[UnitFigures], growth: dict[int, list[int]]) -> list[Row]:
    """Return a row for each revenue district, from the figures of the organisation's districts in it."""
    inside: dict[RevenueDistrict | None, list[UnitFigures]] = {}
    for entry in listed:
        inside.setdefault(entry.unit.revenue_district if entry.unit else None, []).append(entry)
    rows = []
    for district, entries in inside.items():
        figures = Figures.total(entry.figures for entry in entries)
        parts = [(entry.unit.name, unit_address(entry.unit)) for entry in entries if entry.unit]
        known = [growth[entry.unit.pk] for entry in entries if entry.unit and entry.unit.pk in growth]
        before = [sum(day) for day in zip(*known, strict=True)]
        if district is None:
            rows.append(Row(str(_("In no revenue district")), "", figures, None, parts=parts, growth=before))
            continue
        row = Row(str(district), f"{district.name_en} {district.name_hi}", figures, None, growth=before)
        row.lists = BoothLists(area, revenue_district=district.code)
        if len(parts) == 1:
            row.href = parts[0][1]
        else:
            row.parts = parts
        rows.append(row)
    return rows


def matching(rows: Iterable[Row], text: str) -> list[Row]:
    """Return the rows whose name, in either script, or one of whose parts holds the text."""
    wanted = fold(text)
    return [
        row for row in rows if wanted in fold(" ".join([row.name, row.other_name, *(name for name, _ in row.parts)]))
    ]
