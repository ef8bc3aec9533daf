"""The cells of a WhatsApp group."""

import re
from typing import Any, NamedTuple

from core.text import devanagari_digits_to_ascii
from imports.places import Place
from imports.reading import cells
from imports.reading.booth import Identity
from imports.reading.cells import is_empty
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
    def counts(self) -> bool:
        """Whether the group has a link or a named admin; without either it is only planned."""
        return self.code is not None or self.admin_name is not None

    @property
    def is_empty(self) -> bool:
        """Whether the row says nothing at all."""
        return self == (None,) * 7

    def staged(self, booth: Identity, slot: int | None, place: Place, *, brings_booth: bool) -> tuple[Any, ...]:
        """Return the columns of the staging table."""
        assembly, _unit, sort, number = booth
        slots = place.settings.groups_per_booth
        return (assembly, sort, number, slot, slots, *self, place.whole, brings_booth)


def read_slot(row: RowReading, place: Place) -> int | None:
    """Read the number of the group within its booth; None when the row gives none."""
    written = row.text("slot")
    if is_empty(written):
        return None
    digits = _SLOT_WORDS.sub("", devanagari_digits_to_ascii(written)) if len(written) > 1 else written
    if not digits.removesuffix(".0").isdecimal():
        row.error("slot", "slot_unreadable")
        return None
    slot = int(digits.removesuffix(".0"))
    if 1 <= slot <= place.settings.groups_per_booth:
        return slot
    row.error("slot", "slot_unknown", slots=place.settings.groups_per_booth)
    return None


def read_group(row: RowReading, place: Place, suffix: str = "") -> GroupReading:
    """Read the cells of a group; ``suffix`` tells the fields of a row's first and second group apart."""
    code = cells.invite(row, f"invite_link{suffix}")
    name = cells.text(row, f"group_name{suffix}", 120)
    admin_name = cells.person(row, f"admin_name{suffix}")
    admin_phone, alternate = cells.phone(row, f"admin_phone{suffix}", two=not row.text("admin2_phone"))
    admin2_name = admin2_phone = None
    if not suffix:
        admin2_name = cells.person(row, "admin2_name")
        admin2_phone, _ = cells.phone(row, "admin2_phone")
    members = cells.count(row, f"members{suffix}")
    if members is not None and members < place.settings.min_members:
        row.warn(f"members{suffix}", "members_few", limit=place.settings.min_members)
    elif members is not None and members > place.settings.max_members:
        row.warn(f"members{suffix}", "members_many", limit=place.settings.max_members)
    return GroupReading(code, name, admin_name, admin_phone, admin2_name, admin2_phone or alternate, members)
