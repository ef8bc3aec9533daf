"""Figures as India writes them, and counts as people type them."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from core.text import is_blank_marker, without_invisible

_SHORT: Final = (  # from this size on, in these units, with this word
    (10_000_000, 10_000_000, {"hi": " करोड़", "en": " crore"}),
    (100_000, 100_000, {"hi": " लाख", "en": " lakh"}),
    (10_000, 1_000, {"hi": " ह.", "en": "k"}),
)
_COUNT: Final = re.compile(r"(?:\d+|\d{1,3}(?:,\d{2,3})*,\d{3})(?:\.0+)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class CountReading:
    """A count from a describing cell: ``value``, or None with an ``error`` code; an empty cell has neither.

    ``error`` is one of ``not_a_number``, ``negative``, ``not_whole``, ``too_large``.
    """

    value: int | None = None
    error: str = ""


def indian(number: int) -> str:
    """Return the whole number with Indian grouping: 1,62,000."""
    digits = str(abs(number))
    head, tail = digits[:-3], digits[-3:]
    pairs = [head[max(end - 2, 0) : end] for end in range(len(head), 0, -2)][::-1]
    return ("-" if number < 0 else "") + ",".join([*pairs, tail])


def indian_short(number: int, language: str) -> str:
    """Return a figure for tight places: ``1.62 लाख``, ``1.62 lakh``, ``27.8 ह.``, ``27.8k``; below 10,000 in full.

    ``language`` is a language code; any but Hindi gets the English words. Three figures are kept, and cut rather than
    rounded: a short figure never says that a target is reached when it is not.
    """
    size = abs(number)
    for start, unit, words in _SHORT:
        if size >= start:
            whole = len(str(size // unit))
            places = max(3 - whole, 0)
            cut = size * 10**places // unit
            shown = f"{cut / 10**places:.{places}f}".rstrip("0").rstrip(".") if places else indian(cut)
            return ("-" if number < 0 else "") + shown + words["hi" if language.startswith("hi") else "en"]
    return indian(number)


def percent(part: int, whole: int) -> int | None:
    """Return the part in whole per cent; None where there is no whole.

    Rounded, but 0 only when there is nothing and 100 only when nothing is missing: a map of 99.6 % is not all green.
    """
    if whole <= 0:
        return None
    if part <= 0 or part == whole:
        return 100 if part > 0 else 0
    rounded = int((Decimal(100 * part) / whole).to_integral_value(ROUND_HALF_UP))
    return max(1, min(rounded, 99)) if part < whole else max(rounded, 101)


def read_count(text: str, *, maximum: int) -> CountReading:
    """Read a count, up to and with ``maximum``: digits of either script, grouped or not, Excel's ``.0``.

    ``लगभग 200`` and ``-1`` are not read (sheets.md: the cell is left empty with a warning).
    """
    if is_blank_marker(text):
        return CountReading()
    text = unicodedata.normalize("NFKC", without_invisible(text)).strip()
    text = "".join(str(unicodedata.decimal(letter, letter)) for letter in text)
    if _COUNT.fullmatch(text):
        digits = text.split(".")[0].replace(",", "").lstrip("0") or "0"
        # Compared by length first: Python refuses to read some thousand digits as a number.
        fits = len(digits) <= len(str(maximum)) and int(digits) <= maximum
        return CountReading(int(digits)) if fits else CountReading(error="too_large")
    if text.startswith("-") and _COUNT.fullmatch(text[1:].strip()):
        return CountReading(error="negative")
    return CountReading(error="not_whole" if re.fullmatch(r"\d+\.\d+", text) else "not_a_number")
