"""The field that a header names."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz, process

from core.legacy_hindi import convert
from imports.understanding.error_column import is_error_header
from imports.understanding.fields import KINDS
from imports.understanding.folding import NUMBER, fold, tokens, words
from imports.understanding.synonyms import IGNORED, known_headers, lower

NEAR = 86  # of 100: "Destrict" and "Bhag Sankhyaa" pass, "Oldd Booth No" for "Booth No" does not
NEAR_LENGTH = 5  # letters below which one letter more makes another word
LEAD = 3  # by how much the nearest header must be nearer than that of any other field
LIKE = 60  # of 100: near enough to be named as what may have been meant
_PARTS = re.compile(r"[/()\[\]{}|\n,]+|\s[-–—]\s")
_COLONS = " :ः"  # what the font has where people type a colon
_SCRIPTS = re.compile(r"(?<=[\u0900-\u0965])[\s.]+(?=[A-Za-z])|(?<=[A-Za-z.])\s+(?=[\u0904-\u0939])")
_FIRST = words("1 1st i one first pahla pahli pehla pratham एक पहला पहली पहले प्रथम")
_SECOND = words("2 2nd ii two second dusra dusri doosra dvitiya dwitiya दो दूसरा दूसरी दूसरे दुसरा द्वितीय")
_ORDINAL_ENDS = words("st nd")
_GROUP = words("group grp whatsapp wa ग्रुप समूह व्हाट्सएप")
_ENGLISH = words("english eng en angrezi angreji अंग्रेजी इंग्लिश")
_HINDI = words("hindi hin hi हिंदी")
_IN = words("in me mein में")


class Match(NamedTuple):
    """What a header names: the field ("" for none), how that was found (see Column.how), and how sure it is, to 100.

    others: fields that it could mean as well.
    """

    field: str
    how: str
    score: int
    others: tuple[str, ...] = ()


NOTHING = Match("", "unknown", 0)


@lru_cache(maxsize=4096)
def match_header(header: str, kind: str) -> Match:
    """Return the field that a header names in a sheet of this kind.

    Tried in turn: as written; folded; without a number of a slot or the word for a language; its parts when they agree
    ("Booth No / बूथ संख्या"), and its parts by script ("बूथ संख्या Booth No"); the nearest known header; all that once more
    for a header typed in Kruti Dev ("cwFk la[;k").
    """
    if is_error_header(header):
        return Match(IGNORED, "exact", 100)
    for attempt in (_match_whole, _match_parts, _match_scripts, _match_near):
        if (match := attempt(header, kind)).field:
            return match
    hindi = convert(header).rstrip(_COLONS)
    return match_header(hindi, kind) if hindi != header else NOTHING


def _match_whole(header: str, kind: str) -> Match:
    known = known_headers(kind)
    if found := known.exact.get(lower(header)):
        return Match(found[0], "exact", 100, found[1:])
    if found := known.find(tokens(header)):
        return Match(found[0], "folded", 95, found[1:])
    return _match_slot(header, kind) or _match_language(header, kind) or NOTHING


def _match_slot(header: str, kind: str) -> Match | None:
    """Match "Link 2" and "दूसरा लिंक" by what remains without the number."""
    parts = tokens(header)
    numbers = {1 if word in _FIRST else 2 for word in parts if word in _FIRST or word in _SECOND}
    if len(numbers) != 1:
        return None
    known = known_headers(kind)
    names = KINDS[kind].first if numbers == {1} else KINDS[kind].second
    rest = [word for word in parts if word not in _FIRST | _SECOND | _ORDINAL_ENDS]
    for dropped in ((), (NUMBER,), (NUMBER, *_GROUP)):  # "Group 2 Mobile": a mobile number
        found = known.find([word for word in rest if word not in dropped])
        if found and found[0] in names:
            return Match(names[found[0]], "folded", 95)
    return None


def _match_language(header: str, kind: str) -> Match | None:
    """Match "Booth Name in Hindi" by what remains without the language, which only a name has a field for."""
    parts = tokens(header)
    rest = [word for word in parts if word not in _ENGLISH | _HINDI | _IN]
    found = known_headers(kind).find(rest)
    if len(rest) == len(parts) or not found:
        return None
    if found[0] == "name":
        return Match("name_hi" if _HINDI.intersection(parts) else "name_en", "folded", 95)
    return Match(found[0], "folded", 90)


def _match_parts(header: str, kind: str) -> Match:
    parts = [part for part in _PARTS.split(header) if part and part.strip()]
    if len(parts) < 2:
        return NOTHING
    matches = [_match_whole(part, kind) for part in parts]
    found = {match.field for match in matches if match.field and not match.others}
    if len(found) > 1:
        found.discard(IGNORED)
    return Match(found.pop(), "part", 90) if len(found) == 1 else NOTHING


def _match_scripts(header: str, kind: str) -> Match:
    parts = _SCRIPTS.split(header)
    fields = {_match_whole(part, kind).field for part in parts} if len(parts) == 2 else set()
    return Match(fields.pop(), "part", 90) if len(fields) == 1 else NOTHING


def _match_near(header: str, kind: str) -> Match:
    """The nearest known header, when it is near enough and clearly nearer than those of other fields."""
    key = fold(header)
    if len(key) < NEAR_LENGTH:
        return NOTHING
    folded = known_headers(kind).folded
    hits = process.extract(key, folded.keys(), scorer=fuzz.ratio, score_cutoff=NEAR, limit=5)
    if not hits:
        return NOTHING
    best = folded[hits[0][0]]
    unclear = any(folded[name] != best and score > hits[0][1] - LEAD for name, score, _ in hits)
    if unclear or _digits(key) != _digits(hits[0][0]):  # "Link 2" is not a misspelt "Link"
        return NOTHING
    return Match(best[0], "near", int(hits[0][1]), best[1:])


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))


def nearest_header(headers: Iterable[str], fields: Iterable[str], kind: str) -> str:
    """Return the header most like any that we know for these fields, or "" when none is like one."""
    plain = {name.removesuffix("_1").removesuffix("_2") for name in fields} | {*fields}
    known = [key for key, names in known_headers(kind).folded.items() if plain.intersection(names) and len(key) > 2]
    best, best_score = "", float(LIKE)
    for header in headers:
        hit = process.extractOne(fold(header), known, scorer=fuzz.WRatio)
        if hit and hit[1] > best_score:
            best, best_score = header, hit[1]
    return best
