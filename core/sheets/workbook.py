"""Workbooks (.xlsx, .xls, .ods), read by calamine."""

import datetime
import zipfile
from collections.abc import Iterator
from pathlib import Path

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetVisibleEnum

from core.sheets import limits
from core.sheets.errors import SheetError
from core.sheets.sheet import Row


class WorkbookSheet:
    """One sheet of a workbook (see Sheet)."""

    def __init__(self, path: Path, *, kind: str, sheet: str | None) -> None:
        self.format = kind
        self._path = path
        self._read = 0
        if kind != "xls":
            refuse_bomb(path)
        try:
            self._book = CalamineWorkbook.from_path(path)
            self.sheet_names = self._book.sheet_names
            self._sheet = self._choose(sheet)
        except PasswordError as error:
            raise SheetError("encrypted") from error
        except (CalamineError, OSError, ValueError) as error:
            raise SheetError("damaged", detail=str(error)) from error
        self.name = self._sheet.name
        self.hidden_rows_or_columns = False
        self.merged_across: dict[int, list[tuple[int, int]]] = {}
        self._merged_down: dict[int, list[tuple[int, int]]] = {}
        for (top, left), (bottom, right) in self._sheet.merged_cell_ranges or []:
            if right > left:
                for row in range(top, min(bottom, top + 50) + 1):
                    self.merged_across.setdefault(row + 1, []).append((left, right))
            if bottom > top:
                self._merged_down.setdefault(top + 1, []).append((left, bottom + 1))

    def _choose(self, wanted: str | None) -> CalamineSheet:
        if wanted is not None:
            if wanted not in self.sheet_names:
                raise SheetError("no_such_sheet", sheet=wanted, sheets=self.sheet_names)
            return self._book.get_sheet_by_name(wanted)
        visible = [meta.name for meta in self._book.sheets_metadata if meta.visible == SheetVisibleEnum.Visible]
        for name in [*visible, *self.sheet_names]:
            sheet = self._book.get_sheet_by_name(name)
            if sheet.start is not None:
                return sheet
        raise SheetError("empty")

    def rows(self) -> Iterator[Row]:
        """Yield every row of the sheet, numbered as Excel shows."""
        lead = [""] * (self._sheet.start[1] if self._sheet.start else 0)
        down: dict[int, tuple[str, int]] = {}
        for number, values in enumerate(self._sheet.iter_rows(), start=1):
            self._read = number
            cells = [value if value.__class__ is str else as_text(value) for value in values]
            if lead:
                cells = lead + cells
            if number > limits.ROWS:
                raise SheetError("too_large", limit="rows", maximum=limits.ROWS, row=number)
            if len(cells) > limits.COLUMNS and any(cells[limits.COLUMNS :]):
                raise SheetError("too_large", limit="columns", maximum=limits.COLUMNS, row=number)
            if max(map(len, cells), default=0) > limits.CHARACTERS:
                raise SheetError("too_large", limit="characters", maximum=limits.CHARACTERS, row=number)
            if down:
                for column, (text, last) in list(down.items()):
                    if number > last:
                        del down[column]
                    elif column < len(cells) and not cells[column]:
                        cells[column] = text
            for column, last in self._merged_down.get(number, ()):
                if column < len(cells):
                    down[column] = cells[column], last
            yield Row(number, cells)

    def link(self, number: int, column: int) -> str:
        """Return the address behind the text of a cell, or ''."""
        return ""

    @property
    def progress(self) -> float:
        """How many of the sheet's rows have been read, 0 to 1."""
        return self._read / max(1, self._sheet.total_height)

    def close(self) -> None:
        """Close the workbook."""
        self._book.close()


def refuse_bomb(path: Path) -> None:
    """Refuse a zip whose directory says that it inflates to far more than a sheet of the allowed size needs."""
    with zipfile.ZipFile(path) as archive:
        inflated = sum(item.file_size for item in archive.infolist())
    if inflated > 3 * 1024**3 or (inflated > 100 * 1024**2 and inflated > 200 * path.stat().st_size):
        raise SheetError("zip_bomb", inflated=inflated)


def as_text(value: object) -> str:
    """Return a cell's value as a person would read it.

    Numbers have at most the 15 digits that Excel keeps: 9876543210.0 → 9876543210, while 16 digits and more have
    already lost some and are given as 9.87654321012346E+19, so that nobody takes them for a phone number.
    """
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float | int):
        return f"{value + 0.0:.15g}".upper()
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat(" ", "minutes")
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, datetime.time):
        return value.isoformat("minutes")
    return str(value)
