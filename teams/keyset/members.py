"""Pages of a list of members."""

from enum import StrEnum
from typing import Any

from django.db.models import F, Value
from django.db.models.functions import Coalesce, Lower, NullIf
from django.utils.translation import get_language

from teams.keyset.cutting import PAGE_SIZE, Page, cut
from teams.models import Member
from teams.querysets import MemberQuerySet


class MemberOrder(StrEnum):
    """How a list of members runs: by the name in the reader's language, or the newest first."""

    NAME = "name"
    NEWEST = "newest"


_KEYS = {MemberOrder.NAME: ("by_name", "pk"), MemberOrder.NEWEST: ("newness",)}


def members_page(
    members: MemberQuerySet,
    order: MemberOrder,
    *,
    shown: MemberQuerySet,
    after: str = "",
    before: str = "",
    size: int = PAGE_SIZE,
) -> Page[Member]:
    """Return one page of ``members``: the first, or the one beside a cursor.

    ``shown`` are all members within the reader's scope, with what the page shows of them. A cursor is the number of the
    record at the edge, for names do not belong into addresses; one that is not within the scope gives the first page.
    """
    members, shown, keys = _in_order(members), _in_order(shown), _KEYS[order]
    back = _place(shown, before, keys)
    place = back or _place(shown, after, keys)
    found = cut(members, shown, keys, place=place, back=bool(back), size=size)
    return Page(
        found.records,
        before=str(found.records[0].pk) if found.records and found.more_before else "",
        after=str(found.records[-1].pk) if found.records and found.more_after else "",
    )


def _in_order(members: MemberQuerySet) -> MemberQuerySet:
    names = ("name_hi", "name_en") if get_language() == "hi" else ("name_en", "name_hi")
    name = Coalesce(NullIf(names[0], Value("")), names[1])
    # Ids are given in the order of time.
    return members.annotate(by_name=Lower(name), newness=-F("pk"))


def _place(shown: MemberQuerySet, cursor: str, keys: tuple[str, ...]) -> tuple[Any, ...] | None:
    """Return where the record of a cursor stands; None when it names none that the reader may see."""
    if not cursor.isdecimal() or len(cursor) > 18:
        return None
    return shown.filter(pk=int(cursor)).values_list(*keys).first()
