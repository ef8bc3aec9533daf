"""Holds the strings that were found against the ``.po`` files of a language."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import polib

from scripts.messages.message import Complaint, Message, Place

SAME_IN_HINDI = {"WhatsApp", "X", "%(name)s", "%(value)s", "CSV"}
"""Strings whose Hindi may be without a single Devanagari letter."""
_PLACEHOLDER = re.compile(r"%\([a-z_A-Z0-9]+\)[sdf]|%[sd]|\{[a-z_A-Z0-9.]*\}|(?<!%)%%")
_DEVANAGARI = re.compile(r"[\u0900-\u097f]")
_LETTER = re.compile(r"[A-Za-z]")

Key = tuple[str, str | None]


def entries(folder: Path) -> dict[Key, tuple[Place, polib.POEntry]]:
    """Return what a language's files hold, by msgid and context."""
    return {
        (entry.msgid, entry.msgctxt): (Place(path, entry.linenum or 0), entry)
        for path in sorted(folder.glob("*.po"))
        for entry in polib.pofile(str(path), encoding="utf-8")
        if not entry.obsolete
    }


def missing(messages: Iterable[Message], folder: Path) -> Iterator[Complaint]:
    """Yield each message without a finished translation: absent, empty, fuzzy, or without its plural."""
    known = entries(folder)
    for message in messages:
        _place, entry = known.get(message.key, (None, None))
        if entry is None or not entry.translated():
            yield Complaint(message.place, f"no translation of {message.msgid!r}")
        elif bool(message.plural) != bool(entry.msgid_plural):
            yield Complaint(message.place, f"{message.msgid!r} has a plural on one side only, here or in the catalogue")
        elif message.plural != entry.msgid_plural:
            yield Complaint(message.place, f"the catalogue has another plural than {message.plural!r}")


def unused(messages: Iterable[Message], folder: Path) -> Iterator[Complaint]:
    """Yield each translation that nothing asks for any more."""
    asked = {message.key for message in messages}
    for key, (place, entry) in entries(folder).items():
        if key not in asked:
            yield Complaint(place, f"nothing uses {entry.msgid!r}")


def faulty(folder: Path) -> Iterator[Complaint]:
    """Yield each translation that would break when it is filled in, or that is not Hindi."""
    for place, entry in entries(folder).values():
        wanted = [entry.msgid, entry.msgid_plural or entry.msgid]
        for index, text in sorted(entry.msgstr_plural.items()) or [(1, entry.msgstr)]:
            source = wanted[index]
            if not _same_gaps(source, text, may_leave_out=bool(entry.msgid_plural) and index == 0):
                yield Complaint(place, f"{source!r} has other placeholders than {text!r}")
            says_something = _LETTER.search(_PLACEHOLDER.sub("", source)) and text not in SAME_IN_HINDI
            if says_something and not _DEVANAGARI.search(text):
                yield Complaint(place, f"{text!r} is not Hindi")
            if text.strip() != text and source.strip() == source:
                yield Complaint(place, f"blanks around {text!r}")


def _same_gaps(source: str, text: str, *, may_leave_out: bool) -> bool:
    """Compare placeholders; the singular may do without the number, as in "one seat"."""
    here, there = (sorted(set(_PLACEHOLDER.findall(one))) for one in (source, text))
    formatted = any(gap.startswith("%") for gap in here)
    if formatted and re.search(r"%(?![%(sd])", text.replace("%%", "")):
        return False
    return here == there or (may_leave_out and set(there) < set(here))
