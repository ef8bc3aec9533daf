"""Invite links, as they are copied, cut, repeated and hidden."""

from imports.tests.ugly.case import Line, Outcome, Ugly
from imports.tests.ugly.files import Formula, Link, csv_file, excel, ods, xls, xlsx
from imports.tests.ugly.invented import code, link

HEADER = ("AC No", "Booth No", "Group No", "Link")
WITH_ADMIN = ("AC No", "Booth No", "Group No", "Link", "Admin")

CASES = (
    Ugly(
        "link-forms",
        "groups",
        "Links with http, without scheme, with /invite/, a query, a whole message around, a full stop behind.",
        csv_file(
            HEADER,
            (171, 10, 1, f"http://chat.whatsapp.com/{code(20)}"),
            (171, 10, 2, f"chat.whatsapp.com/{code(21)}"),
            (171, "10A", 1, f"https://chat.whatsapp.com/invite/{code(22)}"),
            (171, "10A", 2, f"{link(23)}?mode=ac_t"),
            (146, 2, 1, f"बूथ 2 का ग्रुप, सब जुड़ें: {link(24)} धन्यवाद 🙏"),
            (146, 2, 2, f"{link(25)}."),
            (171, 3, 1, f"HTTPS://CHAT.WHATSAPP.COM/{code(26)}"),
            (171, 3, 2, link(27)),
        ),
        Outcome(
            new=8,
            repairs=[
                Line(2, "Link", f"http://chat.whatsapp.com/{code(20)}", "link_read", link(20)),
                Line(3, "Link", f"chat.whatsapp.com/{code(21)}", "link_read", link(21)),
                Line(4, "Link", f"https://chat.whatsapp.com/invite/{code(22)}", "link_read", link(22)),
                Line(5, "Link", f"{link(23)}?mode=ac_t", "link_read", link(23)),
                Line(6, "Link", f"बूथ 2 का ग्रुप, सब जुड़ें: {link(24)} धन्यवाद 🙏", "link_read", link(24)),
                Line(7, "Link", f"{link(25)}.", "link_read", link(25)),
                Line(8, "Link", f"HTTPS://CHAT.WHATSAPP.COM/{code(26)}", "link_read", link(26)),
            ],
            register={
                place: {"invite_code": code(number)}
                for place, number in {
                    "171/10/1": 20,
                    "171/10/2": 21,
                    "171/10A/1": 22,
                    "171/10A/2": 23,
                    "146/2/1": 24,
                    "146/2/2": 25,
                    "171/3/1": 26,
                    "171/3/2": 27,
                }.items()
            },
        ),
    ),
    Ugly(
        "no-links",
        "groups",
        "What is no invite link: cut off, too long, another address, a chat with a number, two in a cell.",
        csv_file(
            HEADER,
            (171, 10, 1, "https://chat.whatsapp.com/AbCdEf"),
            (171, 10, 2, f"{link(20)}abcdefgh"),
            (171, "10A", 1, "https://example.org/group"),
            (171, "10A", 2, "https://wa.me/916000900020"),
            (146, 2, 1, f"{link(21)} {link(22)}"),
        ),
        Outcome(
            refused=5,
            errors=[
                Line(2, "Link", "https://chat.whatsapp.com/AbCdEf", "link_bad_code"),
                Line(3, "Link", f"{link(20)}abcdefgh", "link_bad_code"),
                Line(4, "Link", "https://example.org/group", "link_not_a_link"),
                Line(5, "Link", "https://wa.me/916000900020", "link_not_a_link"),
                Line(6, "Link", f"{link(21)} {link(22)}", "link_two_links", link(22)),
            ],
            register={"146/2/1": None},
        ),
    ),
    Ugly(
        "same-link-in-ten-rows",
        "groups",
        "Somebody dragged the first link down over ten rows.",
        csv_file(
            HEADER,
            *[
                (assembly, number, slot, link(20))
                for assembly, number, slot in (
                    (171, 10, 1),
                    (171, 10, 2),
                    (171, "10A", 1),
                    (171, "10A", 2),
                    (171, 3, 1),
                    (171, 3, 2),
                    (171, 2, 2),
                    (146, 2, 1),
                    (146, 2, 2),
                    (146, 1, 2),
                )
            ],
        ),
        Outcome(
            new=1,
            refused=9,
            errors=[Line(row, "Link", link(20), "link_twice", "Row 2") for row in range(3, 12)],
            register={"171/10/1": {"invite_code": code(20)}, "171/10/2": None, "146/1/2": None},
        ),
    ),
    Ugly(
        "link-registered-elsewhere",
        "groups",
        "A link that another booth has, and one that this booth has in its other slot.",
        csv_file(HEADER, (171, 10, 1, link(1)), (171, 1, 1, link(1)), (171, 1, 2, link(1)), (172, 1, "", link(5))),
        Outcome(
            unchanged=2,
            refused=2,
            errors=[
                Line(2, "Link", link(1), "link_taken", "Lucknow West, booth 1, group 1"),
                Line(4, "Link", link(1), "link_taken", "Lucknow West, booth 1, group 1"),
                Line(4, "Link", link(1), "link_twice", "Row 3"),
            ],
            register={"171/10/1": None, "171/1/1": {"invite_code": code(1)}, "172/1/2": {"invite_code": code(5)}},
        ),
    ),
    Ugly(
        "link-behind-text",
        "groups",
        "The link is hidden behind the word “Join”: read where the workbook gives it.",
        xlsx(
            HEADER,
            (171, 10, 1, Link("Join", link(20))),
            (171, 10, 2, Link(link(21), link(21))),
            (171, "10A", 1, "Join"),
            (171, "10A", 2, Link("बूथ 10A का ग्रुप", "https://example.org/")),
        ),
        Outcome(
            new=2,
            refused=2,
            errors=[
                Line(4, "Link", "Join", "link_behind_text", "Paste the link itself"),
                Line(5, "Link", "https://example.org/", "link_not_a_link"),
            ],
            repairs=[
                Line(2, "Link", "Join", "link_behind", link(20)),
                Line(5, "Link", "बूथ 10A का ग्रुप", "link_behind", "https://example.org/"),
            ],
            register={"171/10/1": {"invite_code": code(20)}, "171/10/2": {"invite_code": code(21)}},
        ),
    ),
    Ugly(
        "link-behind-a-formula",
        "groups",
        "The link is the address of a HYPERLINK formula.",
        excel(HEADER, (171, 10, 1, Formula(f'=HYPERLINK("{link(20)}","Group")', "Group"))),
        Outcome(
            new=1,
            repairs=[Line(2, "Link", "Group", "link_behind", link(20))],
            register={"171/10/1": {"invite_code": code(20)}},
        ),
    ),
    Ugly(
        "link-behind-text-libreoffice",
        "groups",
        "The link is hidden behind a text in LibreOffice.",
        ods(
            HEADER,
            "<table:table-row><table:table-cell><text:p>171</text:p></table:table-cell><table:table-cell><text:p>10"
            "</text:p></table:table-cell><table:table-cell><text:p>1</text:p></table:table-cell><table:table-cell>"
            f'<text:p><text:a xlink:href="{link(20)}?x=1&amp;y=2">Join</text:a></text:p></table:table-cell>'
            "</table:table-row>",
        ),
        Outcome(
            new=1,
            repairs=[
                Line(2, "Link", "Join", "link_behind", link(20)),
                Line(2, "Link", f"{link(20)}?x=1&y=2", "link_read", link(20)),
            ],
            register={"171/10/1": {"invite_code": code(20)}},
        ),
    ),
    Ugly(
        "link-behind-text-excel-97",
        "groups",
        "An .xls does not give the link behind a text: refused, saying so.",
        xls(WITH_ADMIN, (171.0, 10.0, 1.0, "Click here", "Ram"), (171.0, 10.0, 2.0, link(21), "Ram")),
        Outcome(
            new=1,
            refused=1,
            errors=[Line(2, "Link", "Click here", "link_behind_text")],
            register={"171/10/1": None, "171/10/2": {"invite_code": code(21)}},
        ),
    ),
    Ugly(
        "planned-groups",
        "groups",
        "Neither link nor admin: a planned group, with a warning.",
        csv_file(WITH_ADMIN, (171, 10, 1, "", ""), (171, 10, 2, "", "Ram Lal"), (171, "10A", "", "NA", "-")),
        Outcome(
            new=3,
            warnings=[Line(2, "Link", "", "group_planned"), Line(4, "Link", "", "group_planned")],
            register={
                "171/10/1": {"status": "planned"},
                "171/10/2": {"status": "active", "admin_name": "Ram Lal"},
                "171/10A/1": {"status": "planned"},
            },
        ),
    ),
)
