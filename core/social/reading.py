"""Reading the one account that a pasted text names."""

import re
from dataclasses import dataclass
from typing import Final

from core.links import holds_link
from core.social.addresses import account_url
from core.social.links import find_links
from core.social.names import CHANNEL_CODE, read_name
from core.social.network import Network
from core.social.paths import Found, lead_to
from core.social.refusals import Refusal
from core.text import is_blank_marker, without_invisible

_LONGEST: Final = 2_000
"""Characters that are read; no message with a link in it is longer, and nothing may make this slow."""
_LABEL: Final = re.compile(
    r"^(?:facebook|fb|instagram|insta|ig|twitter|x|youtube|yt|whatsapp(?: channel)?|फेसबुक|इंस्टाग्राम|एक्स|यूट्यूब)"
    r"(?: (?:page|id|handle|channel|account))?(?: ?[:=] ?| [–-] )",
    re.IGNORECASE,
)
_MENTION: Final = re.compile(r"(?<![^\s(\[{<*_~\"'“‘:,;।/])@([^\s@/]+)")
_PATH: Final = re.compile(r"(?:channel|c|user)/\S+", re.IGNORECASE)
_SITE: Final = re.compile(r"://|^www\.|/", re.IGNORECASE)
_PHONE: Final = re.compile(r"(?:\+?91|0)?[\s-]*[6-9](?:[\s-]?[0-9]){9}")
_EDGES: Final = " \t\n.,;:!?()<>[]{}\"'`*|~।॥…‘’“”«»"


@dataclass(frozen=True, slots=True)
class AccountReading:
    """What a text says: the ``address`` of one account, or a ``refusal`` and no address.

    ``other`` is the network to which the link in it really belongs, with ``Refusal.OTHER_NETWORK``.
    """

    address: str = ""
    refusal: Refusal | None = None
    other: Network | None = None


def read_account(network: Network, text: str) -> AccountReading:
    """Read the one account of ``network`` in a text: a link in any of its forms, ``@name`` or a bare name.

    The same account twice is one; two different ones are refused. Links of other networks beside it are left out.
    """
    text = " ".join(without_invisible(text[:_LONGEST]).split())
    if is_blank_marker(text):
        return AccountReading(refusal=Refusal.MISSING)
    links = list(find_links(text))
    ours = [lead_to(link) for link in links if link.network == network]
    if ours:
        return _one_of(ours)
    if holds_link(text):
        return _booth_group(network)
    if links:
        return AccountReading(refusal=Refusal.OTHER_NETWORK, other=links[0].network)
    return _one_of(_named(network, text))


def _booth_group(network: Network) -> AccountReading:
    """An invitation into a group: for the channel it is the wrong kind of thing, elsewhere the wrong network."""
    if network == Network.WHATSAPP:
        return AccountReading(refusal=Refusal.BOOTH_GROUP)
    return AccountReading(refusal=Refusal.OTHER_NETWORK, other=Network.WHATSAPP)


def _named(network: Network, text: str) -> list[Found]:
    """Return the accounts that a text without a link names."""
    if network == Network.WHATSAPP and (codes := _codes(text)):
        return list(codes)
    if mentions := [mention.strip(_EDGES) for mention in _MENTION.findall(text)]:
        return [_by_name(network, mention) for mention in mentions]
    bare = _LABEL.sub("", text).strip(_EDGES)
    if _PHONE.fullmatch(bare):
        return [Refusal.PHONE]
    if network == Network.YOUTUBE and _PATH.fullmatch(bare):
        return [lead_to(link) for link in find_links(f"youtube.com/{bare}")]
    if _SITE.search(bare):
        return [Refusal.OTHER_SITE]
    return [_by_name(network, bare)]


def _by_name(network: Network, name: str) -> Found:
    """Return the account of a bare name, unless the network keeps the word for pages of its own (login, reel …)."""
    address = read_name(network, name)
    own = address is not None and [lead_to(link) for link in find_links(account_url(network, address))] == [address]
    return address if address and own else Refusal.BAD_NAME


def _codes(text: str) -> list[str]:
    return [word for word in re.split(r"[^0-9A-Za-z]+", text) if CHANNEL_CODE.fullmatch(word)]


def _one_of(found: list[Found]) -> AccountReading:
    """Return the one account found, else the first reason why there is none."""
    addresses = dict.fromkeys(one for one in found if not isinstance(one, Refusal))
    if len(addresses) > 1:
        return AccountReading(refusal=Refusal.TWO_ACCOUNTS)
    if addresses:
        return AccountReading(next(iter(addresses)))
    return AccountReading(refusal=next(one for one in found if isinstance(one, Refusal)))
