"""Contacts for a phone: vCard 3.0 (RFC 2426), the version that Android and iOS both read with names in any script.

segno's ``make_vcard_data`` knows no categories and does not fold lines, which Android needs for long Hindi ones.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

_LINE: Final = 75  # octets, without the line's end (RFC 2425, section 5.8.1)
_BREAKS: Final = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_CONTROLS: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_SPECIAL: Final = re.compile(r"([\\;,])")


@dataclass(frozen=True, slots=True)
class Contact:
    """One person. ``phones`` are in E.164, the first is the one to ring; what is empty is left out."""

    name: str
    nickname: str = ""
    phones: tuple[str, ...] = ()
    email: str = ""
    organisation: str = ""
    title: str = ""
    categories: tuple[str, ...] = ()


def vcards(contacts: Iterable[Contact]) -> str:
    """Return the contacts as the text of one ``.vcf`` file, to be sent as UTF-8."""
    return "".join(_fold(line) for contact in contacts for line in _lines(contact))


def _lines(contact: Contact) -> list[str]:
    """Return a contact's lines, unfolded.

    The whole name is the given name: which of its words a family name is, nobody told us, and both systems show the
    parts in this order.
    """
    lines = ["BEGIN:VCARD", "VERSION:3.0", f"FN:{_escape(contact.name)}", f"N:;{_escape(contact.name)};;;"]
    lines += [f"NICKNAME:{_escape(contact.nickname)}"] if contact.nickname else []
    for place, number in enumerate(contact.phones):
        lines.append(f"TEL;TYPE=CELL{',PREF' if place == 0 and len(contact.phones) > 1 else ''}:{number}")
    lines += [f"EMAIL;TYPE=INTERNET:{_escape(contact.email)}"] if contact.email else []
    lines += [f"ORG:{_escape(contact.organisation)}"] if contact.organisation else []
    lines += [f"TITLE:{_escape(contact.title)}"] if contact.title else []
    if contact.categories:
        lines.append("CATEGORIES:" + ",".join(_escape(one) for one in contact.categories))
    return [*lines, "END:VCARD"]


def _escape(text: str) -> str:
    return _BREAKS.sub(r"\\n", _SPECIAL.sub(r"\\\1", _CONTROLS.sub("", text.replace("\t", " "))))


def _fold(line: str) -> str:
    """Return the line with its end, folded after at most 75 octets, never within a letter."""
    octets = line.encode()
    pieces, room = [], _LINE
    while len(octets) > room:
        end = room
        while octets[end] & 0xC0 == 0x80:
            end -= 1
        pieces.append(octets[:end])
        octets, room = octets[end:], _LINE - 1
    return b"\r\n ".join([*pieces, octets]).decode() + "\r\n"
