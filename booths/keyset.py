"""Pages of a long list that cost the same at any depth: each starts where its neighbour ended.

There are two ways to the next fifty: walk the index in the booths' order until enough are found, or find all and sort
them. The planner guesses badly which is quicker, because booths that meet a condition lie close together; whoever
counted them first knows. ``Way.WALK`` is for many, ``Way.SORT`` for few.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum

from django.db import connection, transaction
from django.db.models import F, Q

from booths.models import Booth
from booths.querysets.booths import BoothQuerySet

PAGE_SIZE = 50


class Way(Enum):
    """How to find the next booths of a list."""

    WALK = "walk"
    SORT = "sort"


@dataclass(frozen=True, slots=True)
class Cursor:
    """A place in the order of booths: an assembly's id and a sort key within it, written ``171.00012A``."""

    assembly_id: int
    sort: str

    @classmethod
    def of(cls, booth: Booth) -> "Cursor":
        """Return the place of a booth."""
        return cls(booth.assembly_id, booth.sort)

    @classmethod
    def parse(cls, text: str) -> "Cursor | None":
        """Return the place that ``text`` names; None when it names none, as in an address typed by hand."""
        assembly_id, dot, sort = text.partition(".")
        if not dot or not assembly_id.isdecimal() or len(assembly_id) > 18 or "\x00" in sort:
            return None
        return cls(int(assembly_id), sort)

    def __str__(self) -> str:
        return f"{self.assembly_id}.{self.sort}"


@dataclass(frozen=True, slots=True)
class Page:
    """Some booths in order; ``before`` and ``after`` are the cursors of the pages around it, None at the ends."""

    booths: list[Booth]
    before: Cursor | None
    after: Cursor | None


def following(booths: BoothQuerySet, cursor: Cursor | None, limit: int, way: Way = Way.SORT) -> list[Booth]:
    """Return the first ``limit`` booths after a place (None: from the start), the next one first."""
    if cursor:
        # Written so that the index on (assembly, sort) finds the start; the rest weeds out one assembly at most.
        further = Q(assembly_id__gt=cursor.assembly_id) | Q(sort__gt=cursor.sort)
        booths = booths.filter(further, assembly_id__gte=cursor.assembly_id)
    return _first(booths, limit, way)


def preceding(booths: BoothQuerySet, cursor: Cursor, limit: int, way: Way = Way.SORT) -> list[Booth]:
    """Return the last ``limit`` booths before a place, the nearest one first."""
    further = Q(assembly_id__lt=cursor.assembly_id) | Q(sort__lt=cursor.sort)
    return _first(booths.filter(further, assembly_id__lte=cursor.assembly_id), limit, way, backwards=True)


def page_of(booths: BoothQuerySet, *, after: str = "", before: str = "", way: Way, size: int = PAGE_SIZE) -> Page:
    """Return one page of ``booths``: the first, the one after a cursor, or the one before a cursor."""
    if (cursor := Cursor.parse(before)) is not None:
        found = preceding(booths, cursor, size + 1, way)
        return _page(found[:size][::-1], more_before=len(found) > size, more_after=True)
    cursor = Cursor.parse(after)
    found = following(booths, cursor, size + 1, way)
    return _page(found[:size], more_before=cursor is not None, more_after=len(found) > size)


def _page(shown: list[Booth], *, more_before: bool, more_after: bool) -> Page:
    return Page(
        shown,
        before=Cursor.of(shown[0]) if shown and more_before else None,
        after=Cursor.of(shown[-1]) if shown and more_after else None,
    )


def _first(booths: BoothQuerySet, limit: int, way: Way, *, backwards: bool = False) -> list[Booth]:
    # Adding nothing to the id makes it an order that no index has.
    by_assembly = F("assembly_id") if way is Way.WALK else F("assembly_id") + 0
    order = (by_assembly.desc(), F("sort").desc()) if backwards else (by_assembly.asc(), F("sort").asc())
    with _without_sorting(way is Way.WALK):
        return list(booths.order_by(*order)[:limit])


@contextmanager
def _without_sorting(wanted: bool) -> Iterator[None]:
    """Let the planner sort only where no index gives the order."""
    if not wanted:
        yield
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_sort = off")
        yield
        cursor.execute("SET LOCAL enable_sort = on")
