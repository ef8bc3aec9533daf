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
    """The known headers of one kind of sheet: as written (lower case) → field, and folded → field."""

    exact: dict[str, str]
    folded: dict[str, str]


@cache
def known_headers(kind: str) -> Known:
    """Return the headers known for a kind; the field of serial numbers, remarks and the like is IGNORED.

    The file has field, header and kinds; a line with kinds (separated by spaces) counts for those alone, and wins.
    """
    fields = {*KINDS[kind].base_fields(), IGNORED}
    with FILE.open(encoding="utf-8", newline="") as file:
        lines = [line for line in csv.DictReader(file) if line["field"] in fields]
    lines = [line for line in lines if not line["kinds"] or kind in line["kinds"].split()]
    known = Known({}, {})
    for line in sorted(lines, key=lambda line: not line["kinds"]):
        known.exact.setdefault(line["header"].strip().lower(), line["field"])
        known.folded.setdefault(fold(line["header"]), line["field"])
    return known
