"""The delimiter of a text file, found from its beginning."""

import csv
import io
import re
from collections import Counter
from itertools import islice
from typing import NamedTuple

DELIMITERS = "\t,;|"
SAMPLE_RECORDS = 300
_EXCEL = re.compile('\ufeff?"?sep=(.)"?\r?\n', re.IGNORECASE)


class Dialect(NamedTuple):
    """The delimiter, how many cells most records have, and how many lines to skip before the first."""

    delimiter: str
    width: int
    skip: int = 0


def find_dialect(head: str, *, hint: str) -> Dialect:
    """Return the dialect for the beginning of a file.

    The delimiter is the one under which most records have the same number of cells, more cells counting for more.
    Excel's own first line `sep=;` decides, and is skipped. A single column takes `hint`.
    """
    if said := _EXCEL.match(head):
        return Dialect(said[1], _width(head[said.end() :], said[1])[0], skip=1)
    found = [(*_width(head, delimiter), delimiter) for delimiter in DELIMITERS]
    width, score, delimiter = max(found, key=lambda one: one[1] * (1.5 if one[2] == hint == "\t" else 1.0))
    return Dialect(delimiter, width) if score else Dialect(hint, 1)


def _width(head: str, delimiter: str) -> tuple[int, float]:
    """Return the commonest width of records above 1, and a score from the share of records that have it."""
    lines = list(io.StringIO(head, newline=""))
    trust = 1.0
    try:
        records = list(islice(csv.reader(lines, delimiter=delimiter, strict=True), SAMPLE_RECORDS))
    except csv.Error:
        # Signs after a closing quotation mark: a stray mark, which must not count as an opening one, or more likely not
        # the delimiter.
        records = [line.rstrip("\r\n").split(delimiter) for line in islice(lines, SAMPLE_RECORDS)]
        trust = 0.5
    widths = [len(cells) for cells in records if any(cells)]
    if len(widths) > 3:
        widths.pop()  # the sample may end inside a record
    wide = Counter(width for width in widths if width > 1)
    if not wide:
        return 1, 0.0
    width, count = max(wide.items(), key=lambda item: (item[1], item[0]))
    share = count / len(widths)
    return width, trust * share * share * (1 + min(width, 10) / 10)
