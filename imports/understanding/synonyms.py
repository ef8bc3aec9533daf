"""The headers we know, from imports/data/header_synonyms.csv."""

import csv
from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple, TypeVar

from imports.understanding.fields import KINDS
from imports.understanding.folding import bag, fold, tokens

FILE = Path(__file__).resolve().parent.parent / "data" / "header_synonyms.csv"
IGNORED = "-"

Key = TypeVar("Key", bound=Hashable)
Lines = Sequence[tuple[str, str]]


class Known(NamedTuple):
    """The known headers of one kind of sheet by key, with the fields that each can mean; several make it ambiguous.

    The keys: as written in lower case; folded; as a bag of words. The field of serial numbers and the like is IGNORED.
    """

    exact: dict[str, tuple[str, ...]]
    folded: dict[str, tuple[str, ...]]
    bags: dict[tuple[str, ...], tuple[str, ...]]

    def find(self, parts: Sequence[str]) -> tuple[str, ...]:
        """Return the fields that the words of a header mean, () for none."""
        return self.folded.get("".join(parts)) or self.bags.get(bag(parts)) or ()


@cache
def known_headers(kind: str) -> Known:
    """Return the headers known for a kind of sheet.

    The file has field, header and kinds; a line with kinds (parted by blanks) counts for those alone, and there it
    outweighs lines without. Bags of words that would mean several fields are left out.
    """
    fields = KINDS[kind].named_fields | {IGNORED}
    with FILE.open(encoding="utf-8", newline="") as file:
        lines = [(line["field"], line["header"], line["kinds"].split()) for line in csv.DictReader(file)]
    kin = {kind, KINDS[kind].like}
    own = [(name, header) for name, header, kinds in lines if kin.intersection(kinds) and name in fields]
    common = [(name, header) for name, header, kinds in lines if not kinds and name in fields]
    bags = _by_key(own, common, lambda header: bag(tokens(header)))
    return Known(
        exact=_by_key(own, common, lower),
        folded=_by_key(own, common, fold),
        bags={key: names for key, names in bags.items() if len(names) == 1 and len(key) > 1},
    )


def lower(header: str) -> str:
    """Return a header as written, but for case and blanks."""
    return " ".join(header.lower().split())


def _by_key(own: Lines, common: Lines, key_of: Callable[[str], Key]) -> dict[Key, tuple[str, ...]]:
    found: dict[Key, tuple[str, ...]] = {}
    for lines in (own, common):
        here: dict[Key, list[str]] = defaultdict(list)
        for name, header in lines:
            if name not in here[key_of(header)]:
                here[key_of(header)].append(name)
        found = {**{key: tuple(names) for key, names in here.items()}, **found}
    return found
