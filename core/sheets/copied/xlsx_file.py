"""An .xlsx from ``COPY … TO STDOUT WITH (FORMAT text, NULL '')``, written as bare XML."""

import re
import zipfile
from collections.abc import Callable, Sequence
from datetime import date
from typing import IO

from core.sheets.copied.column import Cell, Column
from core.sheets.copied.xlsx_parts import (
    BOLD,
    EMPTIES,
    PLAIN_END,
    WRAPPED,
    letters,
    row_template,
    sheet_end,
    sheet_start,
    styles,
    text_row,
    workbook,
)
from core.sheets.writers import XLSX_ROWS

_FULL = 1000  # rows that are gathered before they are written
_QUICK = 1  # level of zlib: a third of the time of the usual 6, for a file a fifth larger
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_LETTERS = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_LINE_END = re.compile(r"\r\n?")
_EPOCH = date(1899, 12, 30).toordinal()  # of the days that Excel counts
_LONGEST = 32_767  # characters of a cell
_SHEET_NAME = re.compile(r"[\[\]:*?/\\]")


class XlsxFile:
    """Writes a table with a header that stays, a filter on each column and typed cells, and last a sheet of notes.

    No cell is a formula. More rows than a sheet holds go on in another.
    """

    def __init__(
        self,
        file: IO[bytes],
        columns: Sequence[Column],
        *,
        title: str,
        font: str = "Calibri",
        told: Callable[[int], None] | None = None,
    ) -> None:
        """``title`` names the sheet; ``told`` hears now and then how many rows are written."""
        self._columns, self._title, self._font, self._told = columns, _SHEET_NAME.sub(" ", title)[:25], font, told
        self._template = row_template(columns)
        self._dates = [place for place, column in enumerate(columns) if column.cell is Cell.DATE]
        self._zip = zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=_QUICK)
        self._sheets: list[tuple[str, str]] = []
        self._gathered: list[str] = []
        self._here = 0  # rows of this sheet
        self.rows = 0
        self._part = self._begin()

    def write(self, row: bytes) -> int:
        """Take one row from COPY; return its size."""
        if self._here == XLSX_ROWS - 1:
            self._end()
            self._part = self._begin()
        self._gathered.append(self._row(row.decode()[:-1]))
        self._here += 1
        self.rows += 1
        if len(self._gathered) == _FULL:
            self._flush()
        return len(row)

    def close(self, notes: Sequence[tuple[str, str]] = (), *, title: str = "") -> None:
        """End the table; write ``notes``, each a name and a text, on a sheet of their own. The file stays open."""
        self._end()
        if notes:
            self._sheets.append((title, ""))
            with self._open() as part:
                rows = "".join(text_row(note, WRAPPED) for note in notes)
                part.write(f"{sheet_start((24, 80), frozen=False)}{rows}{PLAIN_END}".encode())
        for name, text in {**workbook(self._sheets), "xl/styles.xml": styles(self._font)}.items():
            self._zip.writestr(name, text)
        self._zip.close()

    def drop(self) -> None:
        """Let go of a file that will not be finished."""
        self._part.close()
        self._zip.close()

    def _begin(self) -> IO[bytes]:
        number = len(self._sheets) + 1
        self._sheets.append((self._title if number == 1 else f"{self._title} {number}", ""))
        self._here = 0
        part = self._open()
        header = text_row([column.title for column in self._columns], BOLD)
        part.write(f"{sheet_start([column.width for column in self._columns], frozen=True)}{header}".encode())
        return part

    def _open(self) -> IO[bytes]:
        return self._zip.open(f"xl/worksheets/sheet{len(self._sheets)}.xml", "w", force_zip64=True)

    def _end(self) -> None:
        self._flush()
        self._part.write(sheet_end(self._columns, self._here).encode())
        self._part.close()
        area = f"$A$1:${letters(len(self._columns) - 1)}${self._here + 1}"
        self._sheets[-1] = (self._sheets[-1][0], area)

    def _flush(self) -> None:
        text = "".join(self._gathered)
        for empty, cell in EMPTIES:
            text = text.replace(empty, cell)
        self._part.write(text.encode())
        self._gathered.clear()
        if self._told:
            self._told(self.rows)

    def _row(self, line: str) -> str:
        spaced = line[:1] == " " or line[-1:] == " " or " \t" in line or "\t " in line
        if (
            spaced
            or "&" in line
            or "<" in line
            or "]]>" in line
            or "\\" in line
            or not line.replace("\t", "").isprintable()
        ):
            return self._odd_row(line)
        cells = line.split("\t")
        for place in self._dates:
            if cells[place]:
                cells[place] = _day(cells[place])
        return self._template % tuple(cells) if len(line) < _LONGEST else self._odd_row(line)

    def _odd_row(self, line: str) -> str:
        """Write a row in which some cell holds what must be said otherwise in XML."""
        cells = [_ESCAPED.sub(lambda found: _LETTERS.get(found[1], found[1]), cell) for cell in line.split("\t")]
        return "".join(
            [
                "<row>",
                *(_cell(column, _NOT_IN_XML.sub("", cell)) for column, cell in zip(self._columns, cells, strict=True)),
                "</row>",
            ]
        )


def _cell(column: Column, text: str) -> str:
    if column.cell in (Cell.TEXT, Cell.DIGITS):
        return text_row([_LINE_END.sub("\n", text)[:_LONGEST]]).removeprefix("<row>").removesuffix("</row>")
    template = row_template([column]).removeprefix("<row>").removesuffix("</row>")
    return template % (_day(text) if text and column.cell is Cell.DATE else text)


def _day(text: str) -> str:
    """Return the day as Excel counts it; a date before 1900 stays empty, as no spreadsheet knows it."""
    days = date.fromisoformat(text).toordinal() - _EPOCH
    return str(days) if days > 0 else ""
