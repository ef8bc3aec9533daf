"""A draft as it is looked at: what kind of change each line is, and what it stands beside."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import models
from django.utils.translation import gettext_lazy as _

from booths.models import RenumberingLine
from core.booth_numbers import sort_key

Fate = RenumberingLine.Fate


class Kind(models.TextChoices):
    """What one may want to look at alone."""

    CHANGED = "changed", _("Changed")
    ASKED = "asked", _("To decide")
    SPLIT = "split", _("Split")
    MERGED = "merged", _("Merged")
    NEW = "new", _("New")
    ABSENT = "absent", _("Not in the new list")
    SAME = "same", _("Unchanged")


@dataclass(slots=True)
class Shown:
    """A line with the lines that it belongs with: those merged into it, or split off from the same booth."""

    line: RenumberingLine
    kinds: set[Kind] = field(default_factory=set)
    merged: list[RenumberingLine] = field(default_factory=list)
    parted: list[RenumberingLine] = field(default_factory=list)

    @property
    def place(self) -> str:
        """Where it stands in the order of numbers: by the new one, where there is one."""
        line = self.line
        return sort_key(line.number or line.old_number)


def shown(lines: Iterable[RenumberingLine]) -> list[Shown]:
    """Return all lines in the order of their numbers, each with its kinds."""
    merged: dict[str, list[RenumberingLine]] = defaultdict(list)
    parted: dict[str, list[RenumberingLine]] = defaultdict(list)
    lines = list(lines)
    for line in lines:
        if line.fate == Fate.MERGED:
            merged[line.number].append(line)
        elif line.fate == Fate.PARTED:
            parted[line.old_number].append(line)
    told = []
    for line in lines:
        keeps = line.fate == Fate.KEEPS
        one = Shown(line, merged=merged[line.number] if keeps else [], parted=parted[line.old_number] if keeps else [])
        one.kinds = _kinds(one)
        told.append(one)
    return sorted(told, key=lambda one: (one.place, one.line.pk))


def _kinds(one: Shown) -> set[Kind]:
    fate = one.line.fate
    if fate == Fate.ASKED:
        return {Kind.ASKED}
    if fate == Fate.ABSENT:
        return {Kind.ABSENT}
    kinds = set()
    if fate == Fate.MERGED or one.merged:
        kinds.add(Kind.MERGED)
    if fate == Fate.PARTED or one.parted:
        kinds.add(Kind.SPLIT)
    if fate in (Fate.NEW, Fate.PARTED):
        kinds.add(Kind.NEW)
    if kinds or fate == Fate.REMOVED or one.line.number != one.line.old_number:
        return kinds | {Kind.CHANGED}
    return {Kind.SAME}
