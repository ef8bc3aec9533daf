"""What the words of a post mean: FB-प्रभारी, Facebook In Charge and फेसबुक प्रभारी are one."""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from booths.levels import Level
from core.text import devanagari_digits_to_ascii, fold

_NUMBER: Final = re.compile(r"(?<!\d)([1-9])(?:st|nd|rd|th)?$")


def _folded(words: str) -> frozenset[str]:
    return frozenset(fold(word) for word in words.split())


def _meanings(lines: dict[str, str]) -> dict[str, str]:
    return {fold(word): meaning for meaning, words in lines.items() for word in words.split()}


# What tells posts apart.
_PLATFORMS: Final = _meanings(
    {
        "facebook": "facebook fb facebok facebuk fbook facbook फेसबुक फेस_बुक फ़ेसबुक एफबी एफ_बी मेटा",
        "instagram": "instagram insta ig instgram instagrm इंस्टाग्राम इंस्टा इन्स्टाग्राम इन्स्टा इंसटाग्राम आईजी",
        "whatsapp": "whatsapp wa watsapp whatsap whatsaap wattsapp wapp व्हाट्सऐप व्हाट्सएप व्हाट्सप वाट्सएप वाट्सऐप वाट्सप"
        " व्हाट्सअप वाट्सअप वॉट्सऐप वॉट्सएप व्हाटसएप व्हाट्सेप",
        "x": "x twitter twiter tweeter twitr ट्विटर ट्वीटर ट्वीट एक्स",
    }
)
_RANKS: Final = _meanings(
    {
        "convener": "convener convenor convenar conviner convenner convner coordinator cordinator sanyojak sanyojk"
        " sanyojika samyojak samanvayak संयोजक संयोजिका सयोजक संयोज़क समन्वयक",
        "co": "co joint jt asst assistant deputy dy sah sahayak up upa सह सहायक उप सहा",
        "incharge": "incharge prabhari prabhaari pramukh prabari head lead प्रभारी प्रमुख प्रभारि प्रभार इंचार्ज इन्चार्ज",
        "staff": "staff office karyalaya सहयोगी कार्यालय स्टाफ",
        "viewer": "viewer observer darshak prekshak दर्शक प्रेक्षक पर्यवेक्षक",
    }
)
_LEVELS: Final = {
    fold(word): level
    for level, words in {
        Level.STATE: "state pradesh rajya प्रदेश राज्य",
        Level.REGION: "region regional kshetra kshetriya sambhag zone क्षेत्र क्षेत्रीय संभाग",
        Level.DISTRICT: "district dist distt zila jila jilla janpad mahanagar जिला ज़िला जनपद महानगर",
        Level.ASSEMBLY: "assembly ac vidhansabha constituency vs विधानसभा",
        Level.MANDAL: "mandal mandl मंडल मण्डल",
        Level.SECTOR: "sector shaktikendra सेक्टर शक्तिकेंद्र शक्तिकेन्द्र",
    }.items()
    for word in words.split()
}
_FILLERS: Final = _folded(
    "social media socialmedia it cell sm smit vibhag department dept team of the and ka ke ki group groups ji"
    " सोशल मीडिया आईटी सेल विभाग प्रकोष्ठ टीम का के की एवं व और ग्रुप समूह पद"
)
_TOGETHER: Final = {
    "in charge": "incharge", "co ordinator": "coordinator", "coconvener": "co convener", "whats app": "whatsapp",
    "what s app": "whatsapp", "face book": "facebook", "f b": "fb", "insta gram": "instagram", "i t": "it",
    "vidhan sabha": "vidhansabha", "vidhansabha kshetra": "vidhansabha", "shakti kendra": "shaktikendra",
    "sahsanyojak": "sah sanyojak", "sahprabhari": "sah prabhari", "सहसंयोजक": "सह संयोजक", "सहसंयोजिका": "सह संयोजक",
    "सहप्रभारी": "सह प्रभारी", "विधान सभा": "विधानसभा", "विधानसभा क्षेत्र": "विधानसभा", "शक्ति केंद्र": "शक्तिकेंद्र",
    "आई टी": "आईटी", "फेस बुक": "फेसबुक", "एफ बी": "एफबी", "व्हाट्स ऐप": "व्हाट्सऐप", "व्हाट्स एप": "व्हाट्सऐप",
    "वाट्स एप": "व्हाट्सऐप",
}  # fmt: skip
_JOINED: Final = tuple(
    (re.compile(rf"(?<!\S){re.escape(fold(parts))}(?!\S)"), fold(word)) for parts, word in _TOGETHER.items()
)


class Words(NamedTuple):
    """What the words of a post mean: platforms and ranks, the other words, the levels and the number of the seat."""

    meanings: frozenset[str]
    rest: str
    levels: tuple[Level, ...]
    number: int | None


@lru_cache(maxsize=4096)
def words_of(text: str) -> Words:
    """Return what the words of a post mean; ``FB-प्रभारी 2`` is the second seat of Facebook."""
    words = devanagari_digits_to_ascii(fold(text))
    number = _NUMBER.search(words)
    if number:
        words = words[: number.start()].strip()
    for pattern, joined in _JOINED:
        words = pattern.sub(joined, words)
    meanings, rest, levels = set(), [], []
    for word in words.split():
        if meaning := _PLATFORMS.get(word) or _RANKS.get(word):
            meanings.add(meaning)
        elif level := _LEVELS.get(word):
            levels.append(level)
        elif word not in _FILLERS:
            rest.append(word)
    return Words(frozenset(meanings), " ".join(rest), tuple(levels), int(number[1]) if number else None)


def platform_of(text: str) -> str:
    """Return the platform that a cell names, "" for none and for several."""
    found = words_of(text).meanings & set(_PLATFORMS.values())
    return next(iter(found)) if len(found) == 1 else ""
