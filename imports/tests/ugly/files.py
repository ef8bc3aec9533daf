"""Making the files: workbooks, OpenDocument, old .xls and text, plain or as strange as people's programs leave them."""

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
import xlsxwriter
from openpyxl.cell import Cell

from core.tests.sheet_files import ods_row, write_ods, write_xls

Rows = Sequence[Sequence[Any]]


@dataclass(frozen=True)
class File:
    """The ending of a file's name, and what writes it."""

    ending: str
    write: Callable[[Path], object]


@dataclass(frozen=True)
class Formula:
    """A cell with a formula. value: what Excel stored as its result; None when it stored nothing."""

    text: str
    value: str | float | None = None


@dataclass(frozen=True)
class Link:
    """A cell that shows a text and leads to an address."""

    text: str
    address: str


def text(content: str, ending: str = ".csv", encoding: str = "utf-8") -> File:
    """A text file, as written."""
    return raw(content.encode(encoding), ending)


def raw(content: bytes, ending: str) -> File:
    """A file of these bytes."""
    return File(ending, lambda path: path.write_bytes(content))


def csv_file(*rows: Sequence[Any], delimiter: str = ",", ending: str = ".csv", encoding: str = "utf-8") -> File:
    """A CSV of these rows."""
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=delimiter).writerows(rows)
    return text(stream.getvalue(), ending, encoding)


def xlsx(
    *rows: Sequence[Any],
    merged: Sequence[str] = (),
    hidden_rows: Sequence[int] = (),
    hidden_columns: Sequence[str] = (),
    before: Mapping[str, Rows] | None = None,
    hidden_sheets: Sequence[str] = (),
    ending: str = ".xlsx",
) -> File:
    """A workbook as openpyxl writes it: formulas without a result. before: sheets that stand before this one."""

    def write(path: Path) -> None:
        book = openpyxl.Workbook()
        page = book.active
        page.title = "Sheet1"
        for name, others in (before or {}).items():
            other = book.create_sheet(name, book.index(page))
            for number, row in enumerate(others, 1):
                _fill(other, number, row)
            other.sheet_state = "hidden" if name in hidden_sheets else "visible"
        book.active = book.index(page)
        for number, row in enumerate(rows, 1):
            _fill(page, number, row)
        for area in merged:
            page.merge_cells(area)
        for number in hidden_rows:
            page.row_dimensions[number].hidden = True
        for letter in hidden_columns:
            page.column_dimensions[letter].hidden = True
        book.save(path)

    return File(ending, write)


def _fill(page: Any, number: int, row: Sequence[Any]) -> None:
    for column, value in enumerate(row, 1):
        if value is None or value == "":
            continue
        cell: Cell = page.cell(number, column)
        if isinstance(value, Link):
            cell.value, cell.hyperlink = value.text, value.address
        elif isinstance(value, Formula):
            cell.value = value.text
        else:
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"


def excel(*rows: Sequence[Any]) -> File:
    """A workbook as Excel writes it: shared strings, formulas with their results, links by formula."""

    def write(path: Path) -> None:
        with xlsxwriter.Workbook(path) as book:
            page = book.add_worksheet()
            for number, row in enumerate(rows):
                for column, value in enumerate(row):
                    if isinstance(value, Formula):
                        page.write_formula(number, column, value.text, None, "" if value.value is None else value.value)
                    elif isinstance(value, str):
                        page.write_string(number, column, value)
                    elif value is not None:
                        page.write(number, column, value)

    return File(".xlsx", write)


def xls(*rows: Sequence[str | float], merged: Sequence[tuple[int, int, int, int]] = ()) -> File:
    """An Excel workbook of before 2007; merged: first and last row, first and last column, from 0."""
    return File(".xls", lambda path: write_xls(path, rows, merged))


def ods(*rows: str | Sequence[str]) -> File:
    """An OpenDocument sheet of rows of texts, or of rows in XML."""
    xml = "".join(row if isinstance(row, str) else ods_row(row) for row in rows)
    return File(".ods", lambda path: write_ods(path, {"Sheet1": xml}))
