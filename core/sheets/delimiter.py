"""The delimiter of a text file, found from its beginning."""

import csv
from collections import Counter
from itertools import islice

DELIMITERS = "\t,;|"
SAMPLE_RECORDS = 300


def delimiter_of(head: str, *, hint: str = "") -> tuple[str, int]:
    """Return (delimiter, lines to skip) for the beginning of a file.

    The delimiter is the one under which most records have the same number of cells, more cells counting for more.
    Excel's own first line `sep=;` decides, and is skipped. A single column takes `hint` or the comma.
    """
    first = head.lstrip("\ufeff").splitlines()[0].strip().strip('"').lower()
    if first.startswith("sep=") and len(first) == 5:
        return first[4], 1
    best, best_score = hint or ",", 0.0
    for delimiter in DELIMITERS:
        score = _score(head, delimiter) * (1.5 if delimiter == hint else 1.0)
        if score > best_score:
            best, best_score = delimiter, score
    return best, 0


def _score(head: str, delimiter: str) -> float:
    """Score a delimiter: share of records with the commonest width, weighed by that width."""
    lines = head.splitlines(keepends=True)
    try:
        widths = [len(cells) for cells in islice(csv.reader(lines, delimiter=delimiter), SAMPLE_RECORDS) if any(cells)]
    except csv.Error:
        return 0.0
    if len(widths) > 3:
        widths.pop()  # the sample may end inside a record
    wide = Counter(width for width in widths if width > 1)
    if not wide:
        return 0.0
    width, count = wide.most_common(1)[0]
    share = count / len(widths)
    return share * share * (1 + min(width, 10) / 10)
