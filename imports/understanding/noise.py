"""Rows that are no data, told by their texts: totals, page marks, notes, signatures."""

import re
from collections.abc import Sequence
from functools import lru_cache

from core.text import fold, is_blank_marker

_NUMBER_AT_END = r"[\s:=.\-–—]*[\d,०-९]*"
_TOTAL = re.compile(
    r"(?:(?:grand|sub|page|net)[\s-]*)?totals?(?:\s+(?:booths?|voters?|electors?|groups?|members?))?" + _NUMBER_AT_END
    + r"|(?:कुल|महा|पृष्ठ|उप)?[\s-]*योग(?:फल)?" + _NUMBER_AT_END
    + r"|कुल(?:\s+(?:बूथ|मतदाता|ग्रुप|समूह|सदस्य|संख्या|योग))*" + _NUMBER_AT_END
    + r"|(?:maha\s*yog|kul\s*yog)" + _NUMBER_AT_END,
    re.IGNORECASE,
)  # fmt: skip
_TOTAL_OF = re.compile(
    r".{0,60}\b(?:grand\s+|sub[\s-]*)?total" + _NUMBER_AT_END + r"|(?:grand\s+|sub[\s-]*)?total\s*[:=(\-–—].{0,60}"
    r"|.{0,60}\s(?:का\s+)?(?:कुल\s+|महा)?योग" + _NUMBER_AT_END + r"|(?:कुल|योग|महायोग|कुल योग)\s*[:=(\-–—].{0,60}",
    re.IGNORECASE,
)
_PAGE = re.compile(
    r"(?:page|pg|पृष्ठ|पेज|पन्ना)\.?\s*(?:no|संख्या|सं|नं)?[\s.०:\-–]*[\d०-९]+(?:\s*(?:of|/|का|में से|से)\s*[\d०-९]+)?"
    r"|[-–—]\s*[\d०-९]+\s*[-–—]|[\d०-९]+\s*(?:of|/)\s*[\d०-९]+",
    re.IGNORECASE,
)
_NOTE = re.compile(r"\*|†|note\b|नोट|टिप्पणी|source\b|स्रोत|n\.?b\.?\s*[:\-]|disclaimer|विशेष\s*[:\-]", re.IGNORECASE)
_SIGNATURE = re.compile(
    r"हस्ताक्षर|ह०|ह0/|signature|signed|\bsd/-|prepared by|checked by|verified by|तैयारकर्ता|जाँचकर्ता|जांचकर्ता|प्रतिलिपि"
    r"|निर्वाचन अधिकारी|रजिस्ट्रीकरण अधिकारी|election officer|registration officer",
    re.IGNORECASE,
)
_NOBODY = frozenset(
    map(fold, ("vacant", "vacant post", "vacant seat", "to be filled", "to be decided", "tbd", "not decided", "रिक्त पद",
               "पद रिक्त", "रिक्त है", "खाली है", "पद खाली", "नियुक्ति शेष", "शेष", "घोषित होना शेष", "तय नहीं", "नाम शेष"))
)  # fmt: skip
LONG_TEXT = 60  # characters; a row of one cell that long is a sentence


@lru_cache(maxsize=4096)
def is_total(text: str) -> bool:
    """Whether a cell is nothing but the label of a total (कुल योग, Grand Total: 345); कुलदीप and योग आश्रम are not."""
    return _TOTAL.fullmatch(text.strip()) is not None


@lru_cache(maxsize=4096)
def says_nobody(text: str) -> bool:
    """Whether a cell that should hold a name or a number says that there is none yet: empty, ``-``, रिक्त, Vacant."""
    return is_blank_marker(text) or (len(text) < LONG_TEXT and fold(text) in _NOBODY)


def kind_of_noise(filled: Sequence[str]) -> str:
    """Return what a row that lacks a key is, by its filled cells: total, page, signature, note, or "" for data."""
    if any(map(is_total, filled)) or _TOTAL_OF.fullmatch(filled[0]):
        return "total"
    few = len(filled) <= 2
    if few and all(map(_PAGE.fullmatch, filled)):
        return "page"
    if len(filled) <= 3 and any(map(_SIGNATURE.search, filled)) and not any(map(str.isdigit, filled)):
        return "signature"
    if (few and _NOTE.match(filled[0])) or (len(filled) == 1 and len(filled[0]) > LONG_TEXT):
        return "note"
    return ""


def counts_up(cells: Sequence[str]) -> bool:
    """Whether the cells are 1, 2, 3 …: the row of column numbers under the header of an official form."""
    numbers = [cell.strip(" ()[].") for cell in cells if cell.strip()]
    return (
        len(numbers) > 2 and all(map(str.isdecimal, numbers)) and [*map(int, numbers)] == [*range(1, len(numbers) + 1)]
    )
