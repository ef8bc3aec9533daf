"""The rows of data below the header, without the noise between them."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import NamedTuple

from core.sheets import Sheet
from imports.understanding.columns import Column
from imports.understanding.fields import KINDS
from imports.understanding.header import Header, clean
from imports.understanding.noise import is_total, kind_of_noise

EXAMPLES = 20
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff]")
_DEVANAGARI = re.compile("[\u0900-\u097f]")
_NUMBERED = re.compile(r"\(?([\d०-९]{1,4}[A-Za-z]?)\)?\s*[-–—.:,)/ ]\s*([^\W\d].+)", re.DOTALL)
_NAME_FIRST = re.compile(r"([^\W\d].*?)\s*[-–—(,]\s*([\d०-९]{1,4})\)?", re.DOTALL)
SPLIT = {"assembly": ("assembly_no", "assembly_name"), "booth": ("booth_no", "name")}


class DataRow(NamedTuple):
    """A row of data: its number in the sheet and the text of each field, stripped, '' when empty.

    problem: '' or "shifted" (a CSV row with more cells than the header).
    cleaned: fields from which NUL and other control characters were removed.
    """

    number: int
    values: dict[str, str]
    problem: str = ""
    cleaned: tuple[str, ...] = ()


@dataclass
class LeftOut:
    """Rows left out as no data, by kind: how many, and the numbers of the first few."""

    counts: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[int]] = field(default_factory=dict)

    def add(self, kind: str, number: int) -> None:
        """Note a row left out."""
        self.counts[kind] += 1
        numbers = self.examples.setdefault(kind, [])
        if len(numbers) < EXAMPLES:
            numbers.append(number)


class RowReader:
    """Reads the rows of a sheet under a header, given which column holds which field."""

    def __init__(
        self,
        sheet: Sheet,
        kind: str,
        header: Header,
        columns: Sequence[Column],
        titles: frozenset[str],
        left_out: LeftOut,
    ) -> None:
        self._sheet, self._header, self._titles, self.left_out = sheet, header, titles, left_out
        self._mapped = [column for column in columns if column.field]
        self._fields = [column.field or "" for column in self._mapped]
        self._indices = [column.index for column in self._mapped]
        self._splits = [(column.field or "", SPLIT[column.split]) for column in self._mapped if column.split]
        self._width = len(header.texts)
        self._delimited = sheet.format in ("csv", "tsv")
        by_field = dict(zip(self._fields, self._indices, strict=True))
        self._keys = [
            [by_field[name] for name in group if name in by_field]
            for group in KINDS[kind].required[: 4 if kind == "units" else 2]
        ]

    def __iter__(self) -> Iterator[DataRow]:
        width = max([self._width, *(index + 1 for index in self._indices)])
        fields, indices = self._fields, self._indices
        if not indices:
            return
        pick = itemgetter(*indices) if len(indices) > 1 else (lambda cells: (cells[indices[0]],))
        blank: list[int] = []
        for number, cells in self._sheet.rows():
            if number <= self._header.last:
                continue
            if not any(cells):
                blank.append(number)
                continue
            if len(cells) < width:
                cells = cells + [""] * (width - len(cells))
            if noise := self._noise(number, cells):
                if noise == "blank":
                    blank.append(number)
                else:
                    self.left_out.add(noise, number)
                continue
            for gone in blank:
                self.left_out.add("blank", gone)
            blank.clear()
            values = dict(zip(fields, map(str.strip, pick(cells)), strict=True))
            cleaned: tuple[str, ...] = ()
            if not "".join(values.values()).isprintable():
                cleaned = _clean_controls(values)
            for source, (number_field, name_field) in self._splits:
                _split(values, source, number_field, name_field)
            if "name" in values:
                _by_script(values)
            problem = (
                "shifted" if self._delimited and len(cells) > self._width > 0 and any(cells[self._width :]) else ""
            )
            yield DataRow(number, values, problem, cleaned)

    def _noise(self, number: int, cells: list[str]) -> str:
        """Return the kind of a row that is no data, '' for data. Most rows have their keys and are done in one look."""
        complete = all(any(cells[index] for index in group) for group in self._keys)
        first = next(cell for cell in cells if cell)
        if complete and not is_total(first) and not any(is_total(cells[i]) for group in self._keys for i in group):
            if self._repeats_header(cells):
                return "header"
            return "column_numbers" if number <= self._header.last + 2 and _counts_up(cells) else ""
        filled = [cell.strip() for cell in cells if cell.strip()]
        if not filled:
            return "blank"
        if complete:
            return "total"
        if self._repeats_header(cells):
            return "header"
        if clean(" ".join(filled)) in self._titles:
            return "title"
        if _counts_up(cells) and number <= self._header.last + 2:
            return "column_numbers"
        if noise := kind_of_noise(filled):
            return noise
        if not any(cells[index].strip() for index in self._indices):
            return "blank" if all(text.rstrip(".)").isdigit() for text in filled) else "note"
        return ""

    def _repeats_header(self, cells: list[str]) -> bool:
        texts = self._header.texts
        filled = [(cell, text) for cell, text in zip(cells, texts, strict=False) if cell]
        if not filled or not any(filled[0][0].strip() in part for part in (filled[0][1],)):
            return False
        same = sum(bool(text) and clean(cell) in text for cell, text in filled)
        return same > 1 and same >= 0.6 * len(filled)


def _counts_up(cells: list[str]) -> bool:
    """Whether the cells are 1, 2, 3 …: the row of column numbers under the header of an official form."""
    numbers = [cell.strip(" ()[].") for cell in cells if cell.strip()]
    return (
        len(numbers) > 2
        and all(text.isdecimal() for text in numbers)
        and [*map(int, numbers)] == [*range(1, len(numbers) + 1)]
    )


def _clean_controls(values: dict[str, str]) -> tuple[str, ...]:
    cleaned = []
    for name, text in values.items():
        if _CONTROL.search(text):
            values[name] = _CONTROL.sub("", text).strip()
            cleaned.append(name)
    return tuple(cleaned)


def _split(values: dict[str, str], source: str, number_field: str, name_field: str) -> None:
    """Take "171 - Lucknow West" or "Lucknow West (171)" apart."""
    text = values.pop(source)
    number, name = ("", text)
    if match := _NUMBERED.fullmatch(text):
        number, name = match.groups()
    elif match := _NAME_FIRST.fullmatch(text):
        name, number = match.groups()
    elif text.isdecimal():
        number, name = text, ""
    values[number_field], values[name_field] = number, name.strip()


def _by_script(values: dict[str, str]) -> None:
    """Put a name whose column does not say its script under name_hi or name_en."""
    name = values.pop("name")
    field_of_script = "name_hi" if _DEVANAGARI.search(name) else "name_en"
    values.setdefault("name_hi", "")
    values.setdefault("name_en", "")
    if name and not values[field_of_script]:
        values[field_of_script] = name
