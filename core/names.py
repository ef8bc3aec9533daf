"""Comparing names of places, posts and people across scripts and spellings.

``skeleton`` (of ``core.skeleton``) is the key for searching in the database. ``name_score`` says how well two names
fit each other; ``best_matches`` and ``clear_winner`` decide whether a name in a sheet means a known one: sheets.md
wants a near name taken only when one candidate is clearly best above a threshold, and the best three shown otherwise.
"""

import re
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Generic, TypeVar

from rapidfuzz import fuzz

from core.skeleton import skeleton
from core.text import fold
from core.transliteration import transliterate

__all__ = ["LEAD", "THRESHOLD", "Match", "best_matches", "clear_winner", "name_score", "skeleton"]

Key = TypeVar("Key", bound=Hashable)

# Tuned on the districts and assemblies of Uttar Pradesh, each English name sought among the Hindi ones and the other
# way round (test_names.py holds the rates): lower takes wrong neighbours, higher asks about names that are right.
THRESHOLD: Final = 86.0
LEAD: Final = 4.0
_SAME: Final = 99.0

# What tells two places of one name apart. Beside different ones the rest of the name proves nothing.
_QUALIFIERS: Final = {
    word: meaning
    for meaning, words in {
        "north": "north uttar uttari",
        "south": "south dakshin dakshini",
        "east": "east purv purva purvi",
        "west": "west pashchim pashchimi paschim paschimi",
        "central": "central madhya",
        "rural": "rural gramin grameen",
        "urban": "urban shahar shahr shahri",
        "cantonment": "cantonment cantt cant kaint chhavni chhavani",
        "district": "district zila jila janpad",
        "city": "mahanagar metropolitan",
    }.items()
    for word in words.split()
}
_ADMINISTRATIVE: Final = frozenset({"district", "city"})  # often left out, or added, where nobody would be misled
_SPELLINGS: Final = (
    *(("ph", "f"), ("w", "v"), ("z", "j"), ("q", "k"), ("x", "ks"), ("ck", "k"), ("ee", "i"), ("oo", "u")),
    *(("ov", "au"), ("iya", "ia"), ("ey", "e")),
)
_DOUBLED: Final = re.compile(r"(.)\1")


@dataclass(frozen=True, slots=True)
class Match(Generic[Key]):
    """A candidate, by its key and the name that fitted, and how well it fitted (0 to 100)."""

    key: Key
    name: str
    score: float


@dataclass(frozen=True, slots=True)
class _Forms:
    folded: str
    latin: str  # in Latin letters, common spellings folded
    skeleton: str
    qualifiers: frozenset[str]


def name_score(one: str, other: str) -> float:
    """Return how well two names in any scripts fit: 100 the same text, 99 the same in Latin letters, 0 nothing.

    Otherwise the best of three likenesses: of the folded texts, of the Latin letters, and of the phonetic keys weighed
    with the Latin letters, for the keys alone are too short to tell बरेली from बरौली. Blanks do not count.
    """
    return _score(_forms(one), _forms(other))


def best_matches(query: str, candidates: Iterable[tuple[Key, str]], limit: int = 3) -> list[Match[Key]]:
    """Return the candidates whose names fit the query best, the best first, each key once.

    A candidate may come several times, with each of its names (English, Hindi, aliases). Empty names are passed over.
    """
    sought = _forms(query)
    best: dict[Key, Match[Key]] = {}
    for key, name in candidates:
        score = _score(sought, _forms(name)) if name else 0.0
        if score and (key not in best or best[key].score < score):
            best[key] = Match(key, name, score)
    return sorted(best.values(), key=lambda match: -match.score)[:limit]


def clear_winner(matches: Sequence[Match[Key]]) -> Match[Key] | None:
    """Return the first of ``best_matches`` when it may be taken without asking: well above the threshold and the next.

    The same name wins over near ones however near; two candidates of the same name leave the choice to a person.
    """
    if not matches or matches[0].score < THRESHOLD:
        return None
    first, second = matches[0].score, matches[1].score if len(matches) > 1 else 0.0
    return matches[0] if first - second >= LEAD or first >= _SAME > second else None


@lru_cache(maxsize=50_000)
def _forms(name: str) -> _Forms:
    folded = fold(name)
    words = fold(transliterate(name)).split()
    proper = [word for word in words if word not in _QUALIFIERS]
    if proper:
        qualifiers = frozenset(_QUALIFIERS[word] for word in words if word in _QUALIFIERS)
    else:  # a qualifier needs something to qualify: पुरवा alone is a place
        proper, qualifiers = words, frozenset()
    latin = " ".join(proper)
    key = skeleton(latin).replace(" ", "")
    for old, new in _SPELLINGS:
        latin = latin.replace(old, new)
    latin = _DOUBLED.sub(r"\1", latin.replace(" ", ""))
    return _Forms(folded.replace(" ", ""), latin, key, qualifiers)


def _score(one: _Forms, other: _Forms) -> float:
    if not one.folded or not other.folded:
        return 0.0
    if one.folded == other.folded:
        return 100.0
    latin = fuzz.ratio(one.latin, other.latin)
    if one.qualifiers != other.qualifiers:
        return min(0.95 * latin, _cap(one.qualifiers, other.qualifiers))
    if one.latin == other.latin:
        return _SAME
    keys = (fuzz.ratio(one.skeleton, other.skeleton) + latin) / 2
    text = 0.0 if one.qualifiers else fuzz.ratio(one.folded, other.folded)  # a shared महानगर is no likeness
    return min(max(text, latin, keys), _SAME - 1)


def _cap(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the most that a name may score beside other qualifiers: never taken, or taken only without a rival."""
    if one and other:
        return 70.0
    return 90.0 if one | other <= _ADMINISTRATIVE else THRESHOLD - 1
