"""The cells of one row."""

import re

from core.sheets import limits
from core.sheets.errors import SheetError
from core.sheets.letters import COLUMN_INDEX, column_letters
from core.sheets.values import number_text
from core.sheets.xlsx.strings import SharedStrings
from core.sheets.xlsx.values import date_text, rich_text, unescape

# A cell as Excel, LibreOffice, Google and all common libraries write it: column, other attributes, a lone value, or
# whatever else is inside. A row with any cell written otherwise is read by the slow pattern.
_CELL = re.compile(r'<c r="([A-Z]{1,3})[0-9]+"([^>]*)>(?:<v>([^<]*)</v></c>|(<[^c/].*?)</c>)?', re.DOTALL)
_ANY_CELL = re.compile(r"<c(\s[^>]*?)?(?:/>|>(.*?)</c>)", re.DOTALL)
_ATTRIBUTE = re.compile(r"(\w+)\s*=\s*[\"']([^\"']*)[\"']")
_PLACE = re.compile(r"\sr=[\"']([A-Z]{1,3})\d+[\"']")
_STORED = re.compile(r"<v(?:\s[^>]*)?>([^<]*)</v>")
_LINK = re.compile(r'<f[^>]*>\s*HYPERLINK\(\s*"([^"]*)"', re.IGNORECASE)


class _Types(dict[str, str]):
    """The attributes of a cell → its type: that of the attribute t, or "date" for a number shown as a date."""

    def __init__(self, date_styles: frozenset[str]) -> None:
        super().__init__()
        self._date_styles = date_styles

    def __missing__(self, attributes: str) -> str:
        named = dict(_ATTRIBUTE.findall(attributes))
        kind = named.get("t", "n")
        self[attributes] = "date" if kind == "n" and named.get("s") in self._date_styles else kind
        return self[attributes]


class CellReader:
    """Reads cells as text."""

    def __init__(self, strings: SharedStrings, date_styles: frozenset[str], *, from_1904: bool) -> None:
        self._strings = strings
        self._types = _Types(date_styles)
        self._from_1904 = from_1904
        self.formula_links: dict[int, str] = {}
        """Addresses of HYPERLINK formulas in the row last read, by column."""

    def read(self, number: int, xml: str) -> list[str]:
        """Return the cells of a row, without empty ones at its end. number: of the row, to name it in an error."""
        found = _CELL.findall(xml)
        if len(found) != xml.count("<c ") or (not found and "<c" in xml):
            found = _slowly(xml)
        if self.formula_links:
            self.formula_links = {}
        cells: list[str] = []
        width, strings, types = 0, self._strings, self._types
        for letters, attributes, lone, inside in found:
            value = self._inside(letters, inside) if inside else lone
            if not value:
                continue
            kind = types[attributes]
            if kind == "s":
                text = strings[value]
            elif kind == "n" and len(value) < 16 and value.isdigit():
                text = value
            else:
                text = self._other(kind, value)
            if not text:
                continue
            column = COLUMN_INDEX[letters]
            if column >= limits.COLUMNS or len(text) > limits.CHARACTERS:
                raise _too_large(number, column)
            if column == width:
                cells.append(text)
            else:
                cells.extend([""] * (column + 1 - width))
                cells[column] = text
            width = len(cells)
        return cells

    def _inside(self, letters: str, inside: str) -> str:
        """Return the value of a cell that has more than that: a formula, or a text of its own."""
        if inside.startswith("<is"):
            return rich_text(inside)
        if "HYPERLINK(" in inside and (link := _LINK.search(inside)):
            self.formula_links[COLUMN_INDEX[letters]] = unescape(link[1])
        stored = _STORED.search(inside)
        return stored[1] if stored else ""

    def _other(self, kind: str, value: str) -> str:
        """Return the text of the rarer values."""
        if kind in ("n", "date"):
            try:
                return number_text(value) if kind == "n" else date_text(float(value), from_1904=self._from_1904)
            except ValueError:
                return unescape(value)
        if kind == "b":
            return "TRUE" if value == "1" else "FALSE"
        if kind == "d":
            return value.replace("T", " ").removesuffix(" 00:00:00")
        return value if kind == "inlineStr" else unescape(value)


def _too_large(number: int, column: int) -> SheetError:
    if column >= limits.COLUMNS:
        return SheetError("too_large", limit="columns", maximum=limits.COLUMNS, row=number)
    return SheetError("too_large", limit="characters", maximum=limits.CHARACTERS, row=number)


def _slowly(xml: str) -> list[tuple[str, str, str, str]]:
    """Read cells written in any other way: attributes in any order, or without a place (then it is the next one)."""
    cells = []
    column = 0
    for attributes, inside in _ANY_CELL.findall(xml):
        place = _PLACE.search(attributes)
        column = COLUMN_INDEX[place[1]] if place else column
        cells.append((column_letters(column), attributes, "", inside))
        column += 1
    return cells
