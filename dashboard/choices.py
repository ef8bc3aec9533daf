"""What a person chose on a unit's page, as its address says it."""

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict

from booths.levels import Level
from dashboard.measures import COVERAGE, MEASURES, Measure
from dashboard.table import Order

_REVENUE = "revenue"
_WHOLE = "all"
_LONGEST_TEXT = 100


@dataclass(frozen=True, slots=True)
class Choices:
    """The level that is listed (None: the next one below), in revenue districts or not, the order, the map's measure,
    the text searched for, and the page of the table, or the whole of it.

    What an address says wrongly is left out, so that an old or mistyped one still opens the page.
    """

    level: Level | None
    by_revenue: bool
    measure: Measure
    order: Order
    text: str
    page: int = 1
    whole: bool = False

    @classmethod
    def read(cls, query: QueryDict) -> "Choices":
        """Return the choices that stand in an address: ``level``, ``measure``, ``sort``, ``dir``, ``q``, ``page``."""
        word = query.get("level", "")
        by_revenue = word == _REVENUE
        page = query.get("page", "")
        return cls(
            level=Level.DISTRICT if by_revenue else _level(word),
            by_revenue=by_revenue,
            measure=MEASURES.get(query.get("measure", ""), COVERAGE),
            order=Order.read(query.get("sort", ""), query.get("dir", "")),
            text=query.get("q", "").replace("\x00", "").strip()[:_LONGEST_TEXT],
            page=int(page) if page.isdecimal() and 0 < len(page) < 4 else 1,
            whole=page == _WHOLE,
        )

    def address(self, **changes: Any) -> str:
        """Return the query of an address for these choices with some changed: ``?level=district&sort=name``.

        The table begins at its first page again unless ``page`` or ``whole`` is among the changes.
        """
        return "?" + urlencode(replace(self, **({"page": 1, "whole": False} | changes)).parameters)

    @property
    def parameters(self) -> dict[str, str]:
        """The choices as parameters of an address, without those that hold anyway."""
        worst = Order.read("", "")
        level = _REVENUE if self.by_revenue else self.level.word if self.level else ""
        found = {
            "level": level,
            "measure": self.measure.key if self.measure != COVERAGE else "",
            "sort": self.order.column.key if self.order != worst else "",
            "dir": self.order.direction if self.order != worst else "",
            "q": self.text,
            "page": _WHOLE if self.whole else str(self.page) if self.page > 1 else "",
        }
        return {key: value for key, value in found.items() if value}


def _level(word: str) -> Level | None:
    try:
        return Level.from_word(word)
    except ValueError:
        return None
