"""Sheets written: .xlsx in constant memory, and CSV; no cell can become a formula (OWASP: CSV injection)."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import IO, NamedTuple

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
XLSX_ROWS = 1_048_576  # of a sheet, its header included
RED = "#B3261E"


class ErrorMark(NamedTuple):
    """A cell that says what is wrong with its row; written in red."""

    text: str


Line = Sequence[str | ErrorMark]
"""The cells of a row."""


def safe_cell(text: str) -> str:
    """Return a text for a CSV cell, with ' before it when a spreadsheet would take it for a formula."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def write_csv(stream: IO[str], columns: Sequence[str], rows: Iterable[Line], *, bom: bool = True) -> int:
    """Write rows as CSV to a text stream opened with newline="", and return how many.

    bom: begin with a byte order mark, without which Excel shows Hindi as rubbish.
    """
    if bom:
        stream.write("\ufeff")
    writer = csv.writer(stream)
    writer.writerow(map(safe_cell, columns))
    count = 0
    for row in rows:
        writer.writerow([safe_cell(cell.text if isinstance(cell, ErrorMark) else cell) for cell in row])
        count += 1
    return count


def write_xlsx(target: Path | IO[bytes], columns: Sequence[str], rows: Iterable[Line], *, sheet: str = "Sheet") -> int:
    """Write rows as .xlsx to a path or a binary stream, and return how many; every cell is text.

    Memory stays constant, for rows are spooled to a temporary file. More rows than a sheet can hold go on in another.
    """
    book = xlsxwriter.Workbook(str(target) if isinstance(target, Path) else target, {"constant_memory": True})
    bold = book.add_format({"bold": True})
    red = book.add_format({"font_color": RED})
    page = _new_page(book, sheet, columns, bold)
    count = 0
    for row in rows:
        line = count % (XLSX_ROWS - 1) + 1
        if line == 1 and count:
            page = _new_page(book, f"{sheet} {len(book.worksheets()) + 1}", columns, bold)
        for column, cell in enumerate(row):
            text, style = (cell.text, red) if isinstance(cell, ErrorMark) else (cell, None)
            if text:
                page.write_string(line, column, text, style)
        count += 1
    book.close()
    return count


def copy_csv(stream: IO[str], rows: Iterable[tuple[int, Line]]) -> None:
    """Write rows as CSV, each at its number from 1, with empty lines where numbers are skipped; see ``write_csv``."""
    stream.write("\ufeff")
    writer = csv.writer(stream)
    at = 1
    for number, row in rows:
        stream.write("\r\n" * (number - at))
        writer.writerow([safe_cell(cell.text if isinstance(cell, ErrorMark) else cell) for cell in row])
        at = number + 1


def copy_xlsx(target: Path | IO[bytes], rows: Iterable[tuple[int, Line]], *, header: int) -> None:
    """Write rows as .xlsx, each at its number from 1, in constant memory; ``header``: the number of the header's row.

    ValueError for a number beyond ``XLSX_ROWS``.
    """
    book = xlsxwriter.Workbook(str(target) if isinstance(target, Path) else target, {"constant_memory": True})
    bold, red = book.add_format({"bold": True}), book.add_format({"font_color": RED})
    page = book.add_worksheet("Sheet")
    page.freeze_panes(header, 0)
    for number, row in rows:
        if number > XLSX_ROWS:
            book.close()
            raise ValueError(f"row {number} has no room in an .xlsx sheet")
        for column, cell in enumerate(row):
            text, style = (
                (cell.text, red) if isinstance(cell, ErrorMark) else (cell, bold if number == header else None)
            )
            if text:
                page.write_string(number - 1, column, text, style)
    book.close()


def _new_page(book: xlsxwriter.Workbook, name: str, columns: Sequence[str], style: Format) -> Worksheet:
    page = book.add_worksheet(name)
    page.freeze_panes(1, 0)
    for column, title in enumerate(columns):
        page.write_string(0, column, title, style)
    return page
