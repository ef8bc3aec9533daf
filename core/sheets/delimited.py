"""Text with a delimiter (.csv, .tsv, .txt, pasted), read as a stream."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from core.sheets import limits
from core.sheets.delimiter import delimiter_of
from core.sheets.encoding import encoding_of
from core.sheets.errors import SheetError
from core.sheets.sheet import Row


class DelimitedSheet:
    """A text file as a sheet (see Sheet). Memory stays flat: one record at a time."""

    def __init__(self, path: Path, *, filename: str) -> None:
        self._path = path
        self.encoding, self._errors = encoding_of(path)
        with self._open() as text:
            head = text.read(1 << 16)
        if not head.strip('\0 \t\r\n,;|"\ufeff'):
            raise SheetError("empty")
        self.delimiter, self._skip = delimiter_of(
            head, hint="\t" if filename.lower().endswith((".tsv", ".tab")) else ""
        )
        self.format = "tsv" if self.delimiter == "\t" else "csv"
        self.name = ""
        self.sheet_names: list[str] = []
        self.hidden_rows_or_columns = False
        self.merged_across: dict[int, list[tuple[int, int]]] = {}
        self._size = path.stat().st_size
        self._file: TextIO | None = None

    def _open(self) -> TextIO:
        return self._path.open(encoding=self.encoding, errors=self._errors, newline="")

    def rows(self) -> Iterator[Row]:
        """Yield every record, numbered from 1."""
        self.close()
        self._file = text = self._open()
        for _ in range(self._skip):
            text.readline()
        lines = _Lines(text)
        for number, cells in enumerate(csv.reader(lines, delimiter=self.delimiter), start=1):
            if number > limits.ROWS:
                raise SheetError("too_large", limit="rows", maximum=limits.ROWS, row=number)
            if len(cells) > limits.COLUMNS and any(cells[limits.COLUMNS :]):
                raise SheetError("too_large", limit="columns", maximum=limits.COLUMNS, row=number)
            if lines.long and any(len(cell) > limits.CHARACTERS for cell in cells):
                raise SheetError("too_large", limit="characters", maximum=limits.CHARACTERS, row=number)
            yield Row(number, cells)
        self.close()

    def link(self, number: int, column: int) -> str:
        """Text has no hyperlinks."""
        return ""

    @property
    def progress(self) -> float:
        """How much of the file has been read, 0 to 1."""
        if self._file is None or self._file.closed:
            return 1.0
        return min(1.0, self._file.buffer.tell() / self._size)

    def close(self) -> None:
        """Close the file."""
        if self._file is not None:
            self._file.close()


class _Lines:
    """The lines of a file, noting whether any was so long that a cell may pass the limit."""

    def __init__(self, text: TextIO) -> None:
        self._text = text
        self.long = False

    def __iter__(self) -> Iterator[str]:
        for line in self._text:
            if len(line) > limits.CHARACTERS:
                self.long = True
            yield line
