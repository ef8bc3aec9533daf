"""The same thing again: in the sheet, and in the register."""

from imports.tests.ugly.case import Line, Outcome, Ugly
from imports.tests.ugly.files import csv_file
from imports.tests.ugly.invented import code, link, phone

HEADER = ("AC No", "Booth No", "Booth Name", "Electors")
GROUPS = ("AC No", "Booth No", "Group No", "Link", "Admin Name", "Mobile")

CASES = (
    Ugly(
        "row-twice",
        "booths",
        "A row was copied: the second changes nothing, and says which was the first.",
        csv_file(HEADER, (171, 60, "A School", 900), (171, 61, "B", 900), ("१७१", "060", " A School", "900.0")),
        Outcome(
            new=2,
            unchanged=1,
            warnings=[Line(4, "", "", "row_repeated", "row 2")],
            repairs=[
                Line(4, "AC No", "१७१", "assembly_no_read", "171"),
                Line(4, "Booth No", "060", "booth_no_read", "60"),
                Line(4, "Electors", "900.0", "count_read", "900"),
            ],
        ),
    ),
    Ugly(
        "booth-twice",
        "booths",
        "Two rows about one booth disagree: the first good one stands.",
        csv_file(HEADER, (171, 60, "A School", 900), (171, 60, "B School", 900), (171, 60, "A School", 950)),
        Outcome(
            new=1,
            refused=2,
            errors=[
                Line(3, "Booth No", "60", "booth_twice", "Row 2"),
                Line(4, "Booth No", "60", "booth_twice", "Row 2"),
            ],
            register={"171/60": {"name_en": "A School", "electors": 900}},
        ),
    ),
    Ugly(
        "known-already",
        "booths",
        "What the register has already: the same, less of it, and other words for it.",
        csv_file(
            HEADER,
            (171, 1, "Primary School 1", 900),
            (171, 2, "", ""),
            (171, 3, "प्राथमिक विद्यालय 3", 900),
            (171, 10, "Primary School 10", 1000),
        ),
        Outcome(unchanged=3, changed=1, register={"171/10": {"electors": 1000}, "171/2": {"electors": 900}}),
    ),
    Ugly(
        "group-known-already",
        "groups",
        "Groups that are registered: the same, with another admin's number, with less.",
        csv_file(
            GROUPS,
            (171, 1, 1, link(1), "Ram Lal", phone(1)),
            (171, 1, 2, link(2), "Ram Lal", phone(2)),
            (171, 2, 1, link(3), "", ""),
            (172, 1, "", link(4), "", ""),
        ),
        Outcome(
            unchanged=3,
            changed=1,
            register={"171/1/2": {"admin_phone": f"+91{phone(2)}", "invite_code": code(2)}},
        ),
    ),
    Ugly(
        "one-admin-of-many-groups",
        "groups",
        "One person is admin of several groups: no fault.",
        csv_file(
            GROUPS,
            (171, 10, 1, link(20), "Ram Lal", phone(20)),
            (171, 10, 2, link(21), "राम लाल", phone(20)),
            (171, "10A", 1, link(22), "Ram Lal", phone(20)),
        ),
        Outcome(new=3, register={"171/10A/1": {"admin_phone": f"+91{phone(20)}"}}),
    ),
    Ugly(
        "admins-without-links",
        "groups",
        "Two groups of a booth known by their admins only, in a sheet without the groups' numbers.",
        csv_file(
            ("AC No", "Booth No", "Admin Name", "Mobile"), (171, 10, "Ram", phone(20)), (171, 10, "Sita", phone(21))
        ),
        Outcome(
            new=2,
            register={
                "171/10/1": {"admin_name": "Ram", "status": "active"},
                "171/10/2": {"admin_name": "Sita", "invite_code": None},
            },
        ),
    ),
)
