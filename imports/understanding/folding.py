"""Headers folded: what people write in many ways becomes one key."""

import re
import unicodedata
from functools import lru_cache

NUMBER = "no"
_NUMBER_WORDS = frozenset(
    "no nos num number numbers nbr nmbr nambar number sankhya sankya kramank kramaank"
    " सं संख्या संख्य नं न नंबर नबर क्र क्रं क्रमांक क्रमाक".split()
)
_JOINERS = dict.fromkeys(map(ord, "\u200b\u200c\u200d\ufeff\u00ad\u093c"))
_NASAL = re.compile("[ङञणनम]्(?=[क-ह])")
_ABBREVIATION = re.compile("(?<=[\u0900-\u0965])[0०°]")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_TOKEN = re.compile(r"[a-z]+|[\u0900-\u0963\u0971-\u097f]+|[0-9]+|#")
_DEVANAGARI_DIGITS = str.maketrans("०१२३४५६७८९", "0123456789")


@lru_cache(maxsize=4096)
def tokens(header: str) -> tuple[str, ...]:
    """Split a header into folded words.

    Case, punctuation, nukta, joiners, chandrabindu and the spelling of nasals (केन्द्र, केंद्र) are folded; नं०, न0, क्रमांक,
    No. and # all become "no"; digits of either script become ASCII.
    """
    text = unicodedata.normalize("NFKD", _CAMEL.sub(" ", header)).lower().translate(_JOINERS)
    text = _NASAL.sub("ं", unicodedata.normalize("NFC", text).replace("ँ", "ं"))
    text = _ABBREVIATION.sub(".", text).translate(_DEVANAGARI_DIGITS)
    return tuple(NUMBER if word in _NUMBER_WORDS or word == "#" else word for word in _TOKEN.findall(text))


def fold(header: str) -> str:
    """Return the key of a header: its folded words without spaces."""
    return "".join(tokens(header))
