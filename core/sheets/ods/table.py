"""The rows of one table of an OpenDocument (OASIS OpenDocument 1.3, part 3, chapter 9), as its XML arrives."""

import datetime
from typing import NamedTuple
from xml.parsers import expat

from core.sheets import limits
from core.sheets.errors import SheetError
from core.sheets.merged import Merged
from core.sheets.values import moment_text, number_text

_NUMBERS = frozenset({"float", "currency", "percentage"})
_CELLS = frozenset({"table-cell", "covered-table-cell"})


class OdsRow(NamedTuple):
    """Rows alike: the number of the first, how many they are, their cells, and addresses behind texts by column."""

    number: int
    repeated: int
    cells: list[str]
    links: dict[int, str]


class Table:
    """Collects the rows that hold anything of the table called `name` from pieces of content.xml."""

    def __init__(self, name: str) -> None:
        self.merged = Merged()
        self.ended = False
        self._name = name
        self._inside = False
        self._next = 1
        self._rows: list[OdsRow] = []
        self._row = OdsRow(0, 1, [], {})
        self._cell: dict[str, str] = {}
        self._texts: list[str] | None = None
        self._hushed = 0
        self._column = 0
        self._parser = parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._data
        parser.StartDoctypeDeclHandler = self._doctype

    def feed(self, chunk: bytes) -> list[OdsRow]:
        """Return the rows completed by another piece of the XML."""
        self._rows = []
        try:
            self._parser.Parse(chunk, False)
        except expat.ExpatError as error:
            raise SheetError("damaged", detail=str(error)) from error
        return self._rows

    def _doctype(self, *_: object) -> None:
        raise SheetError("damaged", detail="document type")  # where entity bombs live; no real file has one

    def _start(self, name: str, qualified: dict[str, str]) -> None:
        local = name.rpartition(" ")[2]
        if local == "table":
            attributes = _local(qualified)
            self._inside = not self.ended and attributes.get("name") == self._name
        if not self._inside:
            return
        if local == "table-row":
            self._row = OdsRow(self._next, _count(_local(qualified), "number-rows-repeated"), [], {})
            self._column = 0
        elif local in _CELLS:
            self._cell = _local(qualified)
            self._texts = []
        elif local == "annotation":
            self._hushed += 1
        elif self._texts is not None and not self._hushed:
            if local == "p" and self._texts:
                self._texts.append("\n")
            elif local == "a":
                self._row.links.setdefault(self._column, _local(qualified).get("href", ""))
            elif local == "s":
                self._texts.append(" " * min(_count(_local(qualified), "c"), limits.CHARACTERS))
            elif local in ("tab", "line-break"):
                self._texts.append("\t" if local == "tab" else "\n")

    def _data(self, data: str) -> None:
        if self._texts is not None and not self._hushed:
            self._texts.append(data)

    def _end(self, name: str) -> None:
        if not self._inside:
            return
        local = name.rpartition(" ")[2]
        if local in _CELLS:
            self._end_cell()
        elif local == "table-row":
            if self._row.cells:
                self._rows.append(self._row)
            self._next += self._row.repeated
        elif local == "annotation":
            self._hushed -= 1
        elif local == "table":
            self._inside, self.ended = False, True

    def _end_cell(self) -> None:
        repeated = _count(self._cell, "number-columns-repeated")
        if text := _text(self._cell, "".join(self._texts or ())):
            if self._column + repeated > limits.COLUMNS:
                raise SheetError("too_large", limit="columns", maximum=limits.COLUMNS, row=self._row.number)
            if len(text) > limits.CHARACTERS:
                raise SheetError("too_large", limit="characters", maximum=limits.CHARACTERS, row=self._row.number)
            cells = self._row.cells
            cells.extend([""] * (self._column - len(cells)))
            cells.extend([text] * repeated)
            rows, columns = _count(self._cell, "number-rows-spanned"), _count(self._cell, "number-columns-spanned")
            if rows > 1 or columns > 1:
                top, left = self._row.number, self._column
                self.merged.add(top, left, top + rows - 1, left + columns - 1)
        self._column += repeated
        self._texts = None


def _local(qualified: dict[str, str]) -> dict[str, str]:
    return {name.rpartition(" ")[2]: value for name, value in qualified.items()}


def _count(attributes: dict[str, str], name: str) -> int:
    text = attributes.get(name, "1")
    return max(1, int(text)) if text.isdecimal() and len(text) < 9 else 1


def _text(cell: dict[str, str], shown: str) -> str:
    """Return a cell's value as a person would read it; `shown` is the text that LibreOffice shows."""
    kind = cell.get("value-type", "")
    try:
        if kind in _NUMBERS:
            return number_text(cell["value"])
        if kind == "date":
            return moment_text(datetime.datetime.fromisoformat(cell["date-value"]))
        if kind == "boolean":
            return cell["boolean-value"].upper()
    except (KeyError, ValueError):
        pass
    return shown or cell.get("string-value", "")
