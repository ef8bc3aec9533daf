"""Hyperlinks of a worksheet: the addresses behind the texts of cells."""

import re

from core.sheets.letters import COLUMN_INDEX
from core.sheets.xlsx.package import Package
from core.sheets.xlsx.values import unescape

_HYPERLINK = re.compile(r"<hyperlink\s([^>]*)>")
_ATTRIBUTE = re.compile(r"([\w:]+)\s*=\s*\"([^\"]*)\"")
_CELL = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")


def read_links(package: Package, part: str) -> dict[tuple[int, int], str]:
    """Return the addresses by (row number, column index). A link over several cells is that of its first."""
    targets: dict[str, str] | None = None
    links = {}
    for text in package.texts(part):
        if "<hyperlink " not in text:
            continue
        if targets is None:
            targets = {key: relation.target for key, relation in package.relations(part).items()}
        for attributes in _HYPERLINK.findall(text):
            named = {name.rpartition(":")[2]: value for name, value in _ATTRIBUTE.findall(attributes)}
            place = _CELL.match(named.get("ref", ""))
            if place and (target := targets.get(named.get("id", ""), "")):
                links[int(place[2]), COLUMN_INDEX[place[1]]] = unescape(target)
    return links
