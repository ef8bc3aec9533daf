"""Places that were renamed: sheets go on using the old name, and the register may do so too (Allahabad West)."""

import csv
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from core.text import fold

FILE = Path(__file__).resolve().parent.parent / "data" / "renamed_places.csv"


def other_names(names: Iterable[str]) -> list[str]:
    """Return what names would be with the other name of the place in them: Prayagraj Mahanagar, Allahabad Mahanagar."""
    known = {fold(name): name for name in names}
    found = {fold(other): other for name in known.values() for other in _others(name)}
    return [other for key, other in found.items() if key not in known]


def _others(name: str) -> Iterator[str]:
    folded = f" {fold(name)} "
    for words, others in _renamed().items():
        if f" {words} " in folded:
            for other in (other for other in others if other.isascii() == words.isascii()):
                yield folded.replace(f" {words} ", f" {other} ").strip()


@cache
def _renamed() -> dict[str, list[str]]:
    """Return for each name, folded, the other names of the place in both scripts."""
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    places: list[set[str]] = []
    for row in rows:
        names = {fold(name) for name in row.values()}
        for place in [place for place in places if place & names]:
            names |= place
            places.remove(place)
        places.append(names)
    return {name: sorted(place - {name}) for place in places for name in place}
