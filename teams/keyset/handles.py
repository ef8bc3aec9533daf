"""Pages of a list of official accounts: from the top of the organisation down, a unit's own together."""

from typing import Any

from teams.keyset.cutting import PAGE_SIZE, Page, cut
from teams.models import Handle
from teams.querysets import HandleQuerySet

_KEYS = ("unit__level", "unit__code", "network", "pk")


def handles_page(handles: HandleQuerySet, *, after: str = "", before: str = "", size: int = PAGE_SIZE) -> Page[Handle]:
    """Return one page of ``handles`` with their units: the first, or the one beside a cursor.

    A cursor that says nothing, as in an address typed by hand, gives the first page.
    """
    back = _parse(before)
    place = back or _parse(after)
    shown = Handle.objects.select_related("unit__parent__parent")
    found = cut(handles, shown, _KEYS, place=place, back=bool(back), size=size)
    return Page(
        found.records,
        before=_cursor(found.records[0]) if found.records and found.more_before else "",
        after=_cursor(found.records[-1]) if found.records and found.more_after else "",
    )


def _cursor(handle: Handle) -> str:
    return f"{handle.unit.level}~{handle.network}~{handle.pk}~{handle.unit.code}"


def _parse(text: str) -> list[Any] | None:
    """Return the values of the keys that a cursor names; None when it names none."""
    level, *rest = text.replace("\x00", "").split("~", 3)
    if len(rest) < 3 or not level.isdecimal() or not rest[1].isdecimal() or len(level + rest[1]) > 18:
        return None
    network, pk, code = rest
    return [int(level), code, network, int(pk)]
