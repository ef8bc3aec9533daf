"""The cells of a WhatsApp group."""

import re
from functools import lru_cache
from typing import Any, NamedTuple

from booths.models import StateSettings
from core.text import devanagari_digits_to_ascii
from imports.places import Place
from imports.reading import cells
from imports.reading.booth import Identity
from imports.reading.row import RowReading

_SLOT_WORDS = re.compile(r"(?:whatsapp|wa|group|grp|link|slot|no\.?|ग्रुप|समूह|लिंक|संख्या|नंबर|[\s#.:-])+", re.IGNORECASE)


class GroupReading(NamedTuple):
    """What a row says of a group; None where it says nothing."""

    code: str | None
    name: str | None
    admin_name: str | None
    admin_phone: str | None
    admin2_name: str | None
    admin2_phone: str | None
    members: int | None

    @property
    def is_empty(self) -> bool:
        """Whether the row says nothing at all."""
        return self == (None,) * 7

    def staged(self, booth: Identity, slot: int | None) -> tuple[Any, ...]:
        """Return the columns of the staging table."""
        return (*booth, slot, *self)


def read_slot(row: RowReading, place: Place) -> int | None:
    """Read the number of the group within its booth; None when the row gives none."""
    written = row.texts.get("slot", "")
    slot = _slot(written)
    if slot is None or 1 <= slot <= place.settings.groups_per_booth:
        if slot and str(slot) != written:
            row.repair("slot", "slot_read", number=slot)
        return slot
    if slot < 0:
        row.error("slot", "slot_unreadable")
    else:
        row.error("slot", "slot_unknown", slots=place.settings.groups_per_booth)
    return None


@lru_cache(maxsize=1000)
def _slot(written: str) -> int | None:
    """Return the number in a cell, None for nothing, -1 for anything else."""
    if cells.is_empty(written):
        return None
    digits = _SLOT_WORDS.sub("", devanagari_digits_to_ascii(written).removesuffix(".0"))
    return int(digits) if digits.isdecimal() and len(digits) < 9 else -1


class _Fields(NamedTuple):
    """The names of a group's fields in a row."""

    code: str
    name: str
    admin_name: str
    admin_phone: str
    members: str


_FIELDS = {
    suffix: _Fields(
        *(f"{name}{suffix}" for name in ("invite_link", "group_name", "admin_name", "admin_phone", "members"))
    )
    for suffix in ("", "_1", "_2")
}


def read_group(row: RowReading, place: Place, suffix: str = "") -> GroupReading:
    """Read the cells of a group; ``suffix`` tells the fields of a row's first and second group apart."""
    fields, texts, settings = _FIELDS[suffix], row.texts, place.settings
    code = cells.invite(row, fields.code)
    name = cells.text(row, fields.name, 120) if fields.name in texts else None
    admin_name = cells.person(row, fields.admin_name)
    admin_phone, alternate = cells.phone(row, fields.admin_phone, two=not texts.get("admin2_phone"))
    admin2_name = admin2_phone = None
    if "admin2_name" in texts or "admin2_phone" in texts:
        admin2_name = cells.person(row, "admin2_name")
        admin2_phone, _ = cells.phone(row, "admin2_phone")
    members = cells.count(row, fields.members)
    warn_of_members(row, fields.members, members, settings)
    return GroupReading(code, name, admin_name, admin_phone, admin2_name, admin2_phone or alternate, members)


def warn_of_members(row: RowReading, field: str, members: int | None, settings: StateSettings) -> None:
    """Warn of a count of members below or above what the state expects; the count is kept."""
    if members is not None and not settings.min_members <= members <= settings.max_members:
        few = members < settings.min_members
        limit = settings.min_members if few else settings.max_members
        row.warn(field, "members_few" if few else "members_many", limit=limit)
