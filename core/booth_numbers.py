"""Booth numbers: part numbers within an assembly, such as 117, 117A or 117क, read in one way and sorted naturally."""

import re
from dataclasses import dataclass
from typing import Final

from core.text import devanagari_digits_to_ascii, fold, is_blank_marker, without_invisible

_LETTER = r"[A-Za-z\u0904-\u0939\u0958-\u0961]\u093c?"
_NUMBER: Final = re.compile(rf"(\d+)(?:\.0+)?(?:[\s-]*(?:({_LETTER})|([(\[]\s*({_LETTER})\s*[)\]])))?", re.ASCII)
# "Booth No. 12", "Part-12", "भाग संख्या: 12": what people write before the number, any of it, in any order.
_PREFIX: Final = re.compile(
    r"(?:(?:polling|booth|station|part|p\.?\s?s|numbers?|num|nos?|sankhya|#"
    r"|मतदान|मतदेय|बूथ|भाग|स्थल|केंद्र|केन्द्र|संख्या|नंबर|नम्बर|क्रमांक|सं०?|नं०?|क्र०?)[\s.:\u2013-]*)+(?=\d)",
    re.IGNORECASE,
)
_SCIENTIFIC: Final = re.compile(r"\d\s?[eE]\s?[+-]?\s?\d")
_LONGEST: Final = 5


@dataclass(frozen=True, slots=True)
class BoothNumberReading:
    """What a cell says: the ``number`` in its one form (``117A``), or an ``error`` and no number.

    ``error`` is one of ``missing``, ``zero``, ``too_long``, ``scientific``, ``two_numbers``, ``not_a_booth_number``.
    """

    number: str | None = None
    error: str = ""


def read_booth_number(text: str) -> BoothNumberReading:
    """Read a booth number: digits from 1 in either script, then at most one letter of either script (sheets.md).

    ``117 A``, ``117a`` and ``117-A`` are ``117A``; ``११७ क`` is ``117क``, another booth. ``Booth No. 12``, ``012``,
    ``12.0`` and ``12 (A)`` are read too.
    """
    if len(text) <= _LONGEST and text.isascii() and text.isdigit() and text[0] != "0":
        return BoothNumberReading(text)
    if is_blank_marker(text):
        return BoothNumberReading(error="missing")
    text = " ".join(without_invisible(text).split())
    prefix = _PREFIX.match(text)
    text = devanagari_digits_to_ascii(text[prefix.end() :] if prefix else text)
    written = _NUMBER.fullmatch(text)
    if not written:
        return BoothNumberReading(error=_what_is_wrong(text))
    digits = written[1].lstrip("0")
    if not digits:
        return BoothNumberReading(error="zero")
    if len(digits) > _LONGEST:
        return BoothNumberReading(error="too_long")
    letter = fold(written[2] or written[4] or "").upper()
    return BoothNumberReading(digits + letter)


def sort_key(number: str) -> str:
    """Return the key that sorts booth numbers naturally, as plain text by code point: 2 < 10 < 10A < 10क < 11.

    ``number`` is in the form that ``read_booth_number`` gives. The column that keeps it needs the collation ``C``.
    """
    digits = number if number.isdecimal() else number[:-1]
    return digits.rjust(_LONGEST, "0") + number[len(digits) :]


def _what_is_wrong(text: str) -> str:
    if _SCIENTIFIC.search(text):
        return "scientific"
    return "two_numbers" if len(re.findall(r"\d+", text)) > 1 else "not_a_booth_number"
