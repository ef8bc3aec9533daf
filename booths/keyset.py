"""Pages of a long list that cost the same at any depth: each starts where its neighbour ended."""

from dataclasses import dataclass

from django.db.models import Q

from booths.models import Booth
from booths.querysets.booths import BoothQuerySet

PAGE_SIZE = 50


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


def following(booths: BoothQuerySet, cursor: Cursor) -> BoothQuerySet:
    """Return the booths after a place, the next one first."""
    # Written so that the index on (assembly, sort) gives the start; the rest weeds out one assembly's rows at most.
    beyond = Q(assembly_id__gte=cursor.assembly_id) & (Q(assembly_id__gt=cursor.assembly_id) | Q(sort__gt=cursor.sort))
    return booths.filter(beyond).order_by("assembly_id", "sort")


def preceding(booths: BoothQuerySet, cursor: Cursor) -> BoothQuerySet:
    """Return the booths before a place, the nearest one first."""
    short_of = Q(assembly_id__lte=cursor.assembly_id) & (
        Q(assembly_id__lt=cursor.assembly_id) | Q(sort__lt=cursor.sort)
    )
    return booths.filter(short_of).order_by("-assembly_id", "-sort")


def page_of(booths: BoothQuerySet, *, after: str = "", before: str = "", size: int = PAGE_SIZE) -> Page:
    """Return one page of ``booths`` by one query: the first, the one after a cursor, or the one before a cursor."""
    if (cursor := Cursor.parse(before)) is not None:
        found = list(preceding(booths, cursor)[: size + 1])
        more, shown = len(found) > size, found[:size][::-1]
        return _page(shown, more_before=more, more_after=True)
    cursor = Cursor.parse(after)
    found = list((following(booths, cursor) if cursor else booths.in_order())[: size + 1])
    return _page(found[:size], more_before=cursor is not None, more_after=len(found) > size)


def _page(shown: list[Booth], *, more_before: bool, more_after: bool) -> Page:
    return Page(
        shown,
        before=Cursor.of(shown[0]) if shown and more_before else None,
        after=Cursor.of(shown[-1]) if shown and more_after else None,
    )
