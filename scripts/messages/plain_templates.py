"""Words in templates that stand there as they are, in one language only."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from django.template.base import Lexer, Token, TokenType

from scripts.messages import templates
from scripts.messages.message import Complaint, Place

SPOKEN = {"alt", "title", "aria-label", "aria-description", "aria-roledescription", "aria-valuetext", "placeholder"}
"""Attributes that are shown or read out."""
SAME_EVERYWHERE = {"CSV", "Excel", "LibreOffice", "MB", "PDF", "WhatsApp", "XLSX", "csv", "ods", "txt", "xls", "xlsx",
                   "zip"}  # fmt: skip
"""Names that are written alike in every language."""
_GAP = "\N{OBJECT REPLACEMENT CHARACTER}"  # stands where a tag or a variable puts something
_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE = re.compile(r"[^\W\d_][^\W\d_]+ +[^\W\d_]|^[A-Z][a-z]")
_TAGS_OF_KEYS = {"translate", "trans", "url", "static", "extends", "icon", "now", "if", "elif"}
_FILTERS_OF_FORMATS = {"date", "time"}


def words(text: str) -> list[str]:
    """Return the words in ``text`` that belong to one language."""
    return [word for word in _WORD.findall(text) if word not in SAME_EVERYWHERE]


class _Reader(HTMLParser):
    """Collects what a reader sees or hears of a page whose tags and variables are gaps."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[int, str]] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in {"script", "style"}
        kind = dict(attrs).get("type")
        for name, value in attrs:
            spoken = name in SPOKEN or (name == "value" and kind in {"submit", "button", "reset"})
            if value and (spoken or (name.startswith("data-") and _SENTENCE.search(value))):
                self._note(value, self.getpos()[0])

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self._silent -= tag in {"script", "style"}

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in {"script", "style"}

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._note(data, self.getpos()[0])

    def _note(self, text: str, line: int) -> None:
        before = len(text) - len(text.lstrip())
        if words(text):
            self.found.append((line + text[:before].count("\n"), text.strip().replace(_GAP, "…")))


def spoken(html: str) -> list[tuple[int, str]]:
    """Return the words of a piece of HTML, by line."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.found


def complaints(path: Path) -> Iterator[Complaint]:
    """Yield what a template says without translating it: in its text, its attributes, and its tags' parameters."""
    for line, text in spoken(_without_tags(path)) if path.suffix == ".html" else []:
        yield Complaint(Place(path, line), f"plain text {text!r}")
    for constant in templates.read(path)[1]:
        is_key = constant.tag in _TAGS_OF_KEYS or constant.filter in _FILTERS_OF_FORMATS
        if not is_key and _SENTENCE.search(constant.text):
            place = Place(path, constant.line)
            yield Complaint(place, f"plain text {constant.text!r} given to {constant.tag or 'a filter'}")


def _without_tags(path: Path) -> str:
    """Return a template's HTML, line by line as in the file, with a gap for each tag and nothing inside comments."""
    parts: list[str] = []
    skipping = ""
    for token in Lexer(path.read_text(encoding="utf-8")).tokenize():
        parts.append(_shown(token, skipping))
        if token.token_type == TokenType.BLOCK:
            name = token.contents.split()[0]
            if name in {"comment", "blocktranslate", "blocktrans"}:
                skipping = f"end{name}"
            elif name == skipping:
                skipping = ""
    return "".join(parts)


def _shown(token: Token, skipping: str) -> str:
    if token.token_type == TokenType.TEXT:
        return "\n" * token.contents.count("\n") if skipping else token.contents
    return _GAP if token.token_type == TokenType.VAR and not skipping else ""
