"""One row a booth, with its groups beside it."""

from imports.tests.ugly.case import Line, Outcome, Ugly
from imports.tests.ugly.files import csv_file
from imports.tests.ugly.invented import code, link, phone

HEADER = ("AC No", "Booth No", "Booth Name", "Link 1", "Link 2")
ADMINS = ("AC No", "Booth No", "Link 1", "Admin 1", "Mobile 1", "Link 2", "Admin 2", "Mobile 2")

CASES = (
    Ugly(
        "two-link-columns",
        "booths_with_groups",
        "New booths with two groups, one, or none; and a known booth that gets its second.",
        csv_file(
            HEADER,
            (171, 60, "A School", link(20), link(21)),
            (171, 61, "B School", link(22), ""),
            (171, 62, "C School", "", "NA"),
            (171, 2, "Primary School 2", link(3), link(23)),
            (171, 1, "Primary School 1", link(1), link(2)),
        ),
        Outcome(
            new=3,
            changed=1,
            unchanged=1,
            register={
                "171/60/2": {"invite_code": code(21)},
                "171/61/1": {"invite_code": code(22)},
                "171/61/2": None,
                "171/62": {"name_en": "C School"},
                "171/62/1": None,
                "171/2/2": {"invite_code": code(23)},
            },
        ),
    ),
    Ugly(
        "two-links-in-the-first-cell",
        "booths_with_groups",
        "Both links stand in the first cell: they are those of slots 1 and 2.",
        csv_file(HEADER, (171, 10, "", f"{link(20)}\n{link(21)}", "")),
        Outcome(
            changed=1,
            repairs=[Line(2, "Link 1", f"{link(20)}\n{link(21)}", "links_parted")],
            register={"171/10/1": {"invite_code": code(20)}, "171/10/2": {"invite_code": code(21)}},
        ),
    ),
    Ugly(
        "one-link-for-both-groups",
        "booths_with_groups",
        "The same link stands in both columns, or in those of two booths.",
        csv_file(
            HEADER, (171, 10, "", link(20), link(20)), (171, 60, "A", link(21), ""), (171, 61, "B", link(22), link(21))
        ),
        Outcome(
            new=1,
            refused=2,
            errors=[
                Line(2, "Link 2", link(20), "link_in_both_slots"),
                Line(4, "Link 2", link(21), "link_twice", "Row 3"),
            ],
            register={"171/10/1": None, "171/60/1": {"invite_code": code(21)}, "171/61": None},
        ),
    ),
    Ugly(
        "one-bad-cell",
        "booths_with_groups",
        "One bad contact cell refuses the row, also where the row's other group is good.",
        csv_file(
            ADMINS,
            (171, 10, link(20), "Ram", phone(20), link(21), "Sita", "12345"),
            (171, "10A", link(22), "Ram", phone(22), "", "Sita", phone(23)),
            (171, 3, link(24), "Ram", phone(24), "", "", phone(25)),
        ),
        Outcome(
            changed=2,
            refused=1,
            errors=[Line(2, "Mobile 2", "12345", "phone_too_short")],
            warnings=[Line(4, "Link 2", "", "group_planned")],
            register={
                "171/10/1": None,
                "171/10A/2": {"admin_name": "Sita", "invite_code": None, "status": "active"},
                "171/3/2": {"status": "planned", "admin_phone": f"+91{phone(25)}"},
            },
        ),
    ),
    Ugly(
        "links-change-places",
        "booths_with_groups",
        "A booth's two links stand in the other order than in the register.",
        csv_file(HEADER, (171, 1, "", link(2), link(1)), (171, 10, "", link(20), "")),
        Outcome(
            changed=1,
            refused=1,
            errors=[
                Line(2, "Link 1", link(2), "link_taken", "booth 1, group 2"),
                Line(2, "Link 2", link(1), "link_taken", "booth 1, group 1"),
            ],
            register={"171/1/1": {"invite_code": code(1)}, "171/10/1": {"invite_code": code(20)}},
        ),
    ),
)
