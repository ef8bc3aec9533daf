"""Whether a text is a chat, or a plain list of booths and links, rather than a table."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from core.links import part_at_links
from core.sheets import SheetError
from core.sheets.delimited.encoding import encoding_of
from core.sheets.kinds import kind_of
from imports.chat.linking import link_up
from imports.chat.messages import is_stamped

HEAD = 1 << 16  # characters looked at
LONGEST_LIST = 4 << 20  # bytes; a longer text without stamps was written by no hand
STAMPS = 2  # that make a text a chat which begins with something else
MOST = 0.9  # share of the lines with links in which no cell ends before the link
SOME = 0.5  # share of the links with a booth number
_CELL_ENDS = re.compile(r"\t|[,;|]\s*[\"']?\s*$")

TextKind = Literal["chat", "list", ""]


def text_kind(path: Path) -> TextKind:
    """Return what a file is: "chat", "list", or "" for everything else. Never raises SheetError."""
    try:
        if kind_of(path) != "text":
            return ""
    except SheetError:
        return ""
    encoding, errors = encoding_of(path)
    with path.open(encoding=encoding, errors=errors) as file:
        lines = [line for line in file.read(HEAD).splitlines() if line.strip()]
    stamps = sum(map(is_stamped, lines))
    if stamps >= STAMPS or (stamps and is_stamped(lines[0])):
        return "chat"
    return "list" if path.stat().st_size <= LONGEST_LIST and _is_list(lines) else ""


def _is_list(lines: Sequence[str]) -> bool:
    """Whether numbers and links stand beside or under each other in plain lines, and not in cells."""
    linked = [pieces[0] for line in lines if len(pieces := part_at_links(line)) > 1]
    if not linked or sum(not _CELL_ENDS.search(before) for before in linked) < MOST * len(linked):
        return False
    links = link_up(lines, 1)
    return sum(len(link.said.booths) == 1 for link in links) >= SOME * len(links)
