"""The list of a unit's page: which rows of its table are shown, in which order, and how to see others."""

from dataclasses import dataclass
from functools import cached_property

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from booths.levels import Level
from core.numbers import indian
from dashboard import trends
from dashboard.area import Area
from dashboard.choices import Choices
from dashboard.table import COLUMNS, Order, Row, matching, revenue_rows, unit_rows
from dashboard.words import LEVELS

PAGE_SIZE = 25
_RATHER_WHOLE = 32  # a last page of a few rows would be a nuisance
_SPARK_STEP = 3  # every third day is enough for a line the height of a word


@dataclass(frozen=True, slots=True)
class Switch:
    """One of a few: what it shows, where it leads, whether it is on."""

    name: str | Promise
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a column that sorts, ``direction`` as ``aria-sort`` writes it."""

    key: str
    name: str | Promise
    href: str
    direction: str


class Listing:
    """The places of one level, ``counts`` being their groups on the last days, where those are known."""

    def __init__(self, area: Area, choices: Choices, counts: trends.Counts | None) -> None:
        self.choices = choices
        self._area = area
        self._counts = counts

    @property
    def by_revenue(self) -> bool:
        """Tell whether the rows are revenue districts."""
        return self.choices.by_revenue and self._area.level == Level.DISTRICT

    @property
    def name(self) -> str | Promise:
        """What the rows are, in the plural."""
        if self.by_revenue:
            return _("Revenue districts")
        return LEVELS[self._area.level] if self._area.level else ""

    @cached_property
    def all(self) -> list[Row]:
        """All places, in no particular order."""
        level = self._area.level
        if level is None:
            return []
        listed = self._area.by_unit(level)
        growth = trends.by_unit(self._counts, level) if self._counts else {}
        if self.by_revenue:
            return revenue_rows(self._area.unit, listed, growth)
        return unit_rows(self._area.unit, listed, level, growth)

    @cached_property
    def found(self) -> list[Row]:
        """The places that match the text searched for, in order."""
        rows = matching(self.all, self.choices.text) if self.choices.text else self.all
        return self.choices.order.apply(rows)

    @cached_property
    def rows(self) -> list[Row]:
        """The rows shown, each with its growth up to today."""
        shown = self.found if self._is_whole else self.found[self._start : self._start + PAGE_SIZE]
        for row in shown:
            row.growth = [*row.growth[::_SPARK_STEP], row.figures.groups] if row.growth else ()
        return shown

    @property
    def grows(self) -> bool:
        """Tell whether the rows show their growth."""
        return any(row.growth for row in self.rows)

    @property
    def searchable(self) -> bool:
        """Tell whether there are enough places to look one up."""
        return len(self.all) > 8

    @property
    def worst(self) -> list[Row]:
        """The places that have booths, the worst first, whatever was chosen."""
        return Order.read("", "").apply(row for row in self.all if row.figures.booths)

    @cached_property
    def headings(self) -> list[Heading]:
        """The headings of the columns."""
        order, found = self.choices.order, []
        for column in COLUMNS:
            direction = ("ascending" if order.ascending else "descending") if column == order.column else ""
            href = f"{self.choices.address(order=order.turned(column))}#list"
            found.append(Heading(column.key, column.name, href, direction))
        return found

    @property
    def levels(self) -> list[Switch]:
        """The levels that can be listed; a state's districts also by revenue district."""
        switches = []
        for level in self._area.levels:
            href = self.choices.address(level=level, by_revenue=False, text="")
            switches.append(Switch(LEVELS[level], f"{href}#list", level == self._area.level and not self.by_revenue))
            if level == Level.DISTRICT and self._area.unit.level == Level.STATE:
                href = self.choices.address(level=level, by_revenue=True, text="")
                switches.append(Switch(_("Revenue districts"), f"{href}#list", self.by_revenue))
        return switches

    @property
    def previous(self) -> str:
        """Where the rows before are; empty at the beginning."""
        return self._page(self.choices.page - 1) if not self._is_whole and self._start > 0 else ""

    @property
    def next(self) -> str:
        """Where the rows after are; empty at the end."""
        return self._page(self.choices.page + 1) if not self._is_whole and self._end < len(self.found) else ""

    @property
    def whole(self) -> str:
        """Where all rows stand on one page; empty where they do."""
        return "" if self._is_whole else f"{self.choices.address(whole=True)}#list"

    @property
    def where(self) -> str:
        """Which rows are shown, in words: ``26–50 of 98``."""
        values = {"first": indian(self._start + 1), "last": indian(self._end), "all": indian(len(self.found))}
        return _("%(first)s–%(last)s of %(all)s") % values

    @property
    def _is_whole(self) -> bool:
        return self.choices.whole or len(self.found) <= _RATHER_WHOLE

    @property
    def _start(self) -> int:
        last = max(len(self.found) - 1, 0) // PAGE_SIZE
        return PAGE_SIZE * min(self.choices.page - 1, last)

    @property
    def _end(self) -> int:
        return min(self._start + PAGE_SIZE, len(self.found))

    def _page(self, number: int) -> str:
        return f"{self.choices.address(page=number)}#list"
