"""How alike the names of two polling places are, in whichever scripts.

Booths' names are long and mostly the same words: school, room, village. What kind of building it is weighs little, the
rest much; numbers, single letters and directions (कक्ष सं. 2, East) tell two rooms of one building apart and are
compared on their own. The words of both languages, and their usual short forms, meet in ``_KINDS`` and ``_MARKS``.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz, process

from core.skeleton import skeleton
from core.text import fold
from core.transliteration import transliterate


def _words(table: dict[str, str]) -> dict[str, str]:
    return {word: meaning for meaning, words in table.items() for word in words.split()}


# In Latin letters as people write and as ``core.transliteration`` makes them.
_KINDS: Final = _words(
    {
        "primary": "primary prathmik prathamik pra pri pry praimari praimary primari",
        # One school has all these names: Junior High School, पूर्व माध्यमिक, उच्च प्राथमिक.
        "junior": "junior jr juniar middle madhyamik madhyamic madhayamik secondary upper uchch uchcha purva purv "
        "poorv high",
        "school": "school skul sch vidyalay vidyalaya vidhyalay vidhalay vidhalaya vidyalya vid vi "
        "pathshala pathsala path",
        "college": "college kolej kalej collage kaalej vidyapith mahavidyalay mahavidyalaya degree",
        "inter": "inter intar intermediate",
        "girls": "girls kanya balika girl",
        "boys": "boys balak boy",
        "hall": "bhavan bhawan bhavn ghar hall bhaban sadan",
        "panchayat": "panchayat panchayt",
        "community": "community samudayik",
        "centre": "centre center kendra kendr",
        "anganwadi": "anganwadi anganvadi anganbari anganbadi",
        "public": "public pablik",
        "government": "government govt rajkiy rajkiya shasakiya",
        "municipal": "municipal nagarpalika palika parishad nigam",
        "model": "model adarsh",
        "place": "sthit isthit situated ka ki ke of the at",
        "room": "room kaksh kamra kaksha kram rn",
        "part": "part bhag side or ki tarf",
        "number": "no number num nambar nan sankhya san n0 n",
    }
)
_MARKS: Final = _words(
    {
        "east": "east purvi poorvi eastern",
        "west": "west pashchimi pashchim paschimi paschim pachhimi western",
        "north": "north uttari uttar northern",
        "south": "south dakshini dakshin southern",
        "middle-room": "madhya madhy central",
        "new": "new navin naveen nai naya",
    }
)
_VOCABULARY: Final = {word: meaning for word, meaning in _KINDS.items() if len(word) >= 5}
_MISSPELT: Final = 83.0
_SHORT: Final = tuple(
    (re.compile(rf"\b{pattern}\b"), words)
    for pattern, words in {
        "u p s": "upper school", "j h s": "junior school", "p s": "primary school", "i c": "inter college",
        "r n": "room number", "b n": "part number",
    }.items()
)  # fmt: skip
_FULL_STOP: Final = re.compile(r"(?<=[a-z])0(?![0-9])")
"""प्रा० वि०: the sign for "and so on" is typed as a zero."""
_PIECE: Final = re.compile(r"[a-z]+|[0-9]+")
_SPELLINGS: Final = (
    ("ph", "f"),
    ("w", "v"),
    ("z", "j"),
    ("ee", "i"),
    ("oo", "u"),
    ("ksh", "x"),
    ("aa", "a"),
    ("ay", "ai"),
)
_DOUBLED: Final = re.compile(r"(.)\1")
KIND_WEIGHT: Final = 0.2


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A name taken apart: ``proper`` (and its phonetic ``key``), the kind of building, and what tells rooms apart."""

    proper: str
    key: str
    kinds: frozenset[str]
    marks: frozenset[str]


@lru_cache(maxsize=20_000)
def place_name(name: str) -> PlaceName:
    """Take a name apart; of a name of nothing but usual words these are the proper part."""
    text = " ".join(_PIECE.findall(_FULL_STOP.sub(" ", fold(transliterate(name)))))
    for pattern, meaning in _SHORT:
        text = pattern.sub(meaning, text)
    words = text.split()
    kinds = {kind for word in words if (kind := _kind(word))}
    marks = {word.lstrip("0") or "0" for word in words if word.isdecimal()}
    marks |= {_MARKS[word] for word in words if word in _MARKS}
    proper = [word for word in words if not (_kind(word) or word in _MARKS or word.isdecimal())]
    text = " ".join(proper or [word for word in words if not word.isdecimal()])
    for old, new in _SPELLINGS:
        text = text.replace(old, new)
    text = _DOUBLED.sub(r"\1", text)
    return PlaceName(text.replace(" ", ""), skeleton(text).replace(" ", ""), frozenset(kinds), frozenset(marks))


@lru_cache(maxsize=20_000)
def _kind(word: str) -> str:
    """Return what kind of place a word speaks of, or what it says of it; empty for a name. Misspelt ones count."""
    if word in _KINDS or len(word) < 5:
        return _KINDS.get(word, "")
    known = process.extractOne(word, _VOCABULARY.keys(), scorer=fuzz.ratio, score_cutoff=_MISSPELT)
    return _VOCABULARY[known[0]] if known else ""


def base_likeness(one: PlaceName, other: PlaceName) -> float:
    """Return how alike two names are, 0 to 100, whatever tells their rooms apart."""
    if not one.proper or not other.proper:
        return 0.0
    latin = fuzz.ratio(one.proper, other.proper)
    proper = max(latin, (latin + fuzz.ratio(one.key, other.key)) / 2)
    if not one.kinds or not other.kinds:
        return proper
    common = len(one.kinds & other.kinds) / len(one.kinds | other.kinds)
    return (1 - KIND_WEIGHT) * proper + KIND_WEIGHT * 100 * common


def marks_penalty(one: PlaceName, other: PlaceName) -> float:
    """Return what different rooms, or a room on one side only, take from the likeness."""
    if one.marks == other.marks:
        return 0.0
    return 14.0 if one.marks and other.marks else 6.0
