"""Which of a booth's groups a row means."""

from imports.tests.ugly.case import Line, Outcome, Ugly
from imports.tests.ugly.files import csv_file
from imports.tests.ugly.invented import code, link, phone

HEADER = ("AC No", "Booth No", "ग्रुप संख्या", "Link")
FREE = ("AC No", "Booth No", "Link", "Admin", "Mobile")

CASES = (
    Ugly(
        "slot-forms",
        "groups",
        "The group's number as “ग्रुप 2”, “Group-1”, “Link 2”, २; and as 3, “first” and 0, which there are not.",
        csv_file(
            HEADER,
            (171, 10, "ग्रुप 2", link(20)),
            (171, 10, "Group-1", link(21)),
            (171, "10A", "Link 2", link(22)),
            (171, "10A", "१", link(23)),
            (171, 3, "3", link(24)),
            (171, 3, "first", link(25)),
            (171, 3, "0", link(26)),
        ),
        Outcome(
            new=4,
            refused=3,
            errors=[
                Line(6, "ग्रुप संख्या", "3", "slot_unknown", "2 groups"),
                Line(7, "ग्रुप संख्या", "first", "slot_unreadable"),
                Line(8, "ग्रुप संख्या", "0", "slot_unknown"),
            ],
            repairs=[
                Line(row, "ग्रुप संख्या", text, "slot_read", number)
                for row, text, number in ((2, "ग्रुप 2", "2"), (3, "Group-1", "1"), (4, "Link 2", "2"), (5, "१", "1"))
            ],
            register={
                "171/10/2": {"invite_code": code(20)},
                "171/10/1": {"invite_code": code(21)},
                "171/10A/2": {"invite_code": code(22)},
                "171/10A/1": {"invite_code": code(23)},
                "171/3/1": None,
            },
        ),
    ),
    Ugly(
        "first-free-slot",
        "groups",
        "Rows without a group's number take the first free slot; a full booth refuses.",
        csv_file(
            FREE,
            (171, 2, link(20), "Ram", ""),
            (171, 10, link(21), "Ram", ""),
            (171, 10, link(22), "Sita", ""),
            (171, 10, link(23), "Gita", ""),
            (171, 1, link(24), "Mohan", ""),
        ),
        Outcome(
            new=3,
            refused=2,
            errors=[
                Line(5, "Booth No", "10", "slots_full", "Booth 10"),
                Line(6, "Booth No", "1", "slots_full", "2 groups"),
            ],
            register={
                "171/2/2": {"invite_code": code(20)},
                "171/10/1": {"invite_code": code(21)},
                "171/10/2": {"invite_code": code(22)},
                "171/1/1": {"invite_code": code(1)},
            },
        ),
    ),
    Ugly(
        "slot-twice",
        "groups",
        "Two rows about group 1 of a booth disagree: the first stands.",
        csv_file(HEADER, (171, 10, 1, link(20)), (171, 10, 1, link(21)), (171, 10, 2, link(22))),
        Outcome(
            new=2,
            refused=1,
            errors=[Line(3, "ग्रुप संख्या", "1", "slot_twice", "Row 2")],
            register={"171/10/1": {"invite_code": code(20)}, "171/10/2": {"invite_code": code(22)}},
        ),
    ),
    Ugly(
        "first-row-bad",
        "groups",
        "Of two rows about one slot the first is refused for its phone: the second stands.",
        csv_file(
            ("AC No", "Booth No", "Group No", "Link", "Mobile"),
            (171, 10, 1, link(20), "12345"),
            (171, 10, 1, link(21), phone(21)),
            (171, 10, 2, link(20), phone(20)),
        ),
        Outcome(
            new=2,
            refused=1,
            errors=[Line(2, "Mobile", "12345", "phone_too_short")],
            register={"171/10/1": {"invite_code": code(21)}, "171/10/2": {"invite_code": code(20)}},
        ),
    ),
    Ugly(
        "booth-unknown",
        "groups",
        "Groups of booths that the register does not have.",
        csv_file(
            HEADER, (171, 99, 1, link(20)), (171, "10B", 1, link(21)), (172, 10, 1, link(22)), (171, 10, 1, link(23))
        ),
        Outcome(
            new=1,
            refused=3,
            errors=[
                Line(2, "Booth No", "99", "booth_unknown", "Lucknow West has no booth 99"),
                Line(3, "Booth No", "10B", "booth_unknown"),
                Line(4, "Booth No", "10", "booth_unknown", "Lucknow North"),
            ],
        ),
    ),
    Ugly(
        "link-for-a-known-admin",
        "groups",
        "The group is registered by its admin alone; now the sheet brings its link, without a group's number.",
        csv_file(
            ("AC No", "Booth No", "Group No", "Link", "Admin", "Members"),
            (172, 2, 1, link(20), "", ""),
            (171, 1, 1, "", "", 200),
            (171, 1, 2, link(21), "", ""),
        ),
        Outcome(
            changed=3,
            register={
                "172/2/1": {"invite_code": code(20), "admin_name": "Sita Devi"},
                "171/1/1": {"invite_code": code(1), "members": 200},
                "171/1/2": {"invite_code": code(21)},
            },
        ),
    ),
    Ugly(
        "slot-of-a-closed-group",
        "groups",
        "A new group in the slot of one that was closed: nothing of the old one remains.",
        csv_file(HEADER, (172, 3, 1, link(20))),
        Outcome(
            changed=1,
            register={"172/3/1": {"invite_code": code(20), "status": "active", "admin_name": "", "members": None}},
        ),
    ),
)
