"""What a person can do and which languages they have, in the words of sheets: Hindi, English, and in between."""

import re
from collections.abc import Iterator
from functools import cache

from django.db.models import TextChoices
from django.utils import translation

from core.text import fold
from imports.reading import cells
from imports.reading.row import RowReading
from teams.models import Language, Skill

_PARTS = re.compile(r"[,;/|।\n]+|\s[-–—]\s")
_AND = re.compile(r"\s+(?:and|aur|evam|और|एवं|व)\s+|\s*[&+]\s*", re.IGNORECASE)
# Beside the names that the register itself gives them, in both languages.
_SKILL_WORDS = {
    Skill.WRITING: "writing|writer|content|content writing|content writer|lekhan|लेखन|लेखक|कंटेंट|कंटेंट लेखन|लिखना|blogging",
    Skill.DESIGN: "design|designer|designing|graphic design|graphic designer|graphics|poster|posters|poster design"
    "|creative|canva|photoshop|डिज़ाइन|डिजाइन|डिज़ाइनर|ग्राफिक|ग्राफ़िक डिज़ाइन|ग्राफिक्स|पोस्टर|पोस्टर डिज़ाइन",
    Skill.VIDEO: "video|videos|video editing|video editor|editing|reels|reel|वीडियो|वीडियो एडिटिंग|एडिटिंग|रील|रील्स",
    Skill.PHOTO: "photo|photos|photography|photographer|camera|फोटो|फ़ोटो|फोटोग्राफी|फ़ोटोग्राफ़ी|फोटोग्राफर|कैमरा",
    Skill.SPEAKING: "speaking|speaker|public speaking|anchoring|anchor|orator|vakta|भाषण|वक्ता|मंच संचालन|एंकरिंग|बोलना",
    Skill.DATA: "data|excel|ms excel|computer|typing|data entry|sheets|google sheets|डेटा|डाटा|एक्सेल|कंप्यूटर|टाइपिंग"
    "|डाटा एंट्री|डेटा एंट्री",
    Skill.AI: "ai|a i|chatgpt|ai tool|artificial intelligence|एआई|ए आई|एआई टूल|चैटजीपीटी",
    Skill.CALLING: "calling|calls|call|telecalling|phone call|phone calling|कॉलिंग|कॉल|फोन|फ़ोन कॉल|टेलीकॉलिंग",
}
_LANGUAGE_WORDS = {
    Language.HINDI: "hindi|hin|हिंदी|हिन्दी",
    Language.ENGLISH: "english|eng|angrezi|angreji|अंग्रेजी|अंग्रेज़ी|इंग्लिश",
    Language.URDU: "urdu|उर्दू",
    Language.AWADHI: "awadhi|avadhi|अवधी",
    Language.BHOJPURI: "bhojpuri|भोजपुरी",
    Language.BRAJ: "braj|brij|braj bhasha|brajbhasha|ब्रज|ब्रजभाषा|ब्रज भाषा",
    Language.BUNDELI: "bundeli|bundelkhandi|बुंदेली|बुन्देली|बुंदेलखंडी",
    Language.PUNJABI: "punjabi|panjabi|पंजाबी",
    Language.BENGALI: "bengali|bangla|बंगाली|बांग्ला|बंगला",
}


def read_skills(row: RowReading) -> str | None:
    """Read what a person can do, as the register's words with commas; a word it has not is left out with a warning."""
    return _read(row, "skills", Skill)


def read_languages(row: RowReading) -> str | None:
    """Read a person's languages, as ``read_skills`` does."""
    return _read(row, "languages", Language)


def _read(row: RowReading, field: str, choices: type[TextChoices]) -> str | None:
    written = row.text(field)
    if cells.is_empty(written):
        return None
    known, found, unknown = _words(choices), [], []
    for part in _parts(written, known):
        if (value := known.get(fold(part))) is None:
            unknown.append(part)
        elif value not in found:
            found.append(value)
    if unknown:
        row.warn(field, f"{field}_unknown", words=unknown, **{field: list(choices.values)})
    return ",".join(found) or None


def _parts(written: str, known: dict[str, str]) -> Iterator[str]:
    """Yield what a cell lists. Some names have an "and" of their own, so a part is parted only where it is no name."""
    for piece in _PARTS.split(written):
        part = piece.strip(" .()")
        if fold(part) in known:
            yield part
        else:
            yield from (word for one in _AND.split(part) if (word := one.strip(" .()")))


@cache
def _words(choices: type[TextChoices]) -> dict[str, str]:
    words = {fold(value): value for value in choices.values}
    for language in ("en", "hi"):
        with translation.override(language):
            words |= {fold(str(label)): value for value, label in choices.choices}
    further = {**_SKILL_WORDS, **_LANGUAGE_WORDS}
    return words | {fold(word): value for value in choices for word in further[value].split("|")}
