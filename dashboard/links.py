"""Addresses that stand on pages by the hundred: units' pages, and the lists behind the counts."""

from functools import cache
from urllib.parse import quote, urlencode

from django.urls import reverse

from booths.levels import Level
from booths.models import Unit


def unit_address(unit: Unit) -> str:
    """Return the address of the unit's page."""
    start, end = _around_code()
    return f"{start}{quote(unit.code, safe='')}{end}"


class BoothLists:
    """The lists of booths behind the counts of one area, by address (the parameters: ``booths.filters``)."""

    def __init__(self, unit: Unit, *, without: Level | None = None, revenue_district: str = "") -> None:
        """Take the area: the unit, or of it the booths on no unit of a level, or those of one revenue district."""
        narrower = {"without": without.word} if without else {}
        narrower |= {"revenue_district": revenue_district} if revenue_district else {}
        self.all = f"{_booths()}?{urlencode({'unit': unit.code} | narrower)}"
        self.covered = f"{self.all}&state=covered"
        self.partly = f"{self.all}&state=partly"
        self.uncovered = f"{self.all}&state=uncovered"
        self.lacking = f"{self.all}&state=partly&state=uncovered"
        # A number of groups, or of their members, leads to the booths that have them.
        self.groups = f"{self.all}&state=covered&state=partly"
        self.verified = f"{self.all}&verified=1"
        self.stale = f"{self.all}&stale=1"
        self.unverified = f"{self.all}&unverified=1"
        self.collisions = f"{self.all}&collision=1"


# Looking an address up by name costs more than writing the row that it stands in.
@cache
def _around_code() -> tuple[str, str]:
    start, _code, end = reverse("dashboard:unit", args=["CODE"]).rpartition("CODE")
    return start, end


@cache
def _booths() -> str:
    return reverse("booths:list")
