"""One list of official accounts, or of units without one, as a page shows it."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Q
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from booths.models import Unit
from booths.places import Step, own_unit
from booths.scope import Right, Scope
from core.social import Network
from teams.filters import HandleFilter
from teams.handles.growth import is_stale
from teams.handles.words import ICONS
from teams.keyset import Page
from teams.keyset.handles import handles_page, units_page
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


class HandleList:
    """What ``parameters`` (those of ``teams.filters.handles``) ask for, within a scope.

    Without a unit in the parameters it is the person's own area, when that is one unit.
    """

    def __init__(self, scope: Scope, parameters: QueryDict) -> None:
        self._scope = scope
        self._today = timezone.localdate()
        self.parameters = parameters.copy()
        for name in ("after", "before"):
            self.parameters.pop(name, None)
        own = None if self.parameters.get("unit") else own_unit(scope)
        if own:
            self.parameters["unit"] = own.code
        self.filter = HandleFilter(self.parameters, Handle.objects.within(scope), scope=scope)
        if own:
            self.filter.area = own

    @property
    def area(self) -> Unit | None:
        """The unit that the list is of; None when the person's area is several units and none was chosen."""
        return self.filter.area

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
            return [UnitRow(one, self._place(one), self._scope.may(Right.EDIT, one)) for one in page.records]
        return [
            HandleRow(one, self._place(one.unit), ICONS[Network(one.network)], is_stale(one.counted_on, self._today))
            for one in page.records
        ]

    @cached_property
    def trail(self) -> list[Step]:
        """The way to the area from the state, each place's page of accounts."""
        above = [unit for unit in self._units if self.area and unit.pk in self.area.path]
        return [
            Step(unit.name, reverse("dashboard:handles", args=[unit.code]) if self._scope.may(Right.SEE, unit) else "")
            for unit in sorted(above, key=lambda unit: unit.level)
        ]

    @property
    def below(self) -> list[Unit]:
        """The units to which the list can be narrowed: those right below the area."""
        return [unit for unit in self._units if self.area and unit.parent_id == self.area.pk]

    def query(self, *left_out: str, **changed: str) -> str:
        """Return the query of this list without some parameters, and with others put in their place."""
        query = self.parameters.copy()
        for name in left_out:
            query.pop(name, None)
        for name, value in changed.items():
            query[name] = value
        return query.urlencode()

    @cached_property
    def _units(self) -> list[Unit]:
        if not self.area:
            return []
        shown = Q(pk__in=[pk for pk in self.area.path if pk]) | Q(parent=self.area)
        return list(Unit.objects.filter(shown).defer("search"))

    def _place(self, unit: Unit) -> str:
        """Return the unit's name, and those of the two above it as far as they lie within the area."""
        top = self.area.level if self.area else 0
        chain = [unit, unit.parent, unit.parent.parent if unit.parent else None]
        return ", ".join(step.name for step in chain if step and (step == unit or step.level > top))
