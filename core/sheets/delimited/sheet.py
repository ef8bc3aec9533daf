"""A text file opened."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from core.sheets import limits
from core.sheets.delimited.delimiter import Dialect, find_dialect
from core.sheets.delimited.encoding import encoding_of
from core.sheets.delimited.records import read_records
from core.sheets.errors import SheetError
from core.sheets.sheet import Row

HEAD = 1 << 16
LINE_BYTES = 4 * limits.COLUMNS * limits.CHARACTERS
_CONTROL = re.compile("[\x01-\x08\x0e-\x1f]")  # not NUL, of which texts from old programs are full


class DelimitedSheet:
    """A text file as a sheet (see core.sheets.sheet.Sheet). Memory stays flat: one record at a time."""

    name = ""
    hidden_rows_or_columns = False
    has_macros = False

    def __init__(self, path: Path, *, filename: str) -> None:
        self._path = path
        self._size = path.stat().st_size
        self._file: TextIO | None = None
        self.sheet_names: list[str] = []
        self.merged_across: dict[int, list[tuple[int, int]]] = {}
        refuse_endless_lines(path)
        self.encoding, self._errors = encoding_of(path)
        with self._open() as text:
            head = text.read(HEAD)
        if len(_CONTROL.findall(head)) > len(head) / 20:
            raise SheetError("unknown_format", found="binary")
        tabbed = filename.lower().endswith((".tsv", ".tab"))
        self._dialect: Dialect = find_dialect(head, hint="\t" if tabbed else ",")
        self.delimiter = self._dialect.delimiter
        self.format = "tsv" if self.delimiter == "\t" else "csv"
        if next(self.rows(), None) is None:
            raise SheetError("empty")

    def rows(self) -> Iterator[Row]:
        """Yield the records that hold anything, numbered from 1."""
        self.close()
        self._file = text = self._open()
        for _ in range(self._dialect.skip):
            text.readline()
        for number, cells in enumerate(read_records(text, self.delimiter, self._dialect.width), start=1):
            if not any(cells):
                continue
            if number > limits.ROWS:
                raise SheetError("too_large", limit="rows", maximum=limits.ROWS, row=number)
            if len(cells) > limits.COLUMNS and any(cells[limits.COLUMNS :]):
                raise SheetError("too_large", limit="columns", maximum=limits.COLUMNS, row=number)
            if max(map(len, cells)) > limits.CHARACTERS:
                raise SheetError("too_large", limit="characters", maximum=limits.CHARACTERS, row=number)
            yield Row(number, cells)

    def link(self, number: int, column: int) -> str:
        """Return '': text has no hyperlinks."""
        return ""

    @property
    def progress(self) -> float:
        """How much of the file has been read, 0 to 1."""
        if self._file is None or self._file.closed:
            return 0.0
        return min(1.0, self._file.buffer.tell() / max(1, self._size))

    def close(self) -> None:
        """Close the file."""
        if self._file is not None:
            self._file.close()

    def _open(self) -> TextIO:
        return self._path.open(encoding=self.encoding, errors=self._errors, newline="")


def refuse_endless_lines(path: Path) -> None:
    """Refuse a file with a line that no allowed row can be: reading it would take it into memory whole."""
    length = 0
    with path.open("rb") as file:
        while chunk := file.read(1 << 20):
            ends = max(chunk.rfind(b"\n"), chunk.rfind(b"\r"))
            length = length + len(chunk) if ends < 0 else len(chunk) - ends
            if length > LINE_BYTES:
                raise SheetError("too_large", limit="characters", maximum=limits.CHARACTERS)
