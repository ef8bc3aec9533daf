"""WhatsApp group invite links: found in any pasted text, kept as their code, written in one form.

An invite link is ``https://chat.whatsapp.com/`` and a code of 20 to 24 letters and digits whose case matters
(product.md). Only the code is kept: the same group is then the same code, however its link was copied.
"""

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote

from core.text import is_blank_marker, without_invisible

_START: Final = "https://chat.whatsapp.com/"
_CODE: Final = re.compile(r"[A-Za-z0-9]{20,24}")
_LINK: Final = re.compile(
    r"(?<![A-Za-z0-9.-])(?:[Cc][Hh][Aa][Tt]\.[Ww][Hh][Aa][Tt][Ss][Aa][Pp][Pp]\.[Cc][Oo][Mm](?::\d+)?/+(?:(?i:invite)/+)?"
    r"|(?i:whatsapp://chat)/?\?code=)([A-Za-z0-9]*)"
)
_AROUND: Final = re.compile(r"https?:/*$|^[?&#/]\S*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class InviteReading:
    """What a cell or field says: the ``code`` of one link, or an ``error`` and no code.

    ``repaired`` is true when the text was more than the link in its one form (scheme, ``/invite/``, query, other
    words, ...). ``error`` is one of ``missing``, ``not_a_link``, ``two_links``, ``bad_code`` (cut off or too long).
    """

    code: str | None = None
    repaired: bool = False
    error: str = ""


def find_invite_codes(text: str) -> list[str]:
    """Return the codes of all whole invite links in a message, each once, in the order of the text."""
    return [code for code in _find_codes(text) if _CODE.fullmatch(code)]


def read_invite(text: str) -> InviteReading:
    """Read the one invite link in a text. The same link twice is one; two different ones are refused."""
    if text.startswith(_START) and _CODE.fullmatch(text, len(_START)):
        return InviteReading(text[len(_START) :])
    codes = _find_codes(text)
    if not codes:
        return InviteReading(error="missing" if is_blank_marker(text) else "not_a_link")
    if len(codes) > 1:
        return InviteReading(error="two_links")
    if not _CODE.fullmatch(codes[0]):
        return InviteReading(error="bad_code")
    return InviteReading(codes[0], repaired=True)


def holds_link(text: str) -> bool:
    """Tell whether there is an invite link in a text, whole or not."""
    return _LINK.search(_readable(text)) is not None


def part_at_links(text: str) -> list[str]:
    """Return the text around the invite links in it and, at each odd place, what stands in the place of a code.

    The scheme before a link and the query behind it are left away.
    """
    pieces = _LINK.split(_readable(text))
    return [piece if place % 2 else _AROUND.sub("", piece) for place, piece in enumerate(pieces)]


def invite_url(code: str) -> str:
    """Return the link of a code, in the one form in which it is shown and exported."""
    return _START + code


def _find_codes(text: str) -> list[str]:
    """Return what stands in the place of a code in each link, whole or not, each once."""
    return list(dict.fromkeys(_LINK.findall(_readable(text))))


def _readable(text: str) -> str:
    text = without_invisible(text)
    return unquote(text) if "%2" in text or "%3" in text else text  # a link copied out of a redirect
