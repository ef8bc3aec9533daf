"""Places that were renamed: sheets go on using the old name, and the register may do so too (Allahabad West)."""

import csv
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from core.text import fold

FILE = Path(__file__).resolve().parent.parent / "data" / "renamed_places.csv"


def other_names(names: Iterable[str]) -> list[str]:
    """Return what names would be with the other name of the place in them: Prayagraj Mahanagar, Allahabad Mahanagar."""
    known = {fold(name) for name in names}
    if not any(map(_any_of_them().search, known)):
        return []
    return [other for other in dict.fromkeys(other for name in known for other in _others(name)) if other not in known]


def _others(folded: str) -> Iterator[str]:
    for words in dict.fromkeys(_any_of_them().findall(folded)):
        for other in _renamed()[words]:
            if other.isascii() == words.isascii():
                yield folded.replace(words, other)


@cache
def _any_of_them() -> re.Pattern[str]:
    longest_first = sorted(_renamed(), key=len, reverse=True)
    return re.compile(rf"(?<!\S)(?:{'|'.join(map(re.escape, longest_first))})(?!\S)")


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
