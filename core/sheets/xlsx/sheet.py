"""One worksheet, read row by row."""

import re
from collections.abc import Iterator
from pathlib import Path

from core.sheets import limits
from core.sheets.errors import SheetError
from core.sheets.letters import COLUMN_INDEX
from core.sheets.merged import Merged
from core.sheets.sheet import Row
from core.sheets.xlsx.cells import CellReader
from core.sheets.xlsx.links import read_links
from core.sheets.xlsx.package import Package
from core.sheets.xlsx.strings import SharedStrings
from core.sheets.xlsx.values import date_styles
from core.sheets.xlsx.workbook import SheetPart, read_workbook

_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s+ref=["\']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})["\']')
_HIDDEN = re.compile(rb'\shidden=["\'](?:1|true)["\']')
_END = re.compile(rb"(?:</(?:\w+:)?worksheet\s*|/)>\s*$")
_VALUE = re.compile(r"<v[ >]|<is[ >]")
_NUMBERED = re.compile(r'<row r="(\d{1,9})"')
_NUMBER = re.compile(r'\br=["\'](\d{1,9})["\']')
ROW_CHARACTERS = limits.COLUMNS * limits.CHARACTERS


class XlsxSheet:
    """A sheet of a .xlsx or .xlsm (see core.sheets.sheet.Sheet); macros are never looked at."""

    def __init__(self, path: Path, *, kind: str, sheet: str | None) -> None:
        self.format = kind
        self.has_macros = kind == "xlsm"
        self._package = Package(path)
        self._strings: SharedStrings | None = None
        self._links: dict[tuple[int, int], str] | None = None
        self._fraction = 0.0
        try:
            self._workbook = read_workbook(self._package)
            self.sheet_names = [part.name for part in self._workbook.sheets]
            self._part = self._choose(sheet)
            self.name = self._part.name
            self._merged, self.hidden_rows_or_columns = self._survey()
            self.merged_across = self._merged.across
            self._strings = SharedStrings(self._package, self._workbook.strings)
            dates = date_styles(self._package, self._workbook.styles)
            self._cells = CellReader(self._strings, dates, from_1904=self._workbook.from_1904)
        except BaseException:
            self.close()
            raise

    def rows(self) -> Iterator[Row]:
        """Yield the rows that hold anything, numbered as Excel shows."""
        number, carry, size, done = 0, "", max(1, self._package.size(self._part.part)), 0
        fill = self._merged.filler()
        for piece in self._package.texts(self._part.part):
            done += len(piece)
            self._fraction = min(1.0, done / size)
            *rows, carry = (carry + piece).split("</row>")
            if len(carry) > ROW_CHARACTERS:
                raise SheetError("too_large", limit="characters", maximum=limits.CHARACTERS, row=number + 1)
            for row in rows:
                # Rows without cells are <row/>: only the last <row of the piece is the one that </row> closes.
                start = row.rfind("<row")
                end = row.find(">", start)
                match = _NUMBERED.match(row, start) or _NUMBER.search(row, start, end)
                number = int(match[1]) if match else number + row.count("<row")
                if number > limits.ROWS:
                    raise SheetError("too_large", limit="rows", maximum=limits.ROWS, row=number)
                cells = self._cells.read(number, row[end + 1 :])
                fill(number, cells)
                if cells:
                    yield Row(number, cells)
        self._fraction = 1.0

    def link(self, number: int, column: int) -> str:
        """Return the address behind the text of a cell, or ''; that of a HYPERLINK formula for the current row only."""
        if found := self._cells.formula_links.get(column):
            return found
        if self._links is None:
            self._links = read_links(self._package, self._part.part)
        return self._links.get((number, column), "")

    @property
    def progress(self) -> float:
        """How much of the sheet has been read, 0 to 1."""
        return self._fraction

    def close(self) -> None:
        """Close the file."""
        if self._strings:
            self._strings.close()
        self._package.close()

    def _choose(self, wanted: str | None) -> SheetPart:
        """Return the sheet of that name, or else the first visible one (the first hidden one) that holds a value."""
        sheets = self._workbook.sheets
        if wanted is not None:
            for part in sheets:
                if part.name == wanted:
                    return part
            raise SheetError("no_such_sheet", sheet=wanted, sheets=self.sheet_names)
        for part in sorted(sheets, key=lambda part: not part.visible):
            if any(_VALUE.search(text) for text in self._package.texts(part.part)):
                return part
        raise SheetError("empty")

    def _survey(self) -> tuple[Merged, bool]:
        """Go once through the sheet, which also verifies its checksum, for merged cells and for anything hidden."""
        merged, hidden, tail, carry, text = Merged(), False, False, b"", b""
        for chunk in self._package.chunks(self._part.part):
            text = carry + chunk
            hidden = hidden or (b"hidden=" in text and bool(_HIDDEN.search(text)))
            tail = tail or b"sheetData>" in text or b"sheetData/>" in text
            cut = text.rfind(b"<")
            if tail:
                for left, top, right, bottom in _MERGED.findall(text, 0, cut):
                    merged.add(int(top), COLUMN_INDEX[left.decode()], int(bottom), COLUMN_INDEX[right.decode()])
            carry = text[cut:] if cut >= 0 else b""
        if not _END.search(text):
            raise SheetError("damaged", detail="the sheet has no end")
        return merged, hidden
