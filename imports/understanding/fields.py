"""The fields of each kind of sheet, and those without which it cannot be imported (design: sheets.md, "required")."""

from dataclasses import dataclass

PLACE = ("state", "district", "assembly_no", "assembly_name", "booth_no")
BOOTH = (*PLACE, "name", "name_en", "name_hi", "mandal", "sector", "electors", "place")
GROUP = ("invite_link", "group_name", "admin_name", "admin_phone", "members")
SLOTTED = {1: {field: f"{field}_1" for field in GROUP}, 2: {field: f"{field}_2" for field in GROUP}}
ASSEMBLY = ("assembly_no", "assembly_name")


@dataclass(frozen=True)
class Kind:
    """A kind of sheet: its fields, and the sets of fields of each of which at least one column is required."""

    name: str
    fields: tuple[str, ...]
    required: tuple[tuple[str, ...], ...]
    slotted: bool = False

    def base_fields(self) -> tuple[str, ...]:
        """Fields as headers name them, before a number 1 or 2 tells the slots apart."""
        plain = tuple(field for field in self.fields if field not in {*SLOTTED[1].values(), *SLOTTED[2].values()})
        return (*plain, *GROUP) if self.slotted else self.fields


KINDS = {
    kind.name: kind
    for kind in (
        Kind(
            "units",
            ("state", "level", "code", "name", "name_en", "name_hi", "parent", "revenue_district", "number"),
            (("level",), ("code",), ("name", "name_en", "name_hi"), ("parent",)),
        ),
        Kind("booths", BOOTH, (ASSEMBLY, ("booth_no",))),
        Kind(
            "groups",
            (*PLACE, "slot", *GROUP, "admin2_name", "admin2_phone"),
            (ASSEMBLY, ("booth_no",), ("invite_link", "admin_name", "admin_phone")),
        ),
        Kind(
            "booths_with_groups",
            (*BOOTH, *SLOTTED[1].values(), *SLOTTED[2].values()),
            (
                ASSEMBLY,
                ("booth_no",),
                ("invite_link_1", "invite_link_2", "admin_name_1", "admin_name_2", "admin_phone_1", "admin_phone_2"),
            ),
            slotted=True,
        ),
    )
}
