"""The old binary .xls, read by calamine. At most 65,536 rows of 256 cells, so that memory stays bounded."""

import datetime
from collections.abc import Iterator
from pathlib import Path

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetVisibleEnum

from core.sheets import limits
from core.sheets.errors import SheetError
from core.sheets.merged import Merged
from core.sheets.sheet import Row
from core.sheets.values import clock_text, moment_text, number_text


class XlsSheet:
    """One sheet of a .xls (see core.sheets.sheet.Sheet). calamine says nothing of its hyperlinks and hidden rows."""

    format = "xls"
    hidden_rows_or_columns = False

    def __init__(self, path: Path, *, sheet: str | None) -> None:
        self._read = 0
        try:
            self._book = CalamineWorkbook.from_path(path)
            self.sheet_names = self._book.sheet_names
            self._sheet = self._choose(sheet)
        except PasswordError as error:
            raise SheetError("encrypted") from error
        except (CalamineError, OSError, ValueError) as error:
            raise SheetError("damaged", detail=str(error)) from error
        self.name = self._sheet.name
        self._merged = Merged()
        for (top, left), (bottom, right) in self._sheet.merged_cell_ranges or []:
            self._merged.add(top + 1, left, bottom + 1, right)
        self.merged_across = self._merged.across

    def _choose(self, wanted: str | None) -> CalamineSheet:
        if wanted is not None:
            if wanted not in self.sheet_names:
                raise SheetError("no_such_sheet", sheet=wanted, sheets=self.sheet_names)
            return self._book.get_sheet_by_name(wanted)
        for about in sorted(self._book.sheets_metadata, key=lambda about: about.visible != SheetVisibleEnum.Visible):
            sheet = self._book.get_sheet_by_name(about.name)
            if sheet.start is not None:
                return sheet
        raise SheetError("empty")

    def rows(self) -> Iterator[Row]:
        """Yield the rows that hold anything, numbered as Excel shows."""
        before = [""] * (self._sheet.start[1] if self._sheet.start else 0)
        fill = self._merged.filler()
        for number, values in enumerate(self._sheet.iter_rows(), start=1):
            self._read = number
            cells = before + [value if value.__class__ is str else as_text(value) for value in values]
            fill(number, cells)
            if any(cells[limits.COLUMNS :]):
                raise SheetError("too_large", limit="columns", maximum=limits.COLUMNS, row=number)
            if max(map(len, cells), default=0) > limits.CHARACTERS:
                raise SheetError("too_large", limit="characters", maximum=limits.CHARACTERS, row=number)
            if any(cells):
                yield Row(number, cells)

    def link(self, number: int, column: int) -> str:
        """Return '': calamine does not give hyperlinks."""
        return ""

    @property
    def progress(self) -> float:
        """How many of the sheet's rows have been read, 0 to 1."""
        return self._read / max(1, self._sheet.total_height)

    def close(self) -> None:
        """Close the workbook."""
        self._book.close()


def as_text(value: object) -> str:
    """Return a value that calamine gives as a person would read it."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float | int):
        return number_text(value)
    if isinstance(value, datetime.datetime):
        return moment_text(value)
    if isinstance(value, datetime.time):
        return clock_text(value)
    return str(value)
