"""Telling rows of data from the rest: noise by its texts, repeated headers and titles by where they stand."""

from collections.abc import Sequence

from imports.understanding.columns import Column
from imports.understanding.fields import KINDS
from imports.understanding.folding import fold, tokens
from imports.understanding.header import Header, clean
from imports.understanding.noise import counts_up, is_total, kind_of_noise, says_nobody
from imports.understanding.synonyms import IGNORED, known_headers, lower

NUMBERED_ROWS = 2  # how far below the header the row of column numbers stands
ALIKE = 0.6  # share of a row's cells that repeat the header


class Sieve:
    """Knows a sheet's header, columns and titles. What could be data passes: a refused row tells the person more."""

    def __init__(
        self,
        kind: str,
        header: Header,
        columns: Sequence[Column],
        keys: Sequence[Sequence[int]],
        titles: frozenset[str],
    ) -> None:
        self._header = header
        self._header_text = "\n".join(header.texts)
        self._titles = titles
        self._keys = keys
        self._mapped = [column.index for column in columns if column.field]
        self._fields = {column.index: column.field for column in columns}
        subject = KINDS[kind].subject
        self._subject = [column.index for column in columns if column.field in subject]
        self._known = known_headers(kind)
        self._labels = {key for key, names in self._known.folded.items() if IGNORED not in names}

    def noise(self, number: int, cells: list[str], key_cells: list[str]) -> str:
        """Return the kind of a row that is no data (see the docstring of the package), "" for data.

        key_cells: the cells of all key columns. Most rows have all of them and are done after a few comparisons.
        """
        first = cells[0] or next(filter(None, cells))
        if all(key_cells) or all(any(cells[index] for index in group) for group in self._keys):
            words = [text for text in (first, *key_cells) if not text.isdigit()]
            return "total" if any(map(is_total, words)) else self._by_place(number, cells, first) or self._vacant(cells)
        filled = [text for cell in cells if (text := cell.strip())]
        if not filled:
            return "blank"
        return (
            self._by_place(number, cells, filled[0])
            or self._title(filled)
            or kind_of_noise(filled)
            or self._beside_the_columns(cells, filled)
            or self._vacant(cells)
        )

    def _vacant(self, cells: list[str]) -> str:
        """A row about nobody: a post that is vacant, or a line that nobody has filled in yet."""
        if not self._subject or not all(says_nobody(cells[index]) for index in self._subject):
            return ""
        return "vacant"

    def _by_place(self, number: int, cells: list[str], first: str) -> str:
        if number <= self._header.last + NUMBERED_ROWS:
            if counts_up(cells):
                return "column_numbers"
            if self._header.last and self._is_header(cells):
                return "header"
        if first.strip() not in self._header_text:
            return ""
        pairs = zip(cells, self._header.texts, strict=False)
        filled = [(clean(cell), text) for cell, text in pairs if cell.strip()]
        same = sum(cell in text for cell, text in filled if len(cell) > 1)
        return "header" if same > 1 and same >= ALIKE * len(filled) else ""

    def _is_header(self, cells: list[str]) -> bool:
        """Whether a row below the header says it once more in another language."""
        filled = [(index, text) for index, cell in enumerate(cells) if (text := clean(cell))]
        known = sum(self._names(text, self._fields.get(index)) for index, text in filled)
        return known > 1 and known >= ALIKE * len(filled)

    def _names(self, text: str, field: str | None) -> bool:
        """Whether a text is a header of the column that holds a field: "Mandal" is none in a column of levels."""
        named = self._known.exact.get(lower(text)) or self._known.find(tokens(text))
        return (field or IGNORED).startswith(named) if named else False

    def _title(self, filled: list[str]) -> str:
        """A title printed again on each page, or a heading between the rows such as "मंडल : चौक"."""
        if clean(" ".join(filled)) in self._titles:
            return "title"
        label, separator, rest = filled[0].replace("–", "-").replace("-", ":").partition(":")
        heading = len(filled) == 1 and separator and rest.strip() and fold(label) in self._labels
        return "title" if heading else ""

    def _beside_the_columns(self, cells: list[str], filled: list[str]) -> str:
        """A row with nothing in any column that we want: a serial number for a row never filled in, or some remark."""
        if any(cells[index].strip() for index in self._mapped):
            return ""
        return "blank" if all(text.rstrip(".)").isdigit() for text in filled) else "note"
