"""Cutting a page out of an ordered list."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any, Generic, TypeVar

from django.db.models import Model, Q, QuerySet

PAGE_SIZE = 50

Record = TypeVar("Record", bound=Model)


@dataclass(frozen=True, slots=True)
class Page(Generic[Record]):
    """Some records in order; ``before`` and ``after`` are the cursors of the pages around it, empty at the ends."""

    records: list[Record]
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Cut(Generic[Record]):
    """The records of a page, and whether there are others on either side."""

    records: list[Record]
    more_before: bool
    more_after: bool


def cut(
    rows: QuerySet[Record],
    shown: QuerySet[Record],
    keys: Sequence[str],
    *,
    place: Sequence[Any] | None,
    back: bool,
    size: int,
) -> Cut[Record]:
    """Return the ``size`` rows beyond a place in the order of ``keys``, or before it when ``back``; else the first.

    ``shown`` are all records with what the page shows of them, fetched for its rows alone: sorting thousands of rows of
    that width takes twice as long.
    """
    if place:
        rows = rows.filter(_beyond(keys, place, "lt" if back else "gt"))
    way = [f"-{key}" if back else key for key in keys]
    # A list of its own: within the other query it may be worked out anew for each row there is.
    wanted = list(rows.order_by(*way).values_list("pk", flat=True)[: size + 1])
    found = list(shown.filter(pk__in=wanted).order_by(*way))
    more, found = len(found) > size, found[:size]
    if back:
        found.reverse()
        return Cut(found, more_before=more, more_after=True)
    return Cut(found, more_before=place is not None, more_after=more)


def _beyond(keys: Sequence[str], place: Sequence[Any], side: str) -> Q:
    """Return the condition that a row stands beyond a place in the order of the keys."""
    steps = []
    for depth, (key, value) in enumerate(zip(keys, place, strict=True)):
        same = dict(zip(keys[:depth], place, strict=False))
        steps.append(Q(**same, **{f"{key}__{side}": value}))
    return reduce(or_, steps)
