"""What a piece of a message says: booth numbers, assembly, group number, the admin's name and phone."""

import re
from collections.abc import Iterable
from itertools import chain
from typing import NamedTuple

from core.booth_numbers import read_booth_number

_DIGIT = r"[\d०-९]"
_LETTER = r"A-Za-z\u0900-\u0963"  # with the signs of Devanagari, which \w does not hold
_SEPARATORS = r"[\s.:#०=*_~(\-–—]*"
_NUMBER_WORD = r"(?:numbers?|nos?|num|नंबर|नम्बर|नं|न|संख्या|सं|क्रमांक|क्र)(?![A-Za-z\u0900-\u0963])"
_BOOTH_WORD = r"(?:polling\s*(?:booth|station)|booth|buth|b\.?\s?no|part|पोलिंग\s*बूथ|बूथ|बुथ|मतदान\s*केंद्र|मतदेय\s*स्थल|भाग)"
# 12, 12A, 12-A, 12 (A), and with a blank only what is no word of its own: 12 A and 12 क, not "12 a group", "12 व 13".
_NUMBER = (
    rf"{_DIGIT}{{1,5}}(?:[A-Za-z\u0904-\u0939]|-[A-Za-z\u0904-\u0939]|\s?\(\s?[A-Za-z\u0904-\u0939]\s?\)"
    rf"|\s?-?\s?[A-Hक-घअब])?(?![{_LETTER}\d०-९])"
)
_AND = r"\s*(?:,|&|/|\+|-|–|और|एवं|तथा|व|and|से|to)\s*"
_BOOTHS = re.compile(
    rf"(?<!कुल )(?<!total )(?<![{_LETTER}]){_BOOTH_WORD}{_SEPARATORS}(?:{_NUMBER_WORD}{_SEPARATORS})*"
    rf"({_NUMBER}(?:{_AND}{_NUMBER})*)|(?<!{_DIGIT})({_NUMBER})\s*{_NUMBER_WORD}[\s.]*(?:का\s+|के\s+)?{_BOOTH_WORD}",
    re.IGNORECASE,
)
# 12 -, 12: or nothing but 12; not 12. or 12), with which people number lines.
_BARE = re.compile(rf"[\s*_~>•\-–—]*({_NUMBER})[\s*_]*(?:[-–—:=>]+\s*(?!\s*{_DIGIT})|$)")
_EACH = re.compile(_NUMBER)

_PHONE = re.compile(
    rf"(@?)(?<!{_DIGIT})(?:\+?\s?91[\s-]*|0)?[6-9६-९]{_DIGIT}{{4}}[\s-]?{_DIGIT}{{5}}(?!{_DIGIT})"
)  # with @ it is somebody called to, not said to be the admin
_WHEN = re.compile(
    rf"(?<!{_DIGIT}){_DIGIT}{{1,2}}[./-]{_DIGIT}{{1,2}}[./-]{_DIGIT}{{2,4}}|{_DIGIT}{{1,2}}:{_DIGIT}{{2}}"
)
_ADMIN = re.compile(
    rf"(?<![{_LETTER}])(?:admin|एडमिन|ऐडमिन)(?:\s*(?:का\s*नाम|name|नाम))?\s*[:=\-–—]+\s*([{_LETTER}.\s]{{2,60}})",
    re.IGNORECASE,
)
_ASSEMBLY_WORD = r"(?:ac|a\.c\.|vs|assembly|constituency|vidhan\s*sabha|विधान\s*सभा|विस)"
_ASSEMBLY = re.compile(
    rf"(?<![{_LETTER}]){_ASSEMBLY_WORD}(?:"
    rf"(?![A-Za-z])(?:[\s.:#\-–—(]|constituency|क्षेत्र|{_NUMBER_WORD})*({_DIGIT}{{1,3}})(?!{_DIGIT})"
    rf"|(?:\s*क्षेत्र)?\s*[:=\-–—]+\s*([{_LETTER}][{_LETTER}. ]{{2,40}}?)(?=\s*(?:$|[,;|(\d०-९*]|{_BOOTH_WORD})))",
    re.IGNORECASE,
)
_GROUP_WORD = r"(?:group|grp|slot|link|ग्रुप|समूह|लिंक)"
_SLOT = re.compile(
    rf"(?<![{_LETTER}]){_GROUP_WORD}{_SEPARATORS}(?:{_NUMBER_WORD}{_SEPARATORS})*"
    rf"([1-9१-९]|(?:एक|दो|तीन|one|two|three)(?![{_LETTER}]))(?![{_LETTER}\d०-९])"
    rf"|(?<![{_LETTER}\d])(पहला|पहली|प्रथम|first|1st|दूसरा|दूसरी|द्वितीय|second|2nd|तीसरा|तीसरी|third|3rd)"
    rf"\s+(?:whatsapp\s+|व्हाट्सएप\s+)?{_GROUP_WORD}",
    re.IGNORECASE,
)
_SLOTS = {
    word: number
    for number, words in {
        "1": "१ एक one पहला पहली प्रथम first 1st",
        "2": "२ दो two दूसरा दूसरी द्वितीय second 2nd",
        "3": "३ तीन three तीसरा तीसरी third 3rd",
    }.items()
    for word in words.split()
}


class Details(NamedTuple):
    """What was found, each once, in the order of the text; several of one sort leave the choice to the person.

    bare: numbers at the beginning of a line without a word for booth; they count where no such word is said.
    """

    booths: tuple[str, ...] = ()
    bare: tuple[str, ...] = ()
    assembly_numbers: tuple[str, ...] = ()
    assembly_names: tuple[str, ...] = ()
    slots: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    admins: tuple[str, ...] = ()


def joined(parts: Iterable[Details]) -> Details:
    """Return what all of them say."""
    return Details(*(_once(chain.from_iterable(same)) for same in zip(Details(), *parts, strict=True)))


def read_details(text: str, *, at_start: bool = True) -> Details:
    """Return what a text on one line, without links, says. at_start: nothing stands before it in its line."""
    text, phones = _take(_PHONE, text)
    text, _ = _take(_WHEN, text)
    text, admins = _take(_ADMIN, text)
    text, assemblies = _take(_ASSEMBLY, text)
    text, slots = _take(_SLOT, text)
    booths = [number for found in _BOOTHS.finditer(text) for number in _EACH.findall(found[1] or found[2])]
    bare = _BARE.match(text) if at_start else None
    return Details(
        _once(map(_number, booths)),
        (_number(bare[1]),) if bare else (),
        _once(found[1] for found in assemblies if found[1]),
        _once(" ".join(found[2].split()) for found in assemblies if found[2]),
        _once(_SLOTS.get((found[1] or found[2]).lower(), found[1] or found[2]) for found in slots),
        _once(found[0].strip() for found in phones if not found[1]),
        _once(" ".join(found[1].split()) for found in admins if found[1].strip(" .")),
    )


def _take(pattern: re.Pattern[str], text: str) -> tuple[str, list[re.Match[str]]]:
    """Return the text with blanks where the pattern was, and the matches."""
    found = list(pattern.finditer(text))
    return (pattern.sub(" ", text) if found else text), found


def _once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))


def _number(written: str) -> str:
    """Return a booth number in its one form, so that 12क and 12 क are one; what is none stays, to be refused."""
    return read_booth_number(written).number or written.strip()
