"""An .ods opened."""

import re
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import unescape

from core.sheets import limits
from core.sheets.archive import Archive
from core.sheets.errors import SheetError
from core.sheets.ods.table import Table
from core.sheets.sheet import Row

CONTENT = "content.xml"
MANIFEST = "META-INF/manifest.xml"
_TABLE = re.compile(rb'<table:table\s[^>]*?table:name="([^"]*)"')
_HIDDEN = re.compile(rb'table:visibility="(?:collapse|filter)"')


class OdsSheet:
    """One table of an .ods (see core.sheets.sheet.Sheet)."""

    format = "ods"

    def __init__(self, path: Path, *, sheet: str | None) -> None:
        self._archive = Archive(path)
        self._fraction = 0.0
        self._links: dict[int, str] = {}
        self.merged_across: dict[int, list[tuple[int, int]]] = {}
        self.has_macros = self._archive.has_folder("Basic")
        try:
            if self._archive.has(MANIFEST) and b"encryption-data" in b"".join(self._archive.chunks(MANIFEST)):
                raise SheetError("encrypted")
            self.sheet_names, self.hidden_rows_or_columns = self._survey()
            self.name = self._choose(sheet)
        except BaseException:
            self.close()
            raise

    def rows(self) -> Iterator[Row]:
        """Yield the rows that hold anything, numbered as LibreOffice shows."""
        return self._rows(self.name)

    def link(self, number: int, column: int) -> str:
        """Return the address behind the text of a cell of the current row, or ''."""
        return self._links.get(column, "")

    @property
    def progress(self) -> float:
        """How much of the content has been read, 0 to 1."""
        return self._fraction

    def close(self) -> None:
        """Close the file."""
        self._archive.close()

    def _survey(self) -> tuple[list[str], bool]:
        """Go once through the content, which also verifies its checksum, for names of tables and anything hidden."""
        names: list[str] = []
        hidden, carry = False, b""
        for chunk in self._archive.chunks(CONTENT):
            text = carry + chunk
            cut = max(text.rfind(b"<"), 0)
            names += [unescape(name.decode(), {"&quot;": '"', "&apos;": "'"}) for name in _TABLE.findall(text, 0, cut)]
            hidden = hidden or bool(_HIDDEN.search(text))
            carry = text[cut:]
        return names, hidden

    def _choose(self, wanted: str | None) -> str:
        if wanted is not None:
            if wanted not in self.sheet_names:
                raise SheetError("no_such_sheet", sheet=wanted, sheets=self.sheet_names)
            return wanted
        for name in self.sheet_names:
            if next(self._rows(name), None):
                return name
        raise SheetError("empty")

    def _rows(self, name: str) -> Iterator[Row]:
        table = Table(name)
        self.merged_across = table.merged.across
        fill = table.merged.filler()
        size, done = max(1, self._archive.size(CONTENT)), 0
        for chunk in self._archive.chunks(CONTENT):
            done += len(chunk)
            self._fraction = min(1.0, done / size)
            for first, repeated, cells, self._links in table.feed(chunk):
                for number in range(first, first + repeated):
                    if number > limits.ROWS:
                        raise SheetError("too_large", limit="rows", maximum=limits.ROWS, row=number)
                    row = cells.copy()
                    fill(number, row)
                    yield Row(number, row)
            if table.ended:
                return
