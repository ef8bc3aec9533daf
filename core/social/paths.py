"""What a link of each network leads to: an account, or something else that has a name."""

import re
from typing import Final

from core.social.links import Link
from core.social.names import CHANNEL_ID, FACEBOOK_ID, read_name, read_older_name
from core.social.network import Network
from core.social.refusals import Refusal

Found = str | Refusal
"""The address of an account, or what the link is instead."""

_ID_AT_THE_END: Final = re.compile(r"(?:.*-)?([1-9][0-9]{4,19})")
_NOT_ASCII: Final = re.compile(r"[^\x00-\x7f]")


def _words(refusal: Refusal, words: str) -> dict[str, Refusal]:
    return dict.fromkeys(words.split(), refusal)


_FACEBOOK: Final = {
    **_words(Refusal.GROUP, "groups"),
    **_words(Refusal.SHARE, "share share.php sharer sharer.php dialog"),
    **_words(Refusal.CHAT, "messages t"),
    **_words(
        Refusal.POST,
        "reel reels watch story.php permalink.php photo photo.php photos video.php videos stories events live media",
    ),
    **_words(
        Refusal.NO_ACCOUNT,
        "ads bookmarks business friends gaming hashtag help home.php l.php login login.php marketplace notifications "
        "plugins policies public r.php recover search settings",
    ),
}
_INSTAGRAM: Final = {
    **_words(Refusal.POST, "p reel reels tv stories s"),
    **_words(Refusal.SHARE, "share invites"),
    **_words(Refusal.CHAT, "direct"),
    **_words(Refusal.GROUP, "channel"),
    **_words(Refusal.NO_ACCOUNT, "accounts about developer explore legal"),
}
_X: Final = {
    **_words(Refusal.SHARE, "share"),
    **_words(Refusal.CHAT, "messages"),
    **_words(
        Refusal.NO_ACCOUNT,
        "compose download explore hashtag home jobs login notifications privacy search settings signup tos",
    ),
}
_YOUTUBE: Final = {
    **_words(Refusal.POST, "watch shorts live embed v playlist clip post"),
    **_words(Refusal.NO_ACCOUNT, "about account attribution_link feed gaming hashtag premium results signin t"),
}
_POST_OF_AN_ACCOUNT: Final = {
    Network.FACEBOOK: frozenset(["posts", "videos", "photos", "reel", "reels", "stories", "events"]),
    Network.INSTAGRAM: frozenset(["p", "reel", "tv"]),
    Network.X: frozenset(["status", "statuses"]),
}


def lead_to(link: Link) -> Found:
    """Return the address of the account that a link leads to, or what it leads to instead."""
    return _READ[link.network](link)


def _facebook(link: Link) -> Found:
    if link.domain in ("fb.watch", "m.me"):
        return Refusal.POST if link.domain == "fb.watch" else Refusal.CHAT
    if link.first == "profile.php":
        return link.asked("id") if FACEBOOK_ID.fullmatch(link.asked("id")) else Refusal.NO_ACCOUNT
    if link.first in ("p", "people", "pages"):
        return _id_among(link.steps[1:])
    if link.first == "pg":
        return _account(link, *link.steps[1:])
    return _FACEBOOK.get(link.first) or _id_at_the_end(link) or _account(link, *link.steps)


def _instagram(link: Link) -> Found:
    if link.domain == "ig.me":
        return Refusal.GROUP if link.first == "j" else Refusal.CHAT
    if link.first == "_u":  # how the app writes the link of a profile
        return _account(link, *link.steps[1:])
    return _INSTAGRAM.get(link.first) or _account(link, *link.steps)


def _x(link: Link) -> Found:
    if link.domain == "t.co":
        return Refusal.SHARE
    if link.first == "intent":
        return _account(link, link.asked("screen_name")) if link.asked("screen_name") else Refusal.SHARE
    if link.first == "i":
        named = {"communities": Refusal.GROUP, "status": Refusal.POST, "web": Refusal.POST}
        return named.get(link.second, Refusal.NO_ACCOUNT)
    return _X.get(link.first) or _account(link, *link.steps)


def _youtube(link: Link) -> Found:
    if link.first.startswith("@"):
        return _account(link, *link.steps)
    if link.domain == "youtu.be":
        return Refusal.POST
    if link.first == "channel":
        return _channel(*link.steps[1:])
    if link.first in ("c", "user"):
        return _older(link.first, *link.steps[1:])
    return _YOUTUBE.get(link.first) or _older("c", *link.steps)


def _whatsapp(link: Link) -> Found:
    if link.sub == "chat" or link.first in ("accept", "invite"):
        return Refusal.BOOTH_GROUP
    if link.first == "channel":
        return Refusal.POST if len(link.steps) > 2 else _account(link, *link.steps[1:])
    is_chat = link.domain == "wa.me" or link.sub in ("api", "web") or link.first in ("send", "message", "qr")
    return Refusal.CHAT if is_chat else Refusal.NO_ACCOUNT


def _account(link: Link, name: str = "", below: str = "", *more: str) -> Found:
    """Return the address of the account ``name``, unless the path goes on to one post of it."""
    if not name:
        return Refusal.NO_ACCOUNT
    if more and below.lower() in _POST_OF_AN_ACCOUNT.get(link.network, ()):
        return Refusal.POST
    if link.network is not Network.YOUTUBE:
        name = _NOT_ASCII.split(name, maxsplit=1)[0]  # Hindi words written on without a blank
    return read_name(link.network, name.removeprefix("@"), in_link=True) or Refusal.BAD_NAME


def _channel(channel: str = "", *_more: str) -> Found:
    if not channel:
        return Refusal.NO_ACCOUNT
    return channel if CHANNEL_ID.fullmatch(channel) else Refusal.BAD_NAME


def _older(kind: str, name: str = "", *_more: str) -> Found:
    return (read_older_name(kind, name) or Refusal.BAD_NAME) if name else Refusal.NO_ACCOUNT


def _id_among(steps: tuple[str, ...]) -> Found:
    """Return the number in /p/Name-123/, /people/Name/123/ or /pages/category/Kind/Name-123/."""
    if len(steps) > 2 and any(step.lower() in _POST_OF_AN_ACCOUNT[Network.FACEBOOK] for step in steps[:-1]):
        return Refusal.POST
    found = (_ID_AT_THE_END.fullmatch(step) for step in steps)
    return next((match[1] for match in found if match), Refusal.NO_ACCOUNT)


def _id_at_the_end(link: Link) -> Found | None:
    """Return the number of a page that has no name yet: /Name-of-the-page-123456789/."""
    match = _ID_AT_THE_END.fullmatch(link.first) if "-" in link.first else None
    return match[1] if match else None


_READ: Final = {
    Network.FACEBOOK: _facebook,
    Network.INSTAGRAM: _instagram,
    Network.X: _x,
    Network.YOUTUBE: _youtube,
    Network.WHATSAPP: _whatsapp,
}
