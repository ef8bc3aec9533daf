"""What the cells of a column look like, and number and name that stand together in one cell."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.text import devanagari_digits_to_ascii

_LINK = re.compile(r"chat\.whatsapp\.com/", re.IGNORECASE)
_PHONE = re.compile(r"(?:\+?91|0)?[6-9]\d{9}(?:\.0)?", re.ASCII)
_PHONE_SIGNS = re.compile(r"[\s\-()]")
_BOOTH_NUMBER = re.compile(r"[1-9]\d{0,3}\s*-?\s*[A-Za-z\u0904-\u0939]?", re.ASCII)
_LABEL = re.compile(
    r"^(?:(?:a\.?c|assembly|constituency|vidhan\s?sabha|booth|part|polling|station|p\.?s|number|no"
    r"|विधान\s?सभा|क्षेत्र|बूथ|भाग|मतदान|केंद्र|केन्द्र|संख्या|सं|नं|क्रमांक)[\s.:०#\-–]*)+(?=[\d(])",
    re.IGNORECASE,
)
_NUMBER_FIRST = re.compile(r"\(?([\d०-९]{1,4}[A-Za-z]?)\)?\s*(?:[-–—.:,)/]|\s)\s*([^\W\d].+)", re.DOTALL)
_NAME_FIRST = re.compile(r"([^\W\d].*?)\s*[-–—(,]\s*([\d०-९]{1,4}[A-Za-z]?)\s*\)?", re.DOTALL)


@dataclass(frozen=True)
class Look:
    """How many cells of a column are filled, and which share of those (0 to 1) looks like something.

    booth_numbers: numbers of booths or assemblies, also with what they are before them ("AC 171") or Excel's ".0".
    """

    filled: int
    links: float
    phones: float
    booth_numbers: float
    numbers_before_names: float
    numbers_with_names: float
    serial: bool


def look_at(cells: Sequence[str]) -> Look:
    """Look at some cells of a column."""
    texts = [devanagari_digits_to_ascii(cell.strip()) for cell in cells if cell.strip()]
    count = max(1, len(texts))
    return Look(
        len(texts),
        sum(bool(_LINK.search(text)) for text in texts) / count,
        sum(bool(_PHONE.fullmatch(_PHONE_SIGNS.sub("", text))) for text in texts) / count,
        sum(bool(_BOOTH_NUMBER.fullmatch(_LABEL.sub("", text).removesuffix(".0"))) for text in texts) / count,
        sum(bool(_NUMBER_FIRST.fullmatch(text)) for text in texts) / count,
        sum(all(part_number_and_name(text)) for text in texts) / count,
        _counts_up(texts),
    )


def _counts_up(texts: Sequence[str]) -> bool:
    """Whether the texts are 1, 2, 3 …, as a column of serial numbers has them, without a header as well."""
    numbers = [text.strip(" .)").removesuffix(".0") for text in texts]
    return len(numbers) > 1 and all(number == str(place) for place, number in enumerate(numbers, start=1))


def part_number_and_name(text: str, *, either_order: bool = True) -> tuple[str, str]:
    """Part "171 - Lucknow West" and, in either order, "Lucknow West (171)" into number and name.

    What a cell lacks is "".
    """
    if match := _NUMBER_FIRST.fullmatch(text):
        return match[1], match[2].strip()
    if either_order and (match := _NAME_FIRST.fullmatch(text)):
        return match[2], match[1].strip()
    return (text, "") if _BOOTH_NUMBER.fullmatch(devanagari_digits_to_ascii(text)) else ("", text)
