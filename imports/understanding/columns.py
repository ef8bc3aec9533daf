"""Columns, and the field that a header names."""

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

from rapidfuzz import fuzz, process

from imports.understanding.fields import KINDS, SLOTTED
from imports.understanding.folding import fold, tokens
from imports.understanding.synonyms import IGNORED, known_headers

NEAR = 86  # of 100: "Destrict", "Bhag Sankhyaa" pass; "Old Booth No" for "Booth No" (82) does not
NEAR_LENGTH = 5
SCORES = {"exact": 100, "folded": 95, "part": 90}
_SEPARATORS = re.compile(r"[/()\[\]|\n:]+|\s[-–—]\s")
_FIRST = frozenset("1 1st i one first pahla pahli pehla pratham एक पहला पहली पहले प्रथम".split())
_SECOND = frozenset("2 2nd ii two second dusra dusri doosra dvitiya dwitiya दो दूसरा दूसरी दूसरे दुसरा द्वितीय".split())
_ORDINAL_ENDS = frozenset("st nd".split())
_ENGLISH = frozenset("english eng en angrezi angreji अंग्रेजी इंग्लिश".split())
_HINDI = frozenset("hindi hin hi हिंदी".split())
_IN = frozenset("in me mein में".split())


class Match(NamedTuple):
    """The field that a header names; '' when none. how: exact, folded, part, near, kinds of certainty in that order."""

    field: str
    how: str
    score: int


@dataclass(frozen=True)
class Column:
    """A column of the sheet. index counts from 0 as in Row.cells.

    field is None when the column is left out; how says why it has its field: exact, folded, part, near (of the header),
    content (of the cells), person (said so); without a field: ignored (known, not needed) or unknown. score is 0–100.
    split: "assembly" or "booth" when number and name stand together in it. examples: the first values that differ.
    """

    index: int
    header: str
    field: str | None
    how: str
    score: int = 0
    split: str = ""
    examples: tuple[str, ...] = ()


@dataclass(frozen=True)
class Question:
    """Something to ask the person about the columns; codes and facts in the docstring of the package."""

    code: str
    facts: dict[str, Any] = field(default_factory=dict)


NONE = Match("", "unknown", 0)


@cache
def match_header(header: str, kind: str) -> Match:
    """Return the field that a header names in a sheet of this kind.

    Tried in turn: as written; folded; without the words for a language or the number of a slot; its parts
    ("Booth No / बूथ संख्या") when they agree; the nearest known header.
    """
    match = _match(header, kind)
    if match.field:
        return match
    if (parted := _match_parts(header, kind)).field:
        return parted
    return _match_near(fold(header), kind)


def _match(header: str, kind: str) -> Match:
    known = known_headers(kind)
    if found := known.exact.get(header.strip().lower()):
        if not (KINDS[kind].slotted and found in SLOTTED[1]):
            return Match(found, "exact", SCORES["exact"])
        return Match(found, "exact", SCORES["exact"])
    if found := known.folded.get(fold(header)):
        return Match(found, "folded", SCORES["folded"])
    return _match_marked(header, kind)


def _match_marked(header: str, kind: str) -> Match:
    """Match "Link 2", "दूसरा लिंक" (slot) and "Booth Name in Hindi" (language) by what remains without the mark."""
    known, words = known_headers(kind), tokens(header)
    if KINDS[kind].slotted:
        rest = [word for word in words if word not in _FIRST | _SECOND | _ORDINAL_ENDS]
        slots = {1 if word in _FIRST else 2 for word in words if word in _FIRST | _SECOND}
        found = known.folded.get("".join(rest), "") or known.folded.get("".join(w for w in rest if w != "no"), "")
        if len(slots) == 1 and found in SLOTTED[1]:
            return Match(SLOTTED[slots.pop()][found], "folded", SCORES["folded"])
    rest = [word for word in words if word not in _ENGLISH | _HINDI | _IN]
    if len(rest) < len(words) and (found := known.folded.get("".join(rest))):
        if found == "name":
            found = "name_hi" if _HINDI & {*words} else "name_en"
        return Match(found, "folded", SCORES["folded"])
    return NONE


def _match_parts(header: str, kind: str) -> Match:
    parts = [part for part in _SEPARATORS.split(header) if part and part.strip()]
    if len(parts) < 2:
        return NONE
    found = {match.field for part in parts if (match := _match(part, kind)).field}
    if len(found) > 1:
        found -= {IGNORED}
    return Match(found.pop(), "part", SCORES["part"]) if len(found) == 1 else NONE


def _match_near(key: str, kind: str) -> Match:
    """The nearest known header when it is near enough and no other field is as near."""
    if len(key) < NEAR_LENGTH:
        return NONE
    folded = known_headers(kind).folded
    hits = process.extract(key, folded.keys(), scorer=fuzz.ratio, score_cutoff=NEAR, limit=5)
    if not hits:
        return NONE
    best = folded[hits[0][0]]
    rivals = [score for known, score, _ in hits if folded[known] != best]
    if rivals and rivals[0] > hits[0][1] - 3:
        return NONE
    return Match(best, "near", int(hits[0][1]))


def nearest_header(headers: list[str], fields: tuple[str, ...], kind: str) -> str:
    """Return the header most like any known header of these fields, or '' when none is like one (below 55 of 100)."""
    base = {name.removesuffix("_1").removesuffix("_2") for name in fields} | {*fields}
    known = [key for key, name in known_headers(kind).folded.items() if name in base and len(key) > 2]
    best, best_score = "", 55.0
    for header in headers:
        hit = process.extractOne(fold(header), known, scorer=fuzz.WRatio)
        if hit and hit[1] > best_score:
            best, best_score = header, hit[1]
    return best
