"""Addresses that stand on pages by the hundred: units' pages, and the lists behind the counts."""

from functools import cache, cached_property
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
        self._area = {"unit": unit.code}
        if without:
            self._area["without"] = without.word
        if revenue_district:
            self._area["revenue_district"] = revenue_district

    @cached_property
    def all(self) -> str:
        """All booths of the area."""
        return f"{_booths()}?{urlencode(self._area)}"

    @property
    def covered(self) -> str:
        """Booths with all the groups wanted."""
        return f"{self.all}&state=covered"

    @property
    def partly(self) -> str:
        """Booths with some of them."""
        return f"{self.all}&state=partly"

    @property
    def uncovered(self) -> str:
        """Booths without a group."""
        return f"{self.all}&state=uncovered"

    @property
    def groups(self) -> str:
        """Booths with groups: where a number of groups, or of their members, leads."""
        return f"{self.all}&state=covered&state=partly"

    @property
    def verified(self) -> str:
        """Booths with a verified group."""
        return f"{self.all}&verified=1"

    @property
    def stale(self) -> str:
        """Booths with a group whose check is overdue."""
        return f"{self.all}&stale=1"

    @property
    def unverified(self) -> str:
        """Booths with a group that no check found alive, or the last one found dead."""
        return f"{self.all}&unverified=1"

    @property
    def collisions(self) -> str:
        """Booths that were given a link that another booth's group has."""
        return f"{self.all}&collision=1"


# Looking an address up by name costs more than writing the row that it stands in.
@cache
def _around_code() -> tuple[str, str]:
    start, _code, end = reverse("dashboard:unit", args=["CODE"]).rpartition("CODE")
    return start, end


@cache
def _booths() -> str:
    return reverse("booths:list")
