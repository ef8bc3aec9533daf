"""What the cells of a column look like."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_LINK = re.compile(r"chat\.whatsapp\.com/", re.IGNORECASE)
_PHONE = re.compile(r"(?:\+?91|0)?[6-9]\d{9}(?:\.0)?")
_BOOTH_NUMBER = re.compile(r"[1-9]\d{0,3}\s*-?\s*[A-Za-z\u0904-\u0939]?")
_NUMBER_AND_NAME = re.compile(
    r"\(?\d{1,4}[A-Za-z]?\)?\s*[-–—.:,)/ ]\s*[^\W\d]{2,}.*|[^\W\d]{2,}.*[-–—(,]\s*\d{1,4}\)?", re.DOTALL
)
_NOISE = re.compile(r"[\s\-()]")
_DIGITS = str.maketrans("०१२३४५६७८९", "0123456789")


@dataclass(frozen=True)
class Look:
    """Shares (0 to 1) of a column's filled cells that look like something; filled is how many there are."""

    filled: int
    links: float
    phones: float
    booth_numbers: float
    numbered_names: float


def look_at(cells: Sequence[str]) -> Look:
    """Look at some cells of a column."""
    texts = [cell.strip().translate(_DIGITS) for cell in cells if cell.strip()]
    count = max(1, len(texts))
    return Look(
        len(texts),
        sum(bool(_LINK.search(text)) for text in texts) / count,
        sum(bool(_PHONE.fullmatch(_NOISE.sub("", text))) for text in texts) / count,
        sum(bool(_BOOTH_NUMBER.fullmatch(text)) for text in texts) / count,
        sum(bool(_NUMBER_AND_NAME.fullmatch(text)) for text in texts) / count,
    )
