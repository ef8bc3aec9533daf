"""What a person chose on the page of official accounts, as its address says it."""

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict

from booths.levels import Level

WORST = "worst"
FOLLOWERS = "followers"
NAME = "name"


@dataclass(frozen=True, slots=True)
class Choices:
    """The level whose accounts the table shows (None: the page's own choice), and the order of its rows.

    What an address says wrongly is left out, so that an old or mistyped one still opens the page.
    """

    level: Level | None
    order: str = WORST

    @classmethod
    def read(cls, query: QueryDict) -> "Choices":
        """Return the choices that stand in an address: ``level``, ``sort``."""
        try:
            level = Level.from_word(query.get("level", ""))
        except ValueError:
            level = None
        order = query.get("sort", "")
        return cls(level, order if order in (FOLLOWERS, NAME) else WORST)

    def address(self, **changes: Any) -> str:
        """Return the query of an address for these choices with some changed: ``?level=mandal&sort=name``."""
        chosen = replace(self, **changes)
        found = {"level": chosen.level.word if chosen.level else "", "sort": chosen.order}
        return "?" + urlencode({name: value for name, value in found.items() if value not in ("", WORST)})
