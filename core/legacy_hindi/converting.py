"""From the keys of the font to Unicode."""

import re
import unicodedata
from typing import Final

import hinlegacy

FONT: Final = "devlys_010"  # of the package's two tables the one that puts र् and ि where they belong
_MISSING: Final = str.maketrans({"Ÿ": "Ù", "¯": "Ç"})  # keys that its table lacks, as others for the same sign
_NUMBER: Final = re.compile(r"[\d\s.,/()+:-]*", re.ASCII)
_ADDRESS: Final = re.compile(r"://|\bwww\.|whatsapp|[\w.]@\w+\.\w", re.IGNORECASE)
_DEVANAGARI: Final = re.compile("[\u0900-\u097f]")
_NUKTA_LAST: Final = re.compile("([\u093e-\u094c])\u093c")


def convert(text: str) -> str:
    """Return a text typed in Kruti Dev 010 or DevLys 010 as Unicode, in NFC.

    Numbers, links, e-mail addresses and text that has Devanagari already are left as they are.
    """
    if _NUMBER.fullmatch(text) or _ADDRESS.search(text) or _DEVANAGARI.search(text):
        return unicodedata.normalize("NFC", text)
    converted = hinlegacy.decode(text.translate(_MISSING), FONT)
    return unicodedata.normalize("NFC", _NUKTA_LAST.sub("\u093c\\1", converted))
