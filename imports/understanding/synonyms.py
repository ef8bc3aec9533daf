"""The headers we know, from imports/data/header_synonyms.csv."""

import csv
from functools import cache
from pathlib import Path
from typing import NamedTuple

from imports.understanding.fields import KINDS
from imports.understanding.folding import fold

FILE = Path(__file__).resolve().parent.parent / "data" / "header_synonyms.csv"
IGNORED = "-"


class Known(NamedTuple):
    """The known headers of one kind of sheet: as written (lower case) and folded, with the fields that each can mean.

    More than one field makes a header ambiguous. The field of serial numbers, remarks and the like is IGNORED.
    """

    exact: dict[str, tuple[str, ...]]
    folded: dict[str, tuple[str, ...]]


@cache
def known_headers(kind: str) -> Known:
    """Return the headers known for a kind of sheet.

    The file has field, header and kinds; a line with kinds (parted by blanks) counts for those alone, and there it
    outweighs lines without.
    """
    fields = KINDS[kind].named_fields | {IGNORED}
    with FILE.open(encoding="utf-8", newline="") as file:
        lines = [line for line in csv.DictReader(file) if line["field"] in fields]
    own = [line for line in lines if kind in line["kinds"].split()]
    known = Known({}, {})
    for part in (own, [line for line in lines if not line["kinds"]]):
        for table, key_of in ((known.exact, _lower), (known.folded, fold)):
            found: dict[str, tuple[str, ...]] = {}
            for line in part:
                key = key_of(line["header"])
                found[key] = tuple(dict.fromkeys((*found.get(key, ()), line["field"])))
            table.update({key: names for key, names in found.items() if key not in table})
    return known


def _lower(header: str) -> str:
    return " ".join(header.lower().split())
