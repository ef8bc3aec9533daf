"""Understanding a sheet."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import islice

from core.sheets import Row, Sheet, SheetError
from imports.understanding.assigning import assign_fields
from imports.understanding.fields import KINDS
from imports.understanding.fonts import cells_in_unicode, columns_in_font, with_font
from imports.understanding.header import clean, find_header
from imports.understanding.understanding import Understanding

LOOKED_AT = 300  # rows read to find the header and to see what stands in the columns
EXAMPLES = 3


def understand(
    sheet: Sheet,
    kind: str,
    *,
    mapping: Mapping[int, str | None] | None = None,
    how: str = "person",
    fonts: Mapping[str, bool] | None = None,
    rows: Sequence[Row] = (),
) -> Understanding:
    """Understand a sheet as one of a kind (a key of KINDS).

    mapping: what a person said, column index → field or None to leave it out (keys may be texts, as JSON makes them);
    columns that it does not name are understood as usual. how: "remembered" when it was said of an earlier sheet.
    fonts: whether to convert columns typed in Kruti Dev, by column index as text; without an answer they are.
    rows: what ``first_rows`` gave, to understand a sheet as one kind after another.
    Raises SheetError("empty"), whatever reading raises, and ValueError for a field that the kind does not have. Never
    refuses for a missing column: Understanding.require does.
    """
    confirmed = {int(index): field or None for index, field in (mapping or {}).items()}
    if strange := {field for field in confirmed.values() if field} - set(KINDS[kind].fields):
        raise ValueError(f"no fields of {kind}: {', '.join(sorted(strange))}")
    rows = rows or first_rows(sheet)
    header = find_header(rows, sheet.merged_across, kind)
    body = [row for row in rows if row.number > header.last]
    texts = list(header.texts)
    if not header.last or sheet.format not in (
        "csv",
        "tsv",
    ):  # columns without a header; in a CSV they are shifted cells
        texts += [""] * (max(map(_width, body), default=0) - len(texts))
    typed = columns_in_font(texts, body, fonts or {})
    readable = [Row(row.number, cells_in_unicode(row.cells, typed)) for row in body] if typed else body
    columns, questions = assign_fields(texts, readable, kind, confirmed=confirmed, how=how)
    columns = [replace(column, examples=_examples(body, column.index)) for column in columns]
    columns = [with_font(column, body, fonts or {}) if column.index in typed else column for column in columns]
    titles = tuple(clean(" ".join(filter(None, row.cells))) for row in rows if row.number < header.first)
    return Understanding(sheet, kind, header, columns, questions, titles)


def first_rows(sheet: Sheet) -> list[Row]:
    """Return the rows by which a sheet is understood. Raises SheetError("empty"), and whatever reading raises."""
    rows = [row for row in islice(sheet.rows(), LOOKED_AT) if any(map(str.strip, row.cells))]
    if not rows:
        raise SheetError("empty")
    return rows


def _width(row: Row) -> int:
    return max((index for index, cell in enumerate(row.cells, start=1) if cell), default=0)


def _examples(rows: Sequence[Row], index: int) -> tuple[str, ...]:
    values = (row.cells[index].strip() for row in rows if index < len(row.cells))
    return tuple(islice(dict.fromkeys(filter(None, values)), EXAMPLES))
