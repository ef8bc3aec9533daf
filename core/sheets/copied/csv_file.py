"""CSV from ``COPY … TO STDOUT WITH (FORMAT csv)``."""

import csv
import io
import re
from collections.abc import Callable, Sequence
from typing import IO

from core.sheets.copied.column import Cell, Column
from core.sheets.writers import safe_cell

_FULL = 1 << 18  # bytes that are gathered before they are written
_FORMULA = re.compile(rb'(?:\A|,)"?[=+\-@\t\r]')
"""A cell that may begin like a formula, or the inside of one that looks like it: those rows are read once more."""


class CsvFile:
    """Writes a header, then the rows as they come; no text can become a formula (OWASP: CSV injection)."""

    def __init__(
        self, file: IO[bytes], columns: Sequence[Column], *, bom: bool = True, told: Callable[[int], None] | None = None
    ) -> None:
        """``bom``: begin with the mark without which Excel shows Hindi as rubbish. ``told`` hears how many rows."""
        self._file, self._told = file, told
        self._texts = [column.cell is Cell.TEXT for column in columns]
        self._gathered: list[bytes] = ["\ufeff".encode()] if bom else []
        self._size = 0
        self.rows = 0
        self._gathered.append(_line([safe_cell(column.title) for column in columns]))

    def write(self, row: bytes) -> int:
        """Take one row from COPY; return its size."""
        safe = row if _FORMULA.search(row) is None else self._safe(row)
        self._gathered.append(safe)
        self._size += len(safe)
        self.rows += 1
        if self._size > _FULL:
            self._flush()
        return len(row)

    def close(self) -> None:
        """Write what is left; the file itself stays open."""
        self._flush()

    def _flush(self) -> None:
        self._file.write(b"".join(self._gathered))
        self._gathered.clear()
        self._size = 0
        if self._told:
            self._told(self.rows)

    def _safe(self, row: bytes) -> bytes:
        (cells,) = csv.reader(io.StringIO(row.decode(), newline=""))
        return _line([safe_cell(cell) if text else cell for cell, text in zip(cells, self._texts, strict=True)])


def _line(cells: Sequence[str]) -> bytes:
    line = io.StringIO(newline="")
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue().encode()
