"""Which row is the header."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.sheets import Row
from imports.understanding.columns import match_header
from imports.understanding.synonyms import IGNORED

TITLE_ROWS = 20
_DATA = re.compile(r"https?://|whatsapp\.com/|^[+()\d०-९\s./-]*[\d०-९][+()\d०-९\s./-]*$", re.IGNORECASE)
LONG = 80


@dataclass(frozen=True)
class Header:
    """The header: the numbers of its first and last row (0, 0 when the sheet has none) and a text for each column."""

    first: int
    last: int
    texts: tuple[str, ...]


def find_header(head: Sequence[Row], merged_across: dict[int, list[tuple[int, int]]], kind: str) -> Header:
    """Find the header among the first rows of a sheet: the row, or two rows together, that name the most fields."""
    rows = list(head[: TITLE_ROWS + 2])
    best, best_score = Header(0, 0, ()), 0.0
    for position, row in enumerate(rows[:TITLE_ROWS]):
        texts = tuple(clean(cell) for cell in row.cells)
        score = _score(texts, kind)
        if score > best_score:
            best, best_score = Header(row.number, row.number, texts), score
        if position + 1 < len(rows):
            below = rows[position + 1]
            both = combine(row, below, merged_across)
            score = _score(both, kind)
            if score > best_score + 0.5 and _score(texts, kind) > 0 and not _looks_like_data(below.cells):
                best, best_score = Header(row.number, below.number, both), score
    if best_score:
        return best
    return _unrecognised(rows)


def clean(text: str) -> str:
    """Return a header on one line, without spaces around it."""
    return " ".join(text.split())


def combine(upper: Row, lower: Row, merged_across: dict[int, list[tuple[int, int]]]) -> tuple[str, ...]:
    """Join two header rows column by column: "Group 1" over "Link" is "Group 1 Link".

    An upper cell holds for the columns that it is merged over; without merged cells (CSV) for the empty ones to its right
    which have a text below.
    """
    width = max(len(upper.cells), len(lower.cells))
    above = [clean(cell) for cell in upper.cells] + [""] * (width - len(upper.cells))
    below = [clean(cell) for cell in lower.cells] + [""] * (width - len(lower.cells))
    spans = merged_across.get(upper.number, [])
    if spans:
        for first, last in spans:
            above[first : last + 1] = [above[first]] * (min(last, width - 1) - first + 1)
    else:
        carried = ""
        for index in range(width):
            carried = above[index] or (carried if below[index] else "")
            above[index] = carried
    return tuple(a if a == b or not b else f"{a} {b}".strip() for a, b in zip(above, below, strict=True))


def _score(texts: Sequence[str], kind: str) -> float:
    """Count the different fields that a row names; a cell of data or a long text speaks against it."""
    fields: set[str] = set()
    score = 0.0
    for text in texts:
        if not text:
            continue
        if _DATA.search(text) or len(text) > LONG:
            score -= 1
            continue
        match = match_header(text, kind)
        if match.field == IGNORED:
            score += 0.3
        elif match.field and match.field not in fields:
            fields.add(match.field)
            score += match.score / 100
        elif match.field:
            score += 0.2
    return score if fields else 0.0


def _looks_like_data(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell.strip()]
    return sum(bool(_DATA.search(cell.strip())) for cell in filled) > len(filled) / 4


def _unrecognised(rows: Sequence[Row]) -> Header:
    """Without a header that we know: the first row of several texts without data, for the person to say; else none."""
    for row in rows[:TITLE_ROWS]:
        texts = [clean(cell) for cell in row.cells]
        filled = [text for text in texts if text]
        if len(filled) > 1:
            if any(_DATA.search(text) for text in filled):
                break
            return Header(row.number, row.number, tuple(texts))
    return Header(0, 0, ())
