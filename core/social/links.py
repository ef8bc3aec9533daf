"""Links to the networks, found in any text and taken apart."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import parse_qs, unquote, urlsplit

from core.social.network import Network

_DOMAINS: Final = {
    "facebook.com": Network.FACEBOOK,
    "fb.com": Network.FACEBOOK,
    "fb.me": Network.FACEBOOK,
    "fb.watch": Network.FACEBOOK,
    "m.me": Network.FACEBOOK,
    "instagram.com": Network.INSTAGRAM,
    "instagr.am": Network.INSTAGRAM,
    "ig.me": Network.INSTAGRAM,
    "x.com": Network.X,
    "twitter.com": Network.X,
    "t.co": Network.X,
    "youtube.com": Network.YOUTUBE,
    "youtu.be": Network.YOUTUBE,
    "whatsapp.com": Network.WHATSAPP,
    "wa.me": Network.WHATSAPP,
}
_LINK: Final = re.compile(
    # Not inside another address (evil-x.com, name@x.com, site.example/x.com), nor the head of one (x.com.example).
    r"(?<![A-Za-z0-9.@/-])(?P<scheme>(?:https?:)?/+)?"
    rf"(?P<sub>(?:[a-z0-9-]+\.)*)(?P<domain>{'|'.join(map(re.escape, _DOMAINS))})(?::[0-9]{{1,5}})?"
    r"(?![A-Za-z0-9@-]|\.[A-Za-z0-9])(?P<rest>[/?#]\S*)?",
    re.IGNORECASE,
)
_TRAIL: Final = ".,;:!?()<>[]{}\"'`*|~।॥…’”»"


@dataclass(frozen=True, slots=True)
class Link:
    """A link to a network: its ``domain``, what stands before it (``m``), the decoded steps of its path, its query."""

    network: Network
    domain: str
    sub: str = ""
    steps: tuple[str, ...] = ()
    query: dict[str, list[str]] = field(default_factory=dict)

    @property
    def first(self) -> str:
        """The first step of the path in lower case, empty when there is none."""
        return self.steps[0].lower() if self.steps else ""

    @property
    def second(self) -> str:
        """The second."""
        return self.steps[1].lower() if len(self.steps) > 1 else ""

    def asked(self, name: str) -> str:
        """Return what the query says for ``name``."""
        return self.query.get(name, [""])[0].strip()


def find_links(text: str) -> Iterator[Link]:
    """Return the links to any of the networks in a text; one that only leads on is followed to where it leads."""
    for match in _LINK.finditer(text):
        rest = (match["rest"] or "").rstrip(_TRAIL)
        before = text[match.start() - 1] if match.start() else ""
        if before == "_":  # _italics_ in a chat
            rest = rest.removesuffix("_")
        yield from _followed(_parse(match["domain"].lower(), match["sub"].lower().rstrip("."), rest))


def _parse(domain: str, sub: str, rest: str) -> Link:
    parts = urlsplit(f"https://{domain}{rest}")
    # twitter.com/#!/name, as these links were written in 2011, and still are in old papers.
    path = parts.fragment[1:] if parts.fragment.startswith("!/") else parts.path
    steps = tuple(step for step in (unquote(step).strip() for step in path.split("/")) if step)
    return Link(_DOMAINS[domain], domain, sub, steps, parse_qs(parts.query))


def _followed(link: Link) -> Iterator[Link]:
    """Return the link itself, or what it leads to: l.facebook.com/l.php?u=…, youtube.com/redirect?q=…"""
    leads = link.sub in ("l", "lm") or link.first == "redirect"
    target = (link.asked("u") or link.asked("q")) if leads else ""
    if target:
        yield from find_links(target)
    else:
        yield link
