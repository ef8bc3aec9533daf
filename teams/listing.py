"""What the lists of seats, members and official accounts have in common: an area, and addresses of the same list."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Generic, TypeVar

from django.db.models import Q
from django.http import QueryDict
from django.utils import timezone

from booths.models import Unit
from booths.places import Step, own_unit
from booths.scope import Right, Scope
from teams.filters.area import AreaFilter
from teams.keyset import Page

Filter = TypeVar("Filter", bound=AreaFilter)


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the filters or orders that are one tap away; ``count`` is how many it finds, where that is told."""

    name: str
    query: str
    chosen: bool
    count: int | None = None


class AreaList(Generic[Filter]):
    """What ``parameters`` ask for within a scope.

    Without a unit in the parameters it is the person's own area, when that is one unit.
    """

    def __init__(self, scope: Scope, parameters: QueryDict) -> None:
        self._scope = scope
        self._today: date = timezone.localdate()
        self.parameters = parameters.copy()
        for name in ("after", "before"):
            self.parameters.pop(name, None)
        self._own = None if self.parameters.get("unit") else own_unit(scope)
        if self._own:
            self.parameters["unit"] = self._own.code
        self.filter = self._filtered_by(self.parameters)

    def _filter(self, parameters: QueryDict) -> Filter:
        """Return the filter of this kind of list."""
        raise NotImplementedError

    def _filtered_by(self, parameters: QueryDict) -> Filter:
        made = self._filter(parameters)
        if self._own:
            made.area = self._own
        return made

    @property
    def area(self) -> Unit | None:
        """The unit that the list is of; None when the person's area is several units and none was chosen."""
        return self.filter.area

    @property
    def is_elsewhere(self) -> bool:
        """Whether the parameters name a unit that is not there for this person."""
        return "unit" in self.filter.chosen and self.area is None

    @cached_property
    def units(self) -> list[Unit]:
        """The area, those above it and those right below it, the highest first."""
        if not self.area:
            return []
        shown = Q(pk__in=[pk for pk in self.area.path if pk]) | Q(parent=self.area)
        return list(Unit.objects.filter(shown).defer("search").order_by("level", "number", "code"))

    @property
    def below(self) -> list[Unit]:
        """The units to which the list can be narrowed: those right below the area."""
        return [unit for unit in self.units if self.area and unit.parent_id == self.area.pk]

    def trail(self, last: str) -> list[Step]:
        """Return the way to the area from the state and then ``last``, the list itself; nothing without an area."""
        if not self.area:
            return []
        above = [unit for unit in self.units if unit.pk in self.area.path]
        return [
            *(Step(one.name, self._step(one) if self._scope.may(Right.SEE, one) else "") for one in above),
            Step(last, ""),
        ]

    def query(self, *left_out: str, **changed: str) -> str:
        """Return the query of this list without some parameters, and with others put in their place."""
        query = self.parameters.copy()
        for name in left_out:
            query.pop(name, None)
        for name, value in changed.items():
            query[name] = value
        return query.urlencode()

    def turns(self, page: "Page[Any]") -> dict[str, str]:
        """Return what the pager takes: the addresses of the pages before and after, "" where there is none."""
        return {
            "previous": f"?{self.query(before=page.before)}" if page.before else "",
            "next": f"?{self.query(after=page.after)}" if page.after else "",
        }

    def place(self, unit: Unit) -> str:
        """Return the unit's name, and those of the two above it as far as they lie within the area."""
        top = self.area.level if self.area else 0
        chain = [unit, unit.parent, unit.parent.parent if unit.parent else None]
        return ", ".join(step.name for step in chain if step and (step == unit or step.level > top))

    def _step(self, unit: Unit) -> str:
        """Return the address to which a step of the trail leads."""
        raise NotImplementedError
