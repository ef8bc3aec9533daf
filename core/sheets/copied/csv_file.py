"""CSV from ``COPY … TO STDOUT WITH (FORMAT csv)``."""

import csv
import io
import re
from collections.abc import Callable, Sequence
from typing import IO

from core.sheets.copied.column import Cell, Column
from core.sheets.writers import FORMULA_STARTS, safe_cell

_FULL = 1 << 18  # bytes that are gathered before they are written
_SIGNS = tuple(sign.encode() for sign in FORMULA_STARTS)
_BEFORE = (b",", b'"', b"\n")
"""What stands before the first letter of a cell; within a cell too, so that it only says where to look closer."""
_FORMULA = re.compile(rb'(?:\A|,)"?[=+\-@\t\r]')


class CsvFile:
    """Writes a header, then the rows as they come; no text can become a formula (OWASP: CSV injection)."""

    def __init__(
        self, file: IO[bytes], columns: Sequence[Column], *, bom: bool = True, told: Callable[[int], None] | None = None
    ) -> None:
        """``bom``: begin with the mark without which Excel shows Hindi as rubbish. ``told`` hears how many rows."""
        self._file, self._told = file, told
        self._texts = [column.cell is Cell.TEXT for column in columns]
        self._gathered: list[bytes] = []
        self._size = 0
        self.rows = 0
        mark = "\ufeff".encode() if bom else b""
        file.write(mark + _line([safe_cell(column.title) for column in columns]))

    def write(self, row: bytes) -> int:
        """Take one row from COPY; return its size."""
        self._gathered.append(row)
        self._size += len(row)
        self.rows += 1
        if self._size > _FULL:
            self._flush()
        return len(row)

    def close(self) -> None:
        """Write what is left; the file itself stays open."""
        self._flush()

    def _flush(self) -> None:
        block = b"".join(self._gathered)
        if _may_hold_formulas(block):
            block = b"".join(self._safe(row) if _FORMULA.search(row) else row for row in self._gathered)
        self._file.write(block)
        self._gathered.clear()
        self._size = 0
        if self._told:
            self._told(self.rows)

    def _safe(self, row: bytes) -> bytes:
        (cells,) = csv.reader(io.StringIO(row.decode(), newline=""))
        return _line([safe_cell(cell) if text else cell for cell, text in zip(cells, self._texts, strict=True)])


def _may_hold_formulas(block: bytes) -> bool:
    """Tell whether rows are to be looked at one by one: most hold none of the signs, and that is found out at once."""
    rows = b"\n" + block
    return any(sign in block and any(before + sign in rows for before in _BEFORE) for sign in _SIGNS)


def _line(cells: Sequence[str]) -> bytes:
    line = io.StringIO(newline="")
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue().encode()
