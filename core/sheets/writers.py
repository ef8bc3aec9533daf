"""Sheets written: .xlsx in constant memory, and CSV; formulas neutralised in both (OWASP: CSV injection)."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import IO, NamedTuple

import xlsxwriter

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


class ErrorMark(NamedTuple):
    """A cell to be written in red: what is wrong with the row."""

    text: str


def safe_cell(text: str) -> str:
    """Return `text` so that no spreadsheet takes it for a formula: prefixed with ' when it begins like one."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def write_csv(stream: IO[str], columns: Sequence[str], rows: Iterable[Sequence[str]], *, bom: bool = True) -> int:
    """Write rows as CSV to a text stream opened with newline='' and return how many.

    bom: begin with a byte order mark, without which Excel shows Hindi as rubbish.
    """
    if bom:
        stream.write("\ufeff")
    writer = csv.writer(stream)
    writer.writerow([safe_cell(column) for column in columns])
    count = 0
    for count, row in enumerate(rows, start=1):  # noqa: B007
        writer.writerow([safe_cell(str(cell)) for cell in row])
    return count


def write_xlsx(
    target: Path | IO[bytes], columns: Sequence[str], rows: Iterable[Sequence[str | ErrorMark]], *, sheet: str = ""
) -> int:
    """Write rows as .xlsx to a path or a binary stream, and return how many; every cell is text, so no formula runs.

    An ErrorMark cell is written in red. Memory stays constant; rows are spooled to a temporary file.
    """
    book = xlsxwriter.Workbook(
        str(target) if isinstance(target, Path) else target,
        {"constant_memory": True, "strings_to_urls": False, "strings_to_formulas": False},
    )
    bold = book.add_format({"bold": True})
    red = book.add_format({"font_color": "#B00020"})
    page = book.add_worksheet(sheet or None)
    page.freeze_panes(1, 0)
    for column, title in enumerate(columns):
        page.write_string(0, column, title, bold)
    count = 0
    for count, row in enumerate(rows, start=1):
        for column, cell in enumerate(row):
            if isinstance(cell, ErrorMark):
                page.write_string(count, column, cell.text, red)
            elif cell:
                page.write_string(count, column, cell)
    book.close()
    return count
