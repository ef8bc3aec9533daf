"""The records of a text file: the csv module, made to survive a quotation mark that nobody closed."""

import csv
from collections import deque
from collections.abc import Iterator
from typing import TextIO

from core.sheets import limits
from core.sheets.errors import SheetError

RUNAWAY_LINES = 500  # a record of more lines is a quotation mark left open, not a cell of ten thousand characters


class _RunawayError(Exception):
    """A record has grown beyond what one record can be."""


class _Lines:
    """The lines of a file; remembers those of the record being read, so that they can be read again."""

    def __init__(self, text: TextIO) -> None:
        self._text = text
        self.taken: list[str] = []
        self.again: deque[str] = deque()
        self.ended = False

    def __iter__(self) -> Iterator[str]:
        taken, again = self.taken, self.again
        while True:
            while again:
                taken.append(again.popleft())
                yield taken[-1]
            for line in self._text:
                taken.append(line)
                if len(taken) > RUNAWAY_LINES:
                    raise _RunawayError
                yield line
            self.ended = True
            return


def read_records(text: TextIO, delimiter: str, width: int) -> Iterator[list[str]]:
    """Yield the records of a text opened with newline=''. width: how many cells most records have.

    A quotation mark that opens a cell and is never closed would swallow the rows below it. Where that is seen, its line
    is read as a record of its own with the mark as a character, and reading goes on with the next line.
    Raises SheetError("too_large") for a cell of too many characters.
    """
    lines = _Lines(text)
    while True:
        reader = csv.reader(lines, delimiter=delimiter)
        try:
            for cells in reader:
                if lines.ended or (len(lines.taken) > 1 and _is_runaway(lines.taken, delimiter, width)):
                    raise _RunawayError
                yield cells
                lines.taken.clear()
            return
        except (_RunawayError, csv.Error) as error:
            if isinstance(error, csv.Error) and len(lines.taken) == 1:
                raise SheetError("too_large", limit="characters", maximum=limits.CHARACTERS) from error
            first, *rest = lines.taken
            yield _plain(first, delimiter)
            lines.again.extendleft(reversed(rest))
            lines.taken.clear()
            lines.ended = False


def _plain(line: str, delimiter: str) -> list[str]:
    """Split a line without regard to quotation marks."""
    return line.rstrip("\r\n").split(delimiter)


def _is_runaway(taken: list[str], delimiter: str, width: int) -> bool:
    """Whether lines read as one record are rows of their own: not well formed, and the first is complete by itself."""
    if len(_plain(taken[0], delimiter)) != width:
        return False
    try:
        list(csv.reader(taken, delimiter=delimiter, strict=True))
    except csv.Error:
        return True
    return False
