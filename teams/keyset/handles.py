"""Pages of a list of official accounts: from the top of the organisation down, a unit's own together."""

from typing import Any

from booths.models import Unit
from booths.querysets.units import UnitQuerySet
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


def units_page(units: UnitQuerySet, *, after: str = "", before: str = "", size: int = PAGE_SIZE) -> Page[Unit]:
    """Return one page of ``units`` from the top down, as ``handles_page`` does of accounts."""
    back = _parse_unit(before)
    place = back or _parse_unit(after)
    shown = Unit.objects.select_related("parent__parent").defer("search")
    found = cut(units, shown, ("level", "code"), place=place, back=bool(back), size=size)
    return Page(
        found.records,
        before=f"{found.records[0].level}~{found.records[0].code}" if found.records and found.more_before else "",
        after=f"{found.records[-1].level}~{found.records[-1].code}" if found.records and found.more_after else "",
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


def _parse_unit(text: str) -> list[Any] | None:
    level, mark, code = text.replace("\x00", "").partition("~")
    return [int(level), code] if mark and level.isdecimal() and len(level) < 3 else None
