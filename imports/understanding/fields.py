"""The fields of each kind of sheet, and those without which it cannot be imported (design: sheets.md, "required")."""

from dataclasses import dataclass, field

PLACE = ("state", "district", "assembly_no", "assembly_name", "booth_no")
BOOTH = (*PLACE, "name", "name_en", "name_hi", "mandal", "sector", "electors", "place")
GROUP = ("invite_link", "group_name", "admin_name", "admin_phone", "members")
FIRST = {name: f"{name}_1" for name in GROUP}
SECOND = {name: f"{name}_2" for name in GROUP}
ASSEMBLY = ("assembly_no", "assembly_name")


@dataclass(frozen=True)
class Kind:
    """A kind of sheet.

    fields: what its columns can hold. required: of each tuple one field must have a column. keys: those of the required
    ones that tell which thing a row is about; a row that lacks one may be a total or a note.
    subject: those of whom a row is about; without any it is a post that nobody holds, or nothing yet, and left out.
    seldom: those that an empty sheet to fill in does not have.
    first, second: what a field is called once a header says 1 or 2 ("Link 2"). slotted: all such fields are numbered.
    like: the kind whose own headers count for this one too.
    """

    name: str
    fields: tuple[str, ...]
    required: tuple[tuple[str, ...], ...]
    keys: tuple[tuple[str, ...], ...]
    subject: tuple[str, ...] = ()
    seldom: tuple[str, ...] = ()
    first: dict[str, str] = field(default_factory=dict)
    second: dict[str, str] = field(default_factory=dict)
    slotted: bool = False
    like: str = ""

    @property
    def named_fields(self) -> frozenset[str]:
        """The fields as headers name them, before a 1 or 2 tells them apart."""
        return frozenset(self.fields) | (frozenset(self.first) if self.slotted else frozenset())


UNITS = Kind(
    "units",
    ("state", "level", "code", "name", "name_en", "name_hi", "parent", "revenue_district", "number"),
    required=(("level",), ("code",), ("name", "name_en", "name_hi"), ("parent",)),
    keys=(("level",), ("code",)),
)
BOOTHS = Kind("booths", BOOTH, required=(ASSEMBLY, ("booth_no",)), keys=(ASSEMBLY, ("booth_no",)))
GROUPS = Kind(
    "groups",
    (*PLACE, "slot", *GROUP, "admin2_name", "admin2_phone"),
    required=(ASSEMBLY, ("booth_no",), ("invite_link", "admin_name", "admin_phone")),
    keys=(ASSEMBLY, ("booth_no",)),
    first={"admin_name": "admin_name", "admin_phone": "admin_phone"},
    second={"admin_name": "admin2_name", "admin_phone": "admin2_phone"},
)
BOOTHS_WITH_GROUPS = Kind(
    "booths_with_groups",
    (*BOOTH, *FIRST.values(), *SECOND.values()),
    required=(
        ASSEMBLY,
        ("booth_no",),
        tuple(names[name] for names in (FIRST, SECOND) for name in ("invite_link", "admin_name", "admin_phone")),
    ),
    keys=(ASSEMBLY, ("booth_no",)),
    first=FIRST,
    second=SECOND,
    slotted=True,
)
CHECKS = Kind(
    "checks",
    (*PLACE, "slot", "invite_link", "checked_on", "alive", "members"),
    required=(("invite_link", *ASSEMBLY), ("invite_link", "booth_no"), ("checked_on",), ("alive", "members")),
    keys=(("checked_on",), ("alive", "members")),
)
NAMES = ("name", "name_en", "name_hi")
PHONES = ("phone", "phone_alternate")
MEMBERS = Kind(
    "members",
    (
        *(*NAMES, *PHONES, "email"),
        *("state", "region", "district", *ASSEMBLY, "mandal", "sector", "unit", "level"),
        *("post", "platform", "seat", "since"),
        *("skills", "languages", "facebook_account", "instagram_account", "x_account", "youtube_account"),
    ),
    required=(NAMES, ("phone",)),
    keys=(NAMES, ("phone",)),
    subject=(*NAMES, *PHONES),
    seldom=("region", "unit", "level", "seat", "youtube_account"),
    first={"phone": "phone"},
    second={"phone": "phone_alternate"},
)
_NUMBERS = ("new_no", "booth_no", "old_no")
RENUMBERING = Kind(  # no import of its own: booths.renumbering takes it
    "renumbering",
    (*ASSEMBLY, "old_no", "new_no", "booth_no", *NAMES, "place", "electors"),
    required=(_NUMBERS,),
    keys=(_NUMBERS,),
    like="booths",
)
KINDS = {kind.name: kind for kind in (UNITS, BOOTHS, GROUPS, BOOTHS_WITH_GROUPS, MEMBERS, CHECKS, RENUMBERING)}
