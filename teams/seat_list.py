"""One list of seats as a page shows it: what is filtered, how many there are, which fifty are seen."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import QueryDict
from django.urls import reverse

from booths.models import Unit
from booths.scope import Scope
from teams.access import may_fill
from teams.filters import FILLED, SURPLUS, VACANT, SeatFilter
from teams.keyset import Order, Page, page_of
from teams.listing import AreaList
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


class SeatList(AreaList[SeatFilter]):
    """The seats that the parameters of ``teams.filters`` ask for."""

    def __init__(self, scope: Scope, parameters: QueryDict) -> None:
        self.posts = posts_read()
        super().__init__(scope, parameters)

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

    @property
    def _state(self) -> str:
        return self.filter.chosen.get("state", "")

    @property
    def _may_be_vacant(self) -> bool:
        return self._state not in (FILLED, SURPLUS) and "signin" not in self.filter.chosen

    def _row(self, seat: Seat, holder: Assignment | None, may_invite: set[int]) -> Row:
        since: Any = getattr(seat, "vacant_since", None)
        return Row(
            seat,
            self.place(seat.unit),
            holder,
            days=(self._today - since).days if since and not holder else 0,
            may_fill=not holder and may_fill(self._scope, seat),
            may_invite=bool(holder and holder.pk in may_invite),
        )

    def _filter(self, parameters: QueryDict) -> SeatFilter:
        return SeatFilter(parameters, Seat.objects.within(self._scope), scope=self._scope, posts=self.posts)

    def _step(self, unit: Unit) -> str:
        return reverse("dashboard:seats", args=[unit.code])
