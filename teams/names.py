"""A person's name, in whichever script it was typed."""

import re
from typing import TypedDict

_DEVANAGARI = re.compile(r"[\u0900-\u097f]")


class NameFields(TypedDict, total=False):
    """The fields of a member that hold a name."""

    name_hi: str
    name_en: str


def name_fields(name: str) -> NameFields:
    """Return a name as the field of the script that it is written in."""
    return {"name_hi": name} if _DEVANAGARI.search(name) else {"name_en": name}
