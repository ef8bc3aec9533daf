"""A reader of vCard 3.0 that forgives nothing (RFC 2425 and 2426), to hold what we write against."""

import re

_PROPERTY = re.compile(r"[A-Z]+(?:;TYPE=[A-Z]+(?:,[A-Z]+)*)?")
_PART = re.compile(r"(?:[^\\;,\x00-\x1f\x7f]|\\[\\;,n])*")
_SEPARATORS = {"N": ";", "ORG": ";", "CATEGORIES": ",", "NICKNAME": ","}
_MEANT = {"\\\\": "\\", "\\;": ";", "\\,": ",", "\\n": "\n"}


def read_vcards(octets: bytes) -> list[dict[str, list[str]]]:
    """Return each contact's values by property (``TEL;TYPE=CELL``), the parts of a structured value one by one.

    Raises AssertionError for whatever the standard does not allow.
    """
    cards: list[dict[str, list[str]]] = []
    card: dict[str, list[str]] | None = None
    lines = _unfold(octets)
    for place, line in enumerate(lines):
        name, colon, value = line.partition(":")
        assert colon, line
        assert _PROPERTY.fullmatch(name), line
        if line == "BEGIN:VCARD":
            assert card is None
            assert lines[place + 1] == "VERSION:3.0"
            card = {}
        elif line == "END:VCARD":
            assert card is not None
            assert {"VERSION", "FN", "N"} <= card.keys()
            cards.append(card)
            card = None
        else:
            assert card is not None
            card.setdefault(name, []).extend(_parts(value, _SEPARATORS.get(name, "")))
    assert card is None
    return cards


def _unfold(octets: bytes) -> list[str]:
    """Return the whole lines; each piece is checked for its length, its end, and that no letter is cut in two."""
    pieces = octets.split(b"\r\n")
    assert pieces.pop() == b""
    lines: list[str] = []
    for piece in pieces:
        assert 0 < len(piece) <= 75, piece
        assert not re.search(rb"[\x00-\x08\x0a-\x1f\x7f]", piece), piece
        text = piece.decode()
        if text.startswith(" "):
            assert len(text) > 1
            lines[-1] += text[1:]
        else:
            lines.append(text)
    return lines


def _parts(value: str, separator: str) -> list[str]:
    parts, rest = [], value
    while True:
        found = _PART.match(rest)
        assert found
        parts.append(re.sub(r"\\[\\;,n]", lambda mark: _MEANT[mark[0]], found[0]))
        rest = rest[found.end() :]
        if not rest:
            return parts
        assert rest[0] == separator, value
        rest = rest[1:]
