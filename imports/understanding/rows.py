"""The rows of data below the header, without the noise between them."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from core.sheets import Sheet
from core.text import devanagari_digits_to_ascii
from imports.understanding.columns import Column
from imports.understanding.content import part_number_and_name
from imports.understanding.fields import KINDS
from imports.understanding.fonts import cells_in_unicode
from imports.understanding.header import Header
from imports.understanding.sieve import Sieve

EXAMPLES = 20
LINK_FIELDS = frozenset({"invite_link", "invite_link_1", "invite_link_2"})
PARTS = {"assembly": ("assembly_no", "assembly_name"), "booth": ("booth_no", "name")}
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff]")
_DEVANAGARI = re.compile("[\u0900-\u097f]")


class Repaired(NamedTuple):
    """A field whose text was put right; before: as the sheet has it, after: as it is read.

    code: text_control_characters (NUL and its kind were removed), text_kruti_dev (Hindi in a font of Latin letters
    became Unicode), cell_parted (number and name stood in one cell), link_behind (the link stood behind a text).
    """

    field: str
    code: str
    before: str
    after: str


class DataRow(NamedTuple):
    """A row of data: its number in the sheet and the text of each field, stripped, "" when empty.

    values: by field; in a chat also "message", the text that the row was made from, which no field is read from.
    problem: "" or "shifted" (a CSV row with more cells than the header).
    repaired: what was put right in texts already.
    """

    number: int
    values: dict[str, str]
    problem: str = ""
    repaired: tuple[Repaired, ...] = ()


@dataclass
class LeftOut:
    """Rows left out as no data, by kind: how many, and the numbers of the first few."""

    counts: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[int]] = field(default_factory=dict)

    def add(self, kind: str, first: int, last: int | None = None) -> None:
        """Note a row, or all rows from the first to the last."""
        last = last or first
        self.counts[kind] += last - first + 1
        numbers = self.examples.setdefault(kind, [])
        numbers.extend(range(first, min(last + 1, first + EXAMPLES - len(numbers))))


def read_rows(
    sheet: Sheet, *, kind: str, header: Header, columns: Sequence[Column], titles: frozenset[str], left_out: LeftOut
) -> Iterator[DataRow]:
    """Yield the rows of data, given which column holds which field; what is left out is noted in `left_out`."""
    mapped = [(column.index, column.field) for column in columns if column.field]
    if not mapped:
        return
    fields = {name: index for index, name in mapped}
    links = [(index, name) for index, name in mapped if name in LINK_FIELDS]
    parted = [(column.field or "", column.split) for column in columns if column.split]
    keys = _keys(kind, columns)
    fonts = {column.index: column.field for column in columns if column.field and column.is_converted}
    chat = sheet.format == "chat"
    judge = _data if chat else Sieve(kind, header, columns, keys, titles).noise
    sure = [index for group in keys for index in group]
    width, named = max(len(header.texts), *(index + 1 for index, _ in mapped)), len(header.texts)
    delimited = sheet.format in ("csv", "tsv")
    previous = header.last
    for number, cells in sheet.rows():
        if number <= header.last:
            continue
        if number > previous + 1 and not chat:
            left_out.add("blank", previous + 1, number - 1)
        previous = number
        problem = "shifted" if delimited and len(cells) > named > 0 and any(cells[named:]) else ""
        if len(cells) < width:
            cells = [*cells, *[""] * (width - len(cells))]  # noqa: PLW2901 - the same row, made as wide as the header
        noise = judge(number, cells, [cells[index] for index in sure])
        repaired: list[Repaired] = []
        if fonts and not noise:
            typed, cells = cells, cells_in_unicode(cells, fonts)  # noqa: PLW2901 - the same row, readable
            noise = judge(number, cells, [cells[index] for index in sure])
            repaired = [
                Repaired(name, "text_kruti_dev", typed[index].strip(), cells[index].strip())
                for index, name in fonts.items()
                if cells[index] != typed[index]
            ]
        if noise:
            left_out.add(noise, number)
            continue
        values = {name: cells[index].strip() for name, index in fields.items()}
        for index, name in links:
            if values[name] and "whatsapp" not in values[name].lower() and (address := sheet.link(number, index)):
                repaired.append(Repaired(name, "link_behind", values[name], address))
                values[name] = address
        if not "".join(values.values()).isprintable():
            repaired += _clean(values)
        for name, split in parted:
            repaired += _part(values, name, split)
        if "name" in values:
            own = _tell_script(values)
            repaired = [one._replace(field=own) if one.field == "name" else one for one in repaired]
        yield DataRow(number, {**values, "message": cells[-1]} if chat else values, problem, tuple(repaired))


def _data(_number: int, _cells: list[str], _key_cells: list[str]) -> str:
    """Say of each row that it is data: those of a chat are made from links, and none may be lost."""
    return ""


def _keys(kind: str, columns: Sequence[Column]) -> list[list[int]]:
    """Return for each key the columns that hold it."""
    indices: dict[str, int] = {}
    for column in columns:
        if column.field:
            indices[column.field] = column.index
            indices.update(dict.fromkeys(PARTS.get(column.split, ()), column.index))
    groups = ([indices[name] for name in group if name in indices] for group in KINDS[kind].keys)
    return [group for group in groups if group]


def _clean(values: dict[str, str]) -> list[Repaired]:
    """Remove control characters and tell from where."""
    dirty = [
        Repaired(name, "text_control_characters", text, _CONTROL.sub("", text).strip())
        for name, text in values.items()
        if _CONTROL.search(text)
    ]
    values.update({one.field: one.after for one in dirty})
    return dirty


def _part(values: dict[str, str], source: str, split: str) -> list[Repaired]:
    """Part number and name that stand in one cell; a column of its own for the number outweighs where it is filled.

    Where that has another number the cell stays whole, and whoever compares the two finds that they disagree.
    """
    number_field, name_field = PARTS[split]
    written = values.pop(source)
    number, name = part_number_and_name(written, either_order=split == "assembly")
    own = devanagari_digits_to_ascii(values.get(number_field, "")).removesuffix(".0")
    if own and number and own != devanagari_digits_to_ascii(number):
        values[name_field] = written
        return []
    values[number_field] = values.get(number_field) or number
    values[name_field] = name
    return [Repaired(source, "cell_parted", written, f"{number} · {name}")] if number and name else []


def _tell_script(values: dict[str, str]) -> str:
    """Put a name whose column does not say its script under name_hi or name_en, where that is still empty.

    Returns which of the two it is.
    """
    name = values.pop("name")
    values.setdefault("name_hi", "")
    values.setdefault("name_en", "")
    own = "name_hi" if not name.isascii() and _DEVANAGARI.search(name) else "name_en"
    values[own] = values[own] or name
    return own
