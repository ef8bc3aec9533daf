"""The vacancies by platform and place: who is short of whom."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from booths.levels import Level
from booths.models import Unit
from dashboard.seats.links import seat_list, seats_address
from teams.models import Platform
from teams.overview import NO_PLATFORM, Posts, SeatCount

PLATFORMS: list[tuple[str, str | Promise]] = [("", gettext_lazy("Leading")), *Platform.choices]
"""What a position's platform may be; a position without one leads."""


@dataclass(frozen=True, slots=True)
class Vacancies:
    """The vacant seats of one place, by platform and all, each number with its list where a list holds just these."""

    name: str
    href: str
    cells: list[tuple[int, SafeString]]
    vacant: int
    vacant_href: SafeString


class PlatformTable:
    """The vacancies of ``unit`` and below it, in each of ``places`` (the ``wide`` units of the counts)."""

    def __init__(self, unit: Unit, places: Iterable[Unit], counts: Iterable[SeatCount], *, posts: Posts) -> None:
        self._unit, self._places = unit, list(places)
        self._sums: dict[int | None, Counter[str]] = defaultdict(Counter)
        positions = {position.pk: position for position in posts.positions}
        for count in counts:
            position = positions[count.position]
            place = unit.pk if position.level == unit.level else count.wide
            self._sums[place][position.platform] += count.vacant

    @property
    def headings(self) -> list[str | Promise]:
        """What stands over the columns."""
        return [name for _platform, name in PLATFORMS]

    @property
    def rows(self) -> list[Vacancies]:
        """The places, most vacancies first; then the unit's own team, and what lies in none of the places."""
        rows = [_row(place.name, self._sums[place.pk], place, href=seats_address(place)) for place in self._places]
        rows.sort(key=lambda row: -row.vacant)
        own = self._sums[self._unit.pk]
        if own.total():
            rows.append(_row(_("Own team"), own, self._unit, level=Level(self._unit.level).word))
        if self._sums[None].total():
            rows.append(_row(_("Elsewhere"), self._sums[None], None))
        return rows

    @property
    def total(self) -> Vacancies:
        """The sum of the rows."""
        return _row("", sum(self._sums.values(), Counter()), self._unit)


def _row(name: str, vacant: Counter[str], unit: Unit | None, *, href: str = "", level: str = "") -> Vacancies:
    further = {"level": level} if level else {}

    def listed(**parameters: str) -> SafeString:
        return seat_list(unit, state="vacant", **further, **parameters) if unit else SafeString()

    cells = [(vacant[platform], listed(platform=platform or NO_PLATFORM)) for platform, _name in PLATFORMS]
    return Vacancies(name, href, cells, vacant.total(), listed())
