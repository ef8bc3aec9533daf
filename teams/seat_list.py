"""One list of seats as a page shows it: what is filtered, how many there are, which fifty are seen."""

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
from teams.access import may_fill
from teams.filters import FILLED, SURPLUS, VACANT, SeatFilter
from teams.keyset import Order, Page, page_of
from teams.models import Assignment, Seat
from teams.overview import invitable, posts_read

_SHOWN = ("position", "unit__parent__parent")


@dataclass(frozen=True, slots=True)
class Row:
    """One seat of the list: where, who holds it, and what the reader may do about it."""

    seat: Seat
    place: str
    assignment: Assignment | None
    days: int
    """For how many days it has been vacant; 0 where somebody holds it."""
    may_fill: bool
    may_invite: bool


class SeatList:
    """The seats that ``parameters`` (those of ``teams.filters``) ask for, within a scope.

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
        self.posts = posts_read()
        self.filter = SeatFilter(self.parameters, Seat.objects.within(scope), scope=scope, posts=self.posts)
        if own:
            self.filter.area = own

    @property
    def area(self) -> Unit | None:
        """The unit that the list is of; None when the person's area is several units and none was chosen."""
        return self.filter.area

    @property
    def order(self) -> Order:
        """The order, as ``order=longest`` asks for it of vacant seats."""
        longest = self.parameters.get("order") == Order.LONGEST and self._state == VACANT
        return Order.LONGEST if longest else Order.PLACE

    @cached_property
    def count(self) -> int:
        """How many seats there are."""
        return self.filter.qs.count()

    def page(self, *, after: str = "", before: str = "") -> Page[Seat]:
        """Return fifty of the seats, each with its position and unit and the two units above that."""
        seats, shown = self.filter.qs, Seat.objects.select_related(*_SHOWN)
        if self.order == Order.LONGEST:
            seats = seats.with_vacant_since(self._today)
        if self._may_be_vacant:
            shown = shown.with_vacant_since(self._today)
        return page_of(seats, self.order, shown=shown, after=after, before=before)

    def rows(self, page: Page[Seat]) -> list[Row]:
        """Return the seats of a page with their holders: at most two queries."""
        holders: dict[int, Assignment] = {}
        if self._state != VACANT:
            held = Assignment.objects.filter(seat__in=page.records).current(self._today).select_related("member__user")
            holders = {one.seat_id: one for one in held}
        inviting = "signin" in self.filter.chosen
        may_invite = invitable(holders.values(), scope=self._scope, today=self._today) if inviting else set()
        return [self._row(seat, holders.get(seat.pk), may_invite) for seat in page.records]

    @cached_property
    def trail(self) -> list[Step]:
        """The way to the area from the state, each place's page of seats."""
        above = (unit for unit in self._units if self.area and unit.pk in self.area.path)
        return [
            Step(unit.name, reverse("dashboard:seats", args=[unit.code]) if self._scope.may(Right.SEE, unit) else "")
            for unit in sorted(above, key=lambda unit: unit.level)
        ]

    @property
    def below(self) -> list[Unit]:
        """The units to which the list can be narrowed: those right below the area."""
        return [unit for unit in self._units if self.area and unit.parent_id == self.area.pk]

    def without(self, *names: str, **changed: str) -> str:
        """Return the query of this list without some parameters, and with others put in their place."""
        query = self.parameters.copy()
        for name in names:
            query.pop(name, None)
        for name, value in changed.items():
            query[name] = value
        return query.urlencode()

    @property
    def _state(self) -> str:
        return self.filter.chosen.get("state", "")

    @property
    def _may_be_vacant(self) -> bool:
        return self._state not in (FILLED, SURPLUS) and "signin" not in self.filter.chosen

    @cached_property
    def _units(self) -> list[Unit]:
        if not self.area:
            return []
        shown = Q(pk__in=[pk for pk in self.area.path if pk]) | Q(parent=self.area)
        return list(Unit.objects.filter(shown).defer("search"))

    def _row(self, seat: Seat, holder: Assignment | None, may_invite: set[int]) -> Row:
        since: Any = getattr(seat, "vacant_since", None)
        return Row(
            seat,
            self._place(seat.unit),
            holder,
            days=(self._today - since).days if since and not holder else 0,
            may_fill=not holder and may_fill(self._scope, seat),
            may_invite=bool(holder and holder.pk in may_invite),
        )

    def _place(self, unit: Unit) -> str:
        """Return the unit's name, and those of the two above it as far as they lie within the area."""
        top = self.area.level if self.area else 0
        chain = [unit, unit.parent, unit.parent.parent if unit.parent else None]
        return ", ".join(step.name for step in chain if step and (step == unit or step.level > top))
