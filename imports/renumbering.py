"""The new numbers of one assembly's booths out of a sheet: the new official list, or old and new numbers side by side.

Read while the person waits, for no assembly has more than some hundred booths; what is larger is refused. Nothing is
guessed: a number that cannot be read, or that stands in two rows, refuses the sheet and names the rows.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from typing import Any, Final

from booths.models import Renumbering, Unit
from core.booth_numbers import read_booth_number
from core.names import THRESHOLD, name_score
from core.numbers import read_count
from core.sheets import SheetError, open_sheet
from core.text import clean, devanagari_digits_to_ascii, fold, is_blank_marker
from imports.understanding import DataRow, Understanding, understand

MOST_ROWS: Final = 3000
MOST_BYTES: Final = 10 * 2**20
_LISTED: Final = 10
_SEVERAL: Final = re.compile(r"\s*(?:[,;/+&\n]|\band\b|\bऔर\b|\bएवं\b|\bतथा\b|\bव\b)\s*", re.IGNORECASE)
_GONE: Final = frozenset(
    map(fold, ("deleted", "removed", "dropped", "हटाया गया", "हटाया", "हटा", "विलोपित", "निरस्त", "समाप्त"))
)
_ADDED: Final = frozenset(map(fold, ("new", "added", "नया", "नया बूथ", "नवीन", "नव सृजित", "नवसृजित")))


class NumbersRefused(Exception):
    """The sheet cannot be taken.

    Codes: no_names (a list without names says nothing of the old booths), no_new_numbers, unread (``rows``: numbers
    and texts), twice (``number``, ``rows``), elsewhere (all rows are about other assemblies), too_many (``maximum``).
    """

    def __init__(self, code: str, **facts: Any) -> None:
        super().__init__(code)
        self.code, self.facts = code, facts


@dataclass
class NewNumbers:
    """What the sheet says, as ``booths.services.renumbering`` takes it; ``elsewhere`` rows were of other assemblies."""

    source: Renumbering.Source
    listed: dict[str, dict[str, Any]] = field(default_factory=dict)
    pairs: list[tuple[str, str]] = field(default_factory=list)
    elsewhere: int = 0


def read_new_numbers(path: Path, *, filename: str, assembly: Unit) -> NewNumbers:
    """Read a sheet for an assembly. Raises SheetError as reading any sheet does, and NumbersRefused."""
    with open_sheet(path, filename=filename) as sheet:
        understanding = understand(sheet, "renumbering")
        understanding.require()
        old, new = _number_fields(understanding)
        found = NewNumbers(Renumbering.Source.MAPPING if old else Renumbering.Source.LIST)
        names = {assembly.name_en, assembly.name_hi, *assembly.aliases.values_list("name", flat=True)}
        unread: list[tuple[int, str]] = []
        rows_of: dict[str, list[int]] = defaultdict(list)
        for row in _some(understanding):
            if not _of_assembly(row, assembly, names):
                found.elsewhere += 1
                continue
            olds = _numbers(row, old, unread, nothing=_ADDED) if old else []
            news = _numbers(row, new, unread, nothing=_GONE)
            found.pairs += [(one, other) for one, other in product(olds or [""], news or [""]) if one or other]
            for number in news:
                rows_of[number].append(row.number)
                facts = _facts(row)
                if old is None and number in found.listed and not _same(found.listed[number], facts):
                    raise NumbersRefused("twice", number=number, rows=rows_of[number])
                found.listed.setdefault(number, {**facts, "row": row.number})
    _refuse_useless(found, unread)
    return found


def _number_fields(understanding: Understanding) -> tuple[str | None, str]:
    """Return which fields hold the old numbers (None: there are none) and the new ones."""
    fields = {column.field for column in understanding.columns}
    if any(column.split == "booth" for column in understanding.columns):
        fields.add("booth_no")
    if "new_no" in fields:
        return ("old_no" if "old_no" in fields else "booth_no" if "booth_no" in fields else None), "new_no"
    if "booth_no" in fields:
        return ("old_no" if "old_no" in fields else None), "booth_no"
    raise NumbersRefused("no_new_numbers")


def _some(understanding: Understanding) -> Iterator[DataRow]:
    for count, row in enumerate(understanding.data_rows(), 1):
        if count > MOST_ROWS:
            raise NumbersRefused("too_many", maximum=MOST_ROWS)
        yield row


def _of_assembly(row: DataRow, assembly: Unit, names: set[str]) -> bool:
    """Tell whether a row is about the assembly; one that does not say it is."""
    written = devanagari_digits_to_ascii(row.values.get("assembly_no", ""))
    if assembly.number is not None and (digits := re.search(r"\d+", written)):
        return int(digits[0][:9]) == assembly.number
    name = row.values.get("assembly_name", "")
    return is_blank_marker(name) or any(name_score(name, known) >= THRESHOLD for known in names if known)


def _numbers(row: DataRow, name: str, unread: list[tuple[int, str]], *, nothing: frozenset[str]) -> list[str]:
    """Return the booth numbers in a cell: one, several of a merger or split, or none."""
    text = row.values.get(name, "")
    if fold(text) in nothing:
        return []
    reading = read_booth_number(text)
    if reading.number or reading.error == "missing":
        return [reading.number] if reading.number else []
    several = [read_booth_number(part).number for part in _SEVERAL.split(text) if part.strip()]
    if len(several) > 1 and all(several):
        return [number for number in several if number]
    unread.append((row.number, text[:40]))
    return []


def _facts(row: DataRow) -> dict[str, Any]:
    facts: dict[str, Any] = {}
    for name in ("name_hi", "name_en", "place"):
        text = clean(row.values.get(name, "")).text
        if not is_blank_marker(text):
            facts[name] = text[:250].rstrip()
    if electors := read_count(row.values.get("electors", ""), maximum=1_000_000).value:
        facts["electors"] = electors
    return facts


def _same(known: dict[str, Any], facts: dict[str, Any]) -> bool:
    return {name: value for name, value in known.items() if name != "row"} == facts


def _refuse_useless(found: NewNumbers, unread: list[tuple[int, str]]) -> None:
    if unread:
        raise NumbersRefused("unread", rows=unread[:_LISTED], count=len(unread))
    if not found.pairs and found.elsewhere:
        raise NumbersRefused("elsewhere")
    if not found.listed:
        raise NumbersRefused("no_new_numbers")
    named = sum("name_hi" in facts or "name_en" in facts for facts in found.listed.values())
    if found.source == Renumbering.Source.LIST and named < len(found.listed) / 2:
        raise NumbersRefused("no_names")


__all__ = ["MOST_BYTES", "NewNumbers", "NumbersRefused", "SheetError", "read_new_numbers"]
