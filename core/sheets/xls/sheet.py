"""A .xls opened."""

import datetime
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from core.sheets import limits
from core.sheets.errors import SheetError
from core.sheets.kinds import has_stream
from core.sheets.merged import Merged
from core.sheets.sheet import Row
from core.sheets.values import clock_text, moment_text, number_text

CHILD = Path(__file__).with_name("child.py")


class XlsSheet:
    """One sheet of a .xls (see core.sheets.sheet.Sheet). calamine says nothing of its hyperlinks and hidden rows."""

    format = "xls"
    hidden_rows_or_columns = False

    def __init__(self, path: Path, *, sheet: str | None) -> None:
        self._path = path
        self.has_macros = has_stream(path, "_VBA_PROJECT")
        self._read = 0
        self._child: subprocess.Popen[str] | None = None
        self._fresh = True
        self._wanted = sheet
        about = self._start()
        self.sheet_names: list[str] = about["sheets"]
        self.name: str = about["name"]
        self._before = [""] * about["first"]
        self._height = max(1, about["rows"])
        self._merged = Merged()
        for (top, left), (bottom, right) in about["merged"]:
            self._merged.add(top + 1, left, bottom + 1, right)
        self.merged_across = self._merged.across

    def rows(self) -> Iterator[Row]:
        """Yield the rows that hold anything, numbered as Excel shows."""
        if not self._fresh:
            self._start()
        self._fresh = False
        fill = self._merged.filler()
        for number, values in enumerate(self._lines(), start=1):
            self._read = number
            cells = self._before + [value if isinstance(value, str) else as_text(value) for value in values]
            fill(number, cells)
            if any(cells[limits.COLUMNS :]):
                raise SheetError("too_large", limit="columns", maximum=limits.COLUMNS, row=number)
            if max(map(len, cells), default=0) > limits.CHARACTERS:
                raise SheetError("too_large", limit="characters", maximum=limits.CHARACTERS, row=number)
            if any(cells):
                yield Row(number, cells)

    def link(self, number: int, column: int) -> str:
        """Return "": calamine does not give hyperlinks."""
        return ""

    @property
    def progress(self) -> float:
        """How many of the sheet's rows have been read, 0 to 1."""
        return min(1.0, self._read / self._height)

    def close(self) -> None:
        """End the process that reads."""
        if self._child:
            self._child.kill()
            self._child.communicate()
            self._child = None

    def _start(self) -> dict[str, Any]:
        """Start the process and return what it says about the sheet."""
        self.close()
        arguments = [self._path] if self._wanted is None else [self._path, self._wanted]
        self._child = subprocess.Popen(
            [sys.executable, "-I", CHILD, *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="ascii",
        )
        about: dict[str, Any] = next(self._lines(), {"error": "damaged", "detail": "the reader died"})
        if code := about.pop("error", ""):
            self.close()
            raise SheetError(code, **({**about, "sheet": self._wanted} if code == "no_such_sheet" else about))
        return about

    def _lines(self) -> Iterator[Any]:
        """Yield what the process says; SheetError("damaged") when it dies in between."""
        if self._child is None or self._child.stdout is None:
            return
        output: IO[str] = self._child.stdout
        for line in output:
            if not line.endswith("\n"):
                break
            yield json.loads(line)
        if self._child.wait():
            raise SheetError("damaged", detail="the reader died")


def as_text(value: bool | float | dict[str, str]) -> str:
    """Return a value as a person would read it."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float | int):
        return number_text(value)
    kind, text = next(iter(value.items()))
    if kind == "datetime":
        return moment_text(datetime.datetime.fromisoformat(text))
    return clock_text(datetime.time.fromisoformat(text)) if kind == "time" else text
