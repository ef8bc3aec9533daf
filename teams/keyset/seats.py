"""Pages of a list of seats."""

from datetime import date
from enum import StrEnum
from typing import Any

from teams.keyset.cutting import PAGE_SIZE, Page, cut
from teams.models import Seat
from teams.querysets import SeatQuerySet


class Order(StrEnum):
    """How a list of seats runs: from the top of the organisation down, or the longest vacant first."""

    PLACE = "place"
    LONGEST = "longest"


_KEYS = {
    Order.PLACE: ("unit__level", "unit__code", "position__order", "number", "pk"),
    Order.LONGEST: ("vacant_since", "pk"),
}


def page_of(
    seats: SeatQuerySet,
    order: Order,
    *,
    shown: SeatQuerySet,
    after: str = "",
    before: str = "",
    size: int = PAGE_SIZE,
) -> Page[Seat]:
    """Return one page of ``seats``: the first, or the one beside a cursor.

    ``shown`` are all seats with what the page shows of them. For ``LONGEST`` both come with ``vacant_since``. A cursor
    that says nothing, as in an address typed by hand, gives the first page.
    """
    back = _parse(before, order)
    found = cut(seats, shown, _KEYS[order], place=back or _parse(after, order), back=bool(back), size=size)
    return Page(
        found.records,
        before=_cursor(found.records[0], order) if found.records and found.more_before else "",
        after=_cursor(found.records[-1], order) if found.records and found.more_after else "",
    )


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
