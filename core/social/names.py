"""Which names, ids and codes each network gives out, and the one form in which each is kept.

Names lose their case, which no network heeds; ids and codes keep theirs. The networks' help pages say:

- Facebook (help page "Guidelines for creating a custom username"): letters A to Z, digits and periods, at least 5
  characters, no extension such as .com; case and periods do not tell two names apart. 50 is the most that its form
  takes. Names from before that rule are shorter (2 suffices in a link). Pages without a name have a number.
- Instagram (help page "Username rules"): up to 30 letters, digits, periods and underscores; no period first, last or
  beside another.
- X (help page "Username rules"): up to 15 letters, digits and underscores; older ones are shorter than today's 4.
- YouTube (help page "Handles overview"): 3 to 30 letters or digits of one of 75 languages, and ``_ - . ·`` between
  them; fewer where a letter says more. Older channels have an id (``UC`` and 22 characters), ``c/NAME``, ``user/NAME``.
- WhatsApp writes no rule down: every code in a channel's link is 0029 and about 20 letters and digits.
"""

import re
import unicodedata
from typing import Final

from core.social.network import Network

FACEBOOK_ID: Final = re.compile(r"[1-9][0-9]{4,19}")
_FACEBOOK: Final = re.compile(r"(?=[0-9.]*[a-z])[a-z0-9](?:[a-z0-9.]{0,48}[a-z0-9])?")
_EXTENSION: Final = re.compile(r"\.(?:com|net|org|in)")
_INSTAGRAM: Final = re.compile(r"(?!.*\.\.)[a-z0-9_](?:[a-z0-9_.]{0,28}[a-z0-9_])?")
_X: Final = re.compile(r"[a-z0-9_]{1,15}")
CHANNEL_ID: Final = re.compile(r"UC[A-Za-z0-9_-]{22}")
CHANNEL_CODE: Final = re.compile(r"0029[0-9A-Za-z]{16,24}")
_BETWEEN: Final = frozenset("_-.·")
_SHORTEST_NAME: Final = {Network.FACEBOOK: 5, Network.YOUTUBE: 3}


def read_name(network: Network, name: str, *, in_link: bool = False) -> str | None:
    """Return the address that a bare name, id or code stands for; None when the network gives none out like it.

    In a link shorter names pass than where somebody typed them: the link was copied from an account that exists.
    """
    shortest = 1 if in_link or not name.isascii() else _SHORTEST_NAME.get(network, 1)
    return _READ[network](name) if len(name) >= shortest else None


def read_older_name(kind: str, name: str) -> str | None:
    """Return the address of a YouTube channel by its older kind of name: ``c`` or ``user``."""
    plain = _plain(name)
    return f"{kind}/{plain}" if _is_channel_name(plain, longest=60) else None


def _facebook(name: str) -> str | None:
    if FACEBOOK_ID.fullmatch(name):
        return name
    name = name.lower()
    fits = _FACEBOOK.fullmatch(name) and len(name) > 1 and not _EXTENSION.search(name[-4:])
    return name if fits else None


def _instagram(name: str) -> str | None:
    name = name.lower()
    return name if _INSTAGRAM.fullmatch(name) else None


def _x(name: str) -> str | None:
    name = name.lower()
    return name if _X.fullmatch(name) else None


def _youtube(name: str) -> str | None:
    if CHANNEL_ID.fullmatch(name):
        return name
    plain = _plain(name)
    return plain if _is_channel_name(plain, longest=30) else None


def _whatsapp(code: str) -> str | None:
    return code if CHANNEL_CODE.fullmatch(code) else None


def _plain(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).lower())


def _is_channel_name(name: str, *, longest: int) -> bool:
    if not 0 < len(name) <= longest or name[0] in _BETWEEN or name[-1] in _BETWEEN:
        return False
    # A vowel sign or a virama is a mark and no letter to Python; Hindi names are full of them.
    return all(letter in _BETWEEN or unicodedata.category(letter)[0] in "LMN" for letter in name)


_READ: Final = {
    Network.FACEBOOK: _facebook,
    Network.INSTAGRAM: _instagram,
    Network.X: _x,
    Network.YOUTUBE: _youtube,
    Network.WHATSAPP: _whatsapp,
}
