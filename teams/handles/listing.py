"""One list of official accounts, or of units without one, as a page shows it."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import QueryDict
from django.urls import reverse

from booths.models import Unit
from booths.scope import Right
from core.social import Network
from teams.filters import HandleFilter
from teams.handles.growth import is_stale
from teams.handles.words import ICONS
from teams.keyset import Page
from teams.keyset.handles import handles_page, units_page
from teams.listing import AreaList
from teams.models import Handle


@dataclass(frozen=True, slots=True)
class HandleRow:
    """One account of the list: where it is, whether its count is too old."""

    handle: Handle
    place: str
    icon: str
    stale: bool


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One unit without an account; ``may_add`` whether the reader may add it."""

    unit: Unit
    place: str
    may_add: bool


class HandleList(AreaList[HandleFilter]):
    """The accounts, or units, that the parameters of ``teams.filters.handles`` ask for."""

    @property
    def without(self) -> str:
        """The network that the units of the list lack (``any``: all of them); empty for a list of accounts."""
        return str(self.filter.chosen.get("without", ""))

    @cached_property
    def count(self) -> int:
        """How many accounts, or units, there are."""
        return self.filter.units.count() if self.without else self.filter.qs.count()

    def page(self, *, after: str = "", before: str = "") -> Page[Any]:
        """Return fifty of them."""
        if self.without:
            return units_page(self.filter.units, after=after, before=before)
        return handles_page(self.filter.qs, after=after, before=before)

    def rows(self, page: Page[Any]) -> list[Any]:
        """Return the rows of a page: no query."""
        if self.without:
            return [UnitRow(one, self.place(one), self._scope.may(Right.EDIT, one)) for one in page.records]
        return [
            HandleRow(one, self.place(one.unit), ICONS[Network(one.network)], is_stale(one.counted_on, self._today))
            for one in page.records
        ]

    def _filter(self, parameters: QueryDict) -> HandleFilter:
        return HandleFilter(parameters, Handle.objects.within(self._scope), scope=self._scope)

    def _step(self, unit: Unit) -> str:
        return reverse("dashboard:handles", args=[unit.code])
