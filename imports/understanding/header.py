"""Which row is the header."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.sheets import Row
from imports.understanding.matching import match_header
from imports.understanding.synonyms import IGNORED

TITLE_ROWS = 20
LONGEST = 80  # characters of a header; a longer text is a title or a note
SECOND_ROW_GAIN = 0.5  # a second header row must name more than this in fields
_DATA = re.compile(r"https?://|whatsapp\.com/|[+()\d०-९\s./-]*[\d०-९]{2}[+()\d०-९\s./-]*$", re.IGNORECASE)


@dataclass(frozen=True)
class Header:
    """The header: numbers of its first and last row (0 and 0 when the sheet has none), and a text for each column.

    score: how many fields it names, unsure ones and columns without use counting for less.
    """

    first: int
    last: int
    texts: tuple[str, ...]
    score: float = 0.0


def find_header(rows: Sequence[Row], merged_across: Mapping[int, list[tuple[int, int]]], kind: str) -> Header:
    """Find the header among the first rows of a sheet: the row, or rows together, that name most fields.

    Of three rows the first says only what the two below leave open: "Booth No" beside "WhatsApp" over groups and links.
    Where no row names any, it is the first row of several texts, for the person to say what they are; a sheet that
    begins with data has no header.
    """
    rows = rows[: TITLE_ROWS + 1]
    best = Header(0, 0, ())
    for position, row in enumerate(rows[:TITLE_ROWS]):
        texts = tuple(map(clean, row.cells))
        alone = _score(texts, kind)
        if alone > best.score:
            best = Header(row.number, row.number, texts, alone)
        if alone and position + 1 < len(rows) and not _looks_like_data(rows[position + 1].cells):
            below = rows[position + 1]
            both = combine(row, below, merged_across)
            together = _score(both, kind)
            if together > max(best.score, alone) + SECOND_ROW_GAIN:
                best = Header(row.number, below.number, both, together)
            if position and (three := _under(rows[position - 1], both)) != both:
                together = _score(three, kind)
                if together > best.score + SECOND_ROW_GAIN:
                    best = Header(rows[position - 1].number, below.number, three, together)
    return best if best.score else _first_texts(rows)


def clean(text: str) -> str:
    """Return a header on one line, without blanks around it."""
    return " ".join(text.split())


def combine(upper: Row, lower: Row, merged_across: Mapping[int, list[tuple[int, int]]]) -> tuple[str, ...]:
    """Join two header rows column by column: "Group 1" over "Link" is "Group 1 Link".

    An upper cell holds for the columns that it is merged over; where nothing is merged (CSV), for the empty ones to its
    right that have a text below.
    """
    width = max(len(upper.cells), len(lower.cells))
    above = [*map(clean, upper.cells), *[""] * (width - len(upper.cells))]
    below = [*map(clean, lower.cells), *[""] * (width - len(lower.cells))]
    if spans := merged_across.get(upper.number):
        for first, last in spans:
            above[first : last + 1] = [above[first]] * len(above[first : last + 1])
    else:
        for index in range(1, width):
            above[index] = above[index] or (above[index - 1] if below[index] else "")
    return tuple(a if a == b or not b else f"{a} {b}".strip() for a, b in zip(above, below, strict=True))


def _under(top: Row, texts: Sequence[str]) -> tuple[str, ...]:
    """Return the texts of two header rows, those that are empty filled from the row above."""
    above = [*map(clean, top.cells), *[""] * (len(texts) - len(top.cells))]
    return tuple(text or over for text, over in zip(texts, above, strict=False))


def _score(texts: Sequence[str], kind: str) -> float:
    """Count the different fields that a row names; cells of data and long texts speak against it."""
    fields: set[str] = set()
    score = 0.0
    for text in filter(None, texts):
        if len(text) > LONGEST or _DATA.match(text):
            score -= 1
            continue
        match = match_header(text, kind)
        if match.field == IGNORED or match.field in fields:
            score += 0.2
        elif match.field:
            fields.add(match.field)
            score += match.score / 100
    return max(score, 0.0) if fields else 0.0


def _looks_like_data(cells: Sequence[str]) -> bool:
    filled = [cell.strip() for cell in cells if cell.strip()]
    return sum(bool(_DATA.match(cell)) or cell.isdigit() for cell in filled) > len(filled) / 4


def _first_texts(rows: Sequence[Row]) -> Header:
    for row in rows:
        texts = tuple(map(clean, row.cells))
        filled = [text for text in texts if text]
        if len(filled) > 1:
            has_data = any(_DATA.match(text) or text.isdigit() for text in filled)
            return Header(0, 0, ()) if has_data else Header(row.number, row.number, texts)
    return Header(0, 0, ())
