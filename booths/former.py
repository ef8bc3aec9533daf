"""The numbers that booths had before a renumbering: shown on their pages, and found by for a year."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db.models import F, QuerySet
from django.utils import timezone

from booths.models import Booth, Renumbering, RenumberingLine
from core.booth_numbers import read_booth_number

FOUND_FOR: Final = timedelta(days=365)
Fate = RenumberingLine.Fate


@dataclass(frozen=True, slots=True)
class Former:
    """``number`` was a booth's until ``until``: its own, or (``merged``) that of a booth that was merged into it."""

    number: str
    until: datetime
    merged: bool
    renumbering: int


def former_of(booth: Booth) -> list[Former]:
    """Return the numbers that a booth had before, the latest first."""
    lines = _lines().filter(result=booth).order_by("-renumbering", "pk")
    return [
        Former(line.old_number, line.renumbering.applied_at, line.fate == Fate.MERGED, line.renumbering_id)
        for line in lines.select_related("renumbering")
        if line.renumbering.applied_at
    ]


def former_numbers(words: Iterable[str]) -> dict[str, list[int]]:
    """Return for each word that is a number the ids of the booths that had it within the last year."""
    numbers = {number: word for word in words if (number := read_booth_number(word).number)}
    found: dict[str, list[int]] = defaultdict(list)
    if numbers:
        recent = _lines().filter(old_number__in=[*numbers], renumbering__applied_at__gt=timezone.now() - FOUND_FOR)
        for number, pk in recent.values_list("old_number", "result"):
            if pk:
                found[numbers[number]].append(pk)
    return dict(found)


def _lines() -> QuerySet[RenumberingLine]:
    done = RenumberingLine.objects.filter(renumbering__state=Renumbering.State.APPLIED, result__isnull=False)
    return done.filter(fate__in=[Fate.KEEPS, Fate.MERGED]).exclude(fate=Fate.KEEPS, number=F("old_number"))
