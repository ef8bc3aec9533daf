"""Whether two names mean one person: across scripts, spellings, titles, initials and the order of their words.

Asked where something else already speaks for it, the same phone number above all. Husband and wife share one, so that
names must fit in what tells people apart, and a likeness that would do for a place does not do here.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from core.person_words import Word, joined, names_in, words_of

__all__ = ["SAME_PERSON", "PersonMatch", "same_person_name"]

SAME_PERSON: Final = 86.0
_UNLIKE: Final = 80.0  # the most that names of two people score
_INITIAL: Final = 92.0
_MISSING: Final = 3.0  # what a word that only one of the names has costs
_OWN_NAME: Final = 81.0  # likeness of two own names whose consonants agree: above that of किरन and करन
_FAMILY_NAME: Final = 65.0

Pair = tuple[int, int, float]
"""A word of the shorter name, its partner in the longer one, and how well they fit."""


@dataclass(frozen=True, slots=True)
class PersonMatch:
    """How well two names fit (0 to 100) and whether they may be taken for one person's; true when they may."""

    score: float
    same: bool

    def __bool__(self) -> bool:
        return self.same


def same_person_name(one: str, other: str) -> PersonMatch:
    """Compare two names of people in any scripts; which of them comes first makes no difference.

    The same: spellings (Verma, Varma), scripts, titles and courtesies, the order of words, initials ("R. K. Sharma"),
    words left out behind the own name ("Ramesh", "Ramesh Yadav"), words written as one, one of two names ("उर्फ").
    Not the same: another own name beside a shared family name, a family name alone, initials alone.
    """
    best = max((_score(left, right) for left in names_in(one) for right in names_in(other)), default=0.0)
    return PersonMatch(round(best, 1), best >= SAME_PERSON)


def _score(one: str, other: str) -> float:
    left, right = words_of(one), words_of(other)
    if not left or not right:
        return 0.0
    whole = [joined(words_of(name, bare=False)) for name in (one, other)]
    if whole[0].latin == whole[1].latin and not all(word.is_initial for word in left):
        return 100.0
    best = max(_fit(first, second) for first in _written(left) for second in _written(right))
    return best or min(fuzz.ratio(joined(left).latin, joined(right).latin), _UNLIKE)


def _written(words: list[Word]) -> Iterator[list[Word]]:
    """Yield a name as it is, and with two neighbouring words written as one."""
    yield words
    for at in range(len(words) - 1):
        yield [*words[:at], joined(words[at : at + 2]), *words[at + 2 :]]


def _fit(one: list[Word], other: list[Word]) -> float:
    """Return the score of the best pairing of all words of the shorter name; 0 when none shows one person."""
    shorter, longer = sorted((one, other), key=len)
    missing = len(longer) - len(shorter)
    best = 0.0
    for pairs in _pairings(shorter, longer):
        written_out = [(i, j) for i, j, _ in pairs if not shorter[i].is_initial and not longer[j].is_initial]
        has_own = any(not shorter[i].is_common for i, _ in written_out) and any(j == 0 for _, j, _ in pairs)
        if written_out and (has_own or not missing):
            score = sum(score for _, _, score in pairs) / len(pairs) - _MISSING * missing
            best = max(best, score, SAME_PERSON)
    return best


def _pairings(shorter: list[Word], longer: list[Word], pairs: tuple[Pair, ...] = ()) -> Iterator[tuple[Pair, ...]]:
    """Yield the ways in which each word of the shorter name finds a partner; initials keep their order."""
    i = len(pairs)
    if i == len(shorter):
        yield pairs
        return
    taken = {j for _, j, _ in pairs}
    for j, word in enumerate(longer):
        initial = shorter[i].is_initial or word.is_initial
        if j in taken or (initial and any(k > j for h, k, _ in pairs if shorter[h].is_initial or longer[k].is_initial)):
            continue
        if score := _likeness(shorter[i], word, own=not i or not j):
            yield from _pairings(shorter, longer, (*pairs, (i, j, score)))


def _likeness(one: Word, other: Word, *, own: bool) -> float:
    """Return how well two words fit, 0 when they are two names; ``own``: one of them is somebody's own name."""
    if one.is_initial or other.is_initial:
        return _INITIAL if one.head == other.head else 0.0
    if one.latin == other.latin:
        return 99.0
    if one.key != other.key or not one.key or (one.last != other.last and (own or {one.last, other.last} != {"", "a"})):
        return 0.0
    ratio = fuzz.ratio(one.latin, other.latin)
    if one.several or other.several:  # the longer the words, the less their likeness says
        return ratio if Indel.distance(one.latin, other.latin) <= 1 else 0.0
    return max(ratio, SAME_PERSON) if ratio >= (_OWN_NAME if own else _FAMILY_NAME) else 0.0
