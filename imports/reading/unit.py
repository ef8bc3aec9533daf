"""The cells of a unit: its level, code, names, number, and what it belongs to."""

import re
from functools import lru_cache

from booths.levels import Level
from core.text import clean, devanagari_digits_to_ascii, fold
from imports.reading import cells
from imports.reading.row import RowReading

_CODE = re.compile(r"[A-Z0-9][A-Z0-9._-]{0,23}")
_WORDS = {
    Level.STATE: "state rajya pradesh राज्य प्रदेश",
    Level.REGION: "region kshetra sambhag zone क्षेत्र संभाग",
    Level.DISTRICT: "district dist distt zila jila janpad mahanagar जिला जनपद महानगर",
    Level.ASSEMBLY: "assembly ac vidhansabha constituency assemblyconstituency विधानसभा विधानसभाक्षेत्र",
    Level.MANDAL: "mandal block मंडल ब्लॉक",
    Level.SECTOR: "sector shaktikendra सेक्टर शक्तिकेंद्र",
}
_LEVELS = {fold(word).replace(" ", ""): level for level, words in _WORDS.items() for word in words.split()}


@lru_cache(maxsize=1000)
def level_named(text: str) -> Level | None:
    """Return the level that a word in English or Hindi, or its number from 1, means."""
    key = fold(text).replace(" ", "")
    if key in {"1", "2", "3", "4", "5", "6"}:
        return Level(int(key))
    return _LEVELS.get(key)


def read_level(row: RowReading) -> Level | None:
    """Read the level, which every row must have."""
    written = row.text("level")
    level = level_named(written) if written else None
    if level is None:
        row.error("level", "level_unknown" if written else "level_missing")
    return level


def read_code(row: RowReading) -> str | None:
    """Read the code, which every row must have: letters, digits, ``-``, ``.`` and ``_``, kept in capitals."""
    written = row.text("code")
    code = devanagari_digits_to_ascii(clean(written).text).upper()
    if cells.is_empty(written):
        row.error("code", "code_missing")
    elif not _CODE.fullmatch(code):
        row.error("code", "code_unreadable")
    else:
        if written != code:
            row.written = written
            row.repair("code", "code_read", new=code)
        return code
    return None


def read_names(row: RowReading) -> tuple[str | None, str | None]:
    """Read the name in English and in Hindi, of which one is needed."""
    names = cells.person(row, "name_en"), cells.person(row, "name_hi")
    if names == (None, None) and not row.refused:
        row.error("name_en", "unit_name_missing")
    return names


def read_number(row: RowReading, level: Level | None) -> int | None:
    """Read the number; an assembly is known by it, so that one that cannot be read refuses the row."""
    written = row.text("number")
    if level != Level.ASSEMBLY:
        return cells.count(row, "number", maximum=9999)
    digits = devanagari_digits_to_ascii(written).removesuffix(".0").lstrip("0")
    if cells.is_empty(written):
        return None
    if digits.isdecimal() and len(digits) < 5:
        if digits != written:
            row.repair("number", "assembly_no_read", number=digits)
        return int(digits)
    row.error("number", "assembly_no_unreadable")
    return None
