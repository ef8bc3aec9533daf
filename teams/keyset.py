"""Pages of a long list of seats that cost the same at any depth: each starts where its neighbour ended."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q

from teams.models import Seat
from teams.querysets import SeatQuerySet

PAGE_SIZE = 50


class Order(StrEnum):
    """How a list of seats runs: from the top of the organisation down, or the longest vacant first."""

    PLACE = "place"
    LONGEST = "longest"


_KEYS = {
    Order.PLACE: ("unit__level", "unit__code", "position__order", "number", "pk"),
    Order.LONGEST: ("vacant_since", "pk"),
}


@dataclass(frozen=True, slots=True)
class Page:
    """Some seats in order; ``before`` and ``after`` are the cursors of the pages around it, empty at the ends."""

    seats: list[Seat]
    before: str = ""
    after: str = ""


def page_of(
    seats: SeatQuerySet,
    order: Order,
    *,
    shown: SeatQuerySet,
    after: str = "",
    before: str = "",
    size: int = PAGE_SIZE,
) -> Page:
    """Return one page of ``seats``: the first, or the one beside a cursor.

    ``shown`` are all seats with what the page shows of them, fetched for its fifty alone: sorting thousands of rows of
    that width takes twice as long. For ``LONGEST`` both come with ``vacant_since``. A cursor that says nothing, as in
    an address typed by hand, gives the first page.
    """
    back = _parse(before, order)
    place = back or _parse(after, order)
    keys = _KEYS[order]
    if place:
        seats = seats.filter(_beyond(keys, place, "lt" if back else "gt"))
    way = [f"-{key}" if back else key for key in keys]
    # A list of its own: within the other query it may be worked out anew for each seat there is.
    wanted = list(seats.order_by(*way).values_list("pk", flat=True)[: size + 1])
    found = list(shown.filter(pk__in=wanted).order_by(*way))
    more, found = len(found) > size, found[:size]
    if back:
        found.reverse()
    more_before, more_after = (more, True) if back else (place is not None, more)
    return Page(
        found,
        before=_cursor(found[0], order) if found and more_before else "",
        after=_cursor(found[-1], order) if found and more_after else "",
    )


def _beyond(keys: tuple[str, ...], place: list[Any], side: str) -> Q:
    """Return the condition that a row stands beyond a place in the order of the keys."""
    steps = []
    for depth, (key, value) in enumerate(zip(keys, place, strict=True)):
        same = dict(zip(keys[:depth], place, strict=False))
        steps.append(Q(**same, **{f"{key}__{side}": value}))
    return reduce(or_, steps)


def _cursor(seat: Seat, order: Order) -> str:
    if order is Order.LONGEST:
        return f"{seat.vacant_since}~{seat.pk}"  # type: ignore[attr-defined]
    return "~".join(map(str, (seat.unit.level, seat.position.order, seat.number, seat.pk, seat.unit.code)))


def _parse(text: str, order: Order) -> list[Any] | None:
    """Return the values of the order's keys that a cursor names; None when it names none."""
    try:
        if order is Order.LONGEST:
            since, pk = text.split("~")
            return [date.fromisoformat(since), _number(pk)]
        level, position, number, pk, code = text.replace("\x00", "").split("~", 4)
        return [_number(level), code, _number(position), _number(number), _number(pk)]
    except ValueError:
        return None


def _number(text: str) -> int:
    if not text.isdecimal() or len(text) > 9:
        raise ValueError(text)
    return int(text)
