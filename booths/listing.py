"""One list of booths as a page shows it: what is filtered, how many there are, which fifty are seen, and what next."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Prefetch
from django.http import QueryDict

from booths.coverage import Figures, figures_below
from booths.coverage_state import CoverageState
from booths.filters import BoothFilter
from booths.keyset import Cursor, Page, Way, following, page_of, preceding
from booths.levels import Level
from booths.models import Booth, Unit, WhatsAppGroup
from booths.places import own_unit
from booths.scope import Scope

COUNTED_TO = 3_000
"""Where no figure is known, booths are counted up to here; a list with more than that says so."""
_SHOWN_OF_GROUPS = ("booth_id", "slot", "status", "name", "admin_name", "invite_code", "members", "alive", "checked_on")
_WITH_A_GROUP = {CoverageState.COVERED, CoverageState.PARTLY}
_KNOWN_BY_COVERAGE = {"unit", "state"}


@dataclass(frozen=True, slots=True)
class Count:
    """How many booths a list holds; ``exact`` is false when there are more than were counted."""

    booths: int
    exact: bool = True


class BoothList:
    """The booths that ``parameters`` (those of ``booths.filters``) ask for, within a scope.

    Without a unit in the parameters it is the person's own area, when that is one unit.
    """

    def __init__(self, scope: Scope, parameters: QueryDict) -> None:
        self.scope = scope
        self.parameters = parameters.copy()
        for name in ("after", "before", "list", "page"):
            self.parameters.pop(name, None)
        if not self.parameters.get("unit") and (own := own_unit(scope)):
            self.parameters["unit"] = own.code
        self.filter = BoothFilter(self.parameters, Booth.objects.within(scope), scope=scope)

    @property
    def area(self) -> Unit | None:
        """The unit that the list is of; None when the person's area is several units and none was chosen."""
        return self.filter.area

    @property
    def near(self) -> QueryDict:
        """The parameters of the list of booths whose names only sound like what was searched for."""
        parameters = self.parameters.copy()
        parameters["near"] = "1"
        return parameters

    @property
    def query(self) -> str:
        """The parameters as the query of an address."""
        return self.parameters.urlencode()

    @cached_property
    def figures(self) -> Figures | None:
        """How many booths of the area are covered, partly and not; None when there is no single area."""
        return self._figures(groups=False)

    @cached_property
    def count(self) -> Count:
        """How many booths there are: from the figures of the area where those tell it, else by counting."""
        chosen = self.filter.chosen
        if chosen.keys() <= _KNOWN_BY_COVERAGE and self.figures:
            states = chosen.get("state") or CoverageState.values
            return Count(sum(getattr(self.figures, state) for state in states))
        if self.groups is not None and self.groups > COUNTED_TO * self.filter.settings.groups_per_booth:
            return Count(COUNTED_TO, exact=False)  # so many groups are in more booths than would be counted
        found = self.filter.qs.order_by().values("pk")[: COUNTED_TO + 1].count()
        return Count(min(found, COUNTED_TO), exact=found <= COUNTED_TO)

    @cached_property
    def groups(self) -> int | None:
        """How many groups a count led here to see: of the booths of this list, the verified, stale … ones, if known."""
        chosen = {name: value for name, value in self.filter.chosen.items() if name != "unit"}
        if chosen.keys() == {"state"} and set(chosen["state"]) == _WITH_A_GROUP:
            kind = "groups"
        elif len(chosen) == 1 and chosen.keys() <= {"verified", "stale", "unverified"}:
            (kind,) = chosen
        else:
            return None
        figures = self._figures(groups=True)
        return getattr(figures, kind) if figures else None

    def _figures(self, *, groups: bool) -> Figures | None:
        if not self.area:
            return None
        level, settings = Level(self.area.level), self.filter.settings
        return Figures.total(
            figures_below(self.area, top=level, level=level, settings=settings, groups=groups).values()
        )

    def page(self, *, after: str = "", before: str = "") -> Page:
        """Return fifty of the booths, each with its unit, assembly and groups."""
        # Fetched apart from the booths: fifty booths lie in a few units, and joined each would make them anew.
        units = Unit.objects.only("level", "code", "number", "name_en", "name_hi", "path")
        groups = WhatsAppGroup.objects.only(*_SHOWN_OF_GROUPS).order_by("slot")
        parts = (Prefetch("assembly", units), Prefetch("unit", units), Prefetch("groups", groups))
        booths = self.filter.qs.defer("search", "place").prefetch_related(*parts)
        return page_of(booths, after=after, before=before, way=self._way)

    def around(self, booth: Booth) -> tuple[Booth | None, Booth | None]:
        """Return the booths before and after ``booth`` in this list, which need not hold it itself any more."""
        before = preceding(self.filter.qs, Cursor.of(booth), 1, self._way)
        after = following(self.filter.qs, Cursor.of(booth), 1, self._way)
        return next(iter(before), None), next(iter(after), None)

    def next_lacking(self, booth: Booth) -> Booth | None:
        """Return the next booth of this list that lacks a group, from the start again behind the last; else None."""
        target = self.filter.settings.groups_per_booth
        lacking = self.filter.qs.filter(active_groups__lt=target).exclude(pk=booth.pk)
        found = following(lacking, Cursor.of(booth), 1, self._way) or following(lacking, None, 1, self._way)
        return next(iter(found), None)

    def without(self, *names: str, **changed: Any) -> str:
        """Return the query of this list without some parameters, and with others put in their place."""
        query = self.parameters.copy()
        for name in names:
            query.pop(name, None)
        for name, value in changed.items():
            query.setlist(name, value) if isinstance(value, list) else query.__setitem__(name, value)
        return query.urlencode()

    @cached_property
    def _way(self) -> Way:
        return Way.SORT if self.count.exact and self.count.booths <= COUNTED_TO else Way.WALK
