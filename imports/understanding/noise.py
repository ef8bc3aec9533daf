"""Rows that are no data: totals, page marks, notes, signatures."""

import re

_TOTAL = re.compile(
    r"(?:(?:grand|sub|page|net)[\s-]*)?total(?:s|\s+(?:booths?|voters?|electors?|groups?|members?))?[\s:=.\-–—]*[\d,०-९]*"
    r"|(?:कुल|महा|पृष्ठ)?\s*योग(?:फल)?[\s:=.\-–—]*[\d,०-९]*"
    r"|कुल(?:\s+(?:बूथ|मतदाता|ग्रुप|समूह|सदस्य|संख्या|योग))*[\s:=.\-–—]*[\d,०-९]*"
    r"|(?:maha\s*yog|kul(?:\s*yog)?)[\s:=.\-–—]*[\d,०-९]*",
    re.IGNORECASE,
)
_TOTAL_WITH_PLACE = re.compile(
    r".{0,60}\b(?:grand\s+total|sub[\s-]*total|total)\s*[:=(\-–—].{0,40}|.{0,60}\btotal"
    r"|.{0,60}\s(?:का\s+)?(?:कुल\s+)?योग[\s:=.\-–—]*[\d,०-९]*|(?:कुल|योग|महायोग)\s*[:=(\-–—].{0,60}|कुल\s.{0,40}[\d,०-९]+",
    re.IGNORECASE,
)
_PAGE = re.compile(
    r"(?:page|pg|पृष्ठ|पेज|पन्ना)\.?\s*(?:no|संख्या|सं|नं)?[\s.०:\-–]*[\d०-९]+(?:\s*(?:of|/|का|में से|से)\s*[\d०-९]+)?"
    r"|[-–—]\s*[\d०-९]+\s*[-–—]|[\d०-९]+\s*(?:of|/)\s*[\d०-९]+",
    re.IGNORECASE,
)
_NOTE = re.compile(r"(?:\*|†|note\b|नोट|टिप्पणी|source\b|स्रोत|n\.?b\.?\s*[:\-]|disclaimer|विशेष\s*[:\-])", re.IGNORECASE)
_SIGNATURE = re.compile(
    r"हस्ताक्षर|ह०|ह0/|signature|signed|\bsd/-|prepared by|checked by|verified by|तैयारकर्ता|जाँचकर्ता|प्रतिलिपि"
    r"|निर्वाचन अधिकारी|रजिस्ट्रीकरण अधिकारी|election officer|registration officer",
    re.IGNORECASE,
)


def is_total(text: str) -> bool:
    """Whether a cell is nothing but the label of a total (कुल योग, Grand Total: 345); कुलदीप and योग आश्रम are not."""
    return bool(_TOTAL.fullmatch(text.strip()))


def kind_of_noise(filled: list[str]) -> str:
    """Return what a row without its required cells is: total, page, signature, note, or '' when it may be data."""
    texts = [text.strip() for text in filled]
    if any(_TOTAL.fullmatch(text) or _TOTAL_WITH_PLACE.fullmatch(text) for text in texts):
        return "total"
    if len(texts) <= 2 and all(_PAGE.fullmatch(text) for text in texts):
        return "page"
    if any(_SIGNATURE.search(text) for text in texts) and len(texts) <= 4:
        return "signature"
    if len(texts) <= 2 and _NOTE.match(texts[0]):
        return "note"
    return ""
