"""Columns typed in Kruti Dev or DevLys (core.legacy_hindi): found, shown for approval, read as Hindi.

A person may say that such a column is to be left as it is; the answers are kept by column index as text, as JSON has
them (``ImportJob.answers["fonts"]``, and with a remembered layout).
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import islice

from core.legacy_hindi import convert_cell, looks_legacy, score
from core.sheets import Row
from imports.understanding.columns import Column

KRUTI_DEV = "kruti_dev"
SHOWN = 5
# A booth number with a letter of the font (12d is 12क): told from 12D only under a header in the font.
_NUMBERED = re.compile(r"\d{1,4}\s*[&-]?\s*(?:[dxvclnu]|\[k|\?k)", re.ASCII)

in_unicode = lru_cache(maxsize=20_000)(convert_cell)
"""Return a cell of such a column as Hindi in Unicode; the names of assemblies come back thousands of times."""


def columns_in_font(headers: Sequence[str], body: Sequence[Row], said: Mapping[str, bool]) -> set[int]:
    """Return the indices of the columns typed in the font, by some rows of data.

    Under headers in the font, or where a person said so of an earlier sheet, less is asked of the cells: of a few
    refused rows that come again, hardly one may be long enough to tell by itself.
    """
    typed = looks_legacy(headers)
    found = set()
    for index, header in enumerate(headers):
        cells = [row.cells[index] for row in body if index < len(row.cells)]
        likely = typed or score(header) > 0 or said.get(str(index), False)
        if looks_legacy(cells) or (likely and (_are_numbers(cells) or any(score(cell) > 0 for cell in cells))):
            found.add(index)
    return found


def readable(text: str) -> str:
    """Return a text that stands alone, such as a title, as Hindi when it looks typed in the font."""
    return in_unicode(text) if looks_legacy([text]) else text


def cells_in_unicode(cells: Sequence[str], columns: Collection[int]) -> list[str]:
    """Return the cells of a row, those of these columns as Hindi."""
    return [in_unicode(cell) if index in columns else cell for index, cell in enumerate(cells)]


def with_font(column: Column, body: Iterable[Row], said: Mapping[str, bool]) -> Column:
    """Return a column known to be typed in the font, with examples of what that changes, and what a person said."""
    cells = (row.cells[column.index].strip() for row in body if column.index < len(row.cells))
    changed = dict.fromkeys(cell for cell in cells if in_unicode(cell) != cell)
    as_is = not said.get(str(column.index), True)
    return replace(column, font=KRUTI_DEV, typed=tuple(islice(changed, SHOWN)), as_is=as_is)


def awaits_approval(columns: Iterable[Column], said: Mapping[str, bool]) -> bool:
    """Tell whether a person has still to say of a column that is wanted whether its text is to be converted."""
    return any(column.field and column.font and str(column.index) not in said for column in columns)


def _are_numbers(cells: Sequence[str]) -> bool:
    lettered = [cell for cell in cells if not (cell.isascii() and cell.strip().isdigit()) and cell.strip()]
    return bool(lettered) and all(_NUMBERED.fullmatch(cell.strip()) for cell in lettered)
