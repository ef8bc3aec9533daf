"""The assembly that a title, or the name of a sheet or a file, speaks of: only ever proposed to a person."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from core.names import THRESHOLD, name_score
from core.text import fold
from imports.places.known import Known

SHORTEST = 4  # letters of a name that may stand anywhere in a text: मऊ and Agra are in many other words' company
_CALLED = r"(?:\b(?:ac|vs|assembly|constituency|vidhan\s*sabha)\b|विधान\s*सभा|विस|वि\s*स)"
_WORD_BETWEEN = r"(?:\s*(?:no|number|constituency|क्षेत्र|संख्या|सं|नं|नंबर|क्रमांक|code))*\s*"
_NUMBERED = re.compile(_CALLED + _WORD_BETWEEN + r"(\d{1,3})(?!\d)|(?<!\d)(\d{1,3})\s*" + _CALLED)
_DISTRICT = re.compile(r"\b(?:district|distt|zila|jila|janpad)\b|जिला|जनपद")
_ANY_NUMBER = re.compile(r"(?<!\d)(\d{1,3})(?!\d)")


class Suggestion(NamedTuple):
    """An assembly, and the text in which it was found."""

    unit: Known
    found_in: str


def suggest_assembly(texts: Iterable[str], assemblies: Sequence[Known]) -> Suggestion | None:
    """Return the assembly that the first text which speaks of one means; None when none does, or it means several.

    assemblies: those that may be proposed. A number counts beside a word for "assembly" (AC 171, विधानसभा 171) or
    beside the name; a name counts as a whole word, unless the text speaks of the district, which may be called so too.
    """
    for text in texts:
        words = fold(text)
        if found := _by_number(words, assemblies) or _by_name(words, assemblies):
            return Suggestion(found, text)
    return None


def _by_number(words: str, assemblies: Sequence[Known]) -> Known | None:
    said = {int(one or other) for one, other in _NUMBERED.findall(words)}
    found = [unit for unit in assemblies if unit.number in said]
    if len(found) == 1:
        return found[0]
    numbers = {int(number) for number in _ANY_NUMBER.findall(words)}
    beside = [unit for unit in assemblies if unit.number in numbers and _names(unit, words)]
    return beside[0] if len(beside) == 1 else None


def _names(unit: Known, words: str) -> bool:
    """Whether the words around a unit's number are its name, or near it."""
    around = words.replace(str(unit.number), " | ")
    return any(
        _holds(words, name) or any(name_score(part, name) >= THRESHOLD for part in around.split("|") if part.strip())
        for name in unit.names
    )


def _by_name(words: str, assemblies: Sequence[Known]) -> Known | None:
    """Return the one assembly whose name the words hold; a name within a longer one does not count."""
    if _DISTRICT.search(words) and not re.search(_CALLED, words):
        return None
    held = {fold(name): unit for unit in assemblies for name in unit.names if _holds(words, name)}
    found = {unit.id: unit for key, unit in held.items() if not any(key != other and key in other for other in held)}
    return next(iter(found.values())) if len(found) == 1 else None


def _holds(words: str, name: str) -> bool:
    key = fold(name)
    return len(key) >= SHORTEST and f" {key} " in f" {words} "
