"""Headers folded: what people write in many ways becomes one key."""

import re
from collections.abc import Iterable
from functools import lru_cache

from core.text import fold as fold_text

NUMBER = "no"


def words(text: str) -> frozenset[str]:
    """Return the words of a text as a set, for lists of words in the code."""
    return frozenset(text.split())


_NUMBER_WORDS = words(
    "no nos num number numbers numer numbr nbr nmbr nambar numbar sankhya sankya kramank kramaank"
    " सं संख्या संख्य सख्या नं न नंबर नबर क्र क्रं क्रमांक क्रमाक"
)
_CONNECTORS = words("of the and in ka ke ki ko me mein evam aur va का की के को में व एवं और तथा")
_ABBREVIATED = re.compile("(?<=[\u0900-\u0965])[0०°]")  # नं०, न0: a zero that stands for a full stop
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[a-z])(?=\d)|(?<=\d)(?=[A-Za-z])|(?<=[\u0900-\u0963])(?=[१-९1-9])")
_APOSTROPHE = re.compile("['’`]")


@lru_cache(maxsize=4096)
def tokens(header: str) -> tuple[str, ...]:
    """Split a header into folded words.

    core.text.fold does away with case, punctuation, nukta and the spellings of nasals (केन्द्र, केंद्र); here नं०, न0, क्रमांक,
    No. and # all become "no", and BoothNo two words.
    """
    text = _CAMEL.sub(" ", _ABBREVIATED.sub(".", _APOSTROPHE.sub("", header))).replace("#", f" {NUMBER} ")
    return tuple(NUMBER if word in _NUMBER_WORDS else word for word in fold_text(text).split())


def bag(parts: Iterable[str]) -> tuple[str, ...]:
    """Return a key in which neither order counts nor what merely joins words: "Name of Booth" is "Booth Name"."""
    return tuple(sorted(part for part in parts if part not in _CONNECTORS))


def fold(header: str) -> str:
    """Return the key of a header: its folded words without spaces."""
    return "".join(tokens(header))
