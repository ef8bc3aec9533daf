"""Figures of followers as the networks' apps show them: 12.5K, 1.2M, 3.4 लाख."""

import re
import unicodedata
from decimal import Decimal
from typing import Final

from core.numbers import CountReading, read_count
from core.text import devanagari_digits_to_ascii, without_invisible

MOST: Final = 1_000_000_000
"""More than the largest account anywhere has."""
_UNITS: Final = {
    **dict.fromkeys(("k", "thousand", "हज़ार", "हजार", "ह"), 1_000),
    **dict.fromkeys(("lakh", "lac", "l", "लाख"), 100_000),
    **dict.fromkeys(("m", "mn", "million"), 1_000_000),
    **dict.fromkeys(("crore", "cr", "करोड़"), 10_000_000),
}
_SHORT: Final = re.compile(r"([0-9]{1,4}(?:\.[0-9]{1,3})?)\s*([^\W\d_][^\s\d]*?)\.?")
_AROUND: Final = re.compile(r"\s*(?:followers|subscribers|फ़ॉलोअर्स|फॉलोअर्स|सब्सक्राइबर)\s*", re.IGNORECASE)


def read_followers(text: str) -> CountReading:
    """Read how many follow an account, up to 100 crore: a whole number in any grouping, or a short form with its unit.

    A short form gives what it says: ``12.5K`` is 12,500, as near as the app tells. Errors as ``core.numbers`` has them.
    """
    text = unicodedata.normalize("NFC", _AROUND.sub("", without_invisible(text))).strip()
    match = _SHORT.fullmatch(devanagari_digits_to_ascii(text))
    unit = _UNITS.get(unicodedata.normalize("NFC", match[2].casefold())) if match else None
    if not match or unit is None:
        return read_count(text, maximum=MOST)
    value = int(Decimal(match[1]) * unit)
    return CountReading(value) if value <= MOST else CountReading(error="too_large")
