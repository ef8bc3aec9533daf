"""Where the header is, which rows are no data, what is merged or hidden."""

from imports.tests.ugly.case import Line, Outcome, Ugly
from imports.tests.ugly.files import csv_file, xlsx
from imports.tests.ugly.invented import link, phone

HINDI = ("क्र.सं.", "विधानसभा संख्या", "बूथ संख्या", "बूथ का नाम", "मतदाता")
HEADER = ("AC No", "Booth No", "Booth Name", "Electors")


def school(number: object, assembly: object = 171) -> tuple[object, ...]:
    return (assembly, number, f"School {number}", 900)


CASES = (
    Ugly(
        "three-title-rows",
        "booths",
        "Three title rows, merged and centred, a date and a blank row stand above the header.",
        xlsx(
            ("लखनऊ महानगर",),
            ("बूथ सूची 2026",),
            ("विधानसभा 171",),
            ("", "", "", "दिनांक 15.09.2026"),
            (),
            HINDI,
            (1, 171, 60, "प्राथमिक विद्यालय", 900),
            (2, 171, "x", "कन्या विद्यालय", 900),
            merged=["A1:E1", "A2:E2", "A3:E3"],
        ),
        Outcome(
            new=1,
            refused=1,
            errors=[Line(8, "बूथ संख्या", "x", "booth_no_missing")],
            ignored=["क्र.सं."],
            register={"171/60": {"name_hi": "प्राथमिक विद्यालय", "electors": 900}},
        ),
    ),
    Ugly(
        "header-over-two-rows",
        "booths_with_groups",
        "The header stands in two rows: “Group 1” and “Group 2” are merged over their columns.",
        xlsx(
            ("AC No", "Booth No", "Group 1", None, "Group 2", None),
            (None, None, "Link", "Admin Mobile", "Link", "Admin Mobile"),
            (171, 10, link(20), phone(20), link(21), phone(21)),
            merged=["C1:D1", "E1:F1", "A1:A2", "B1:B2"],
        ),
        Outcome(
            changed=1,
            register={
                "171/10/1": {"invite_code": link(20)[-22:], "admin_phone": f"+91{phone(20)}"},
                "171/10/2": {"invite_code": link(21)[-22:], "admin_phone": f"+91{phone(21)}"},
            },
        ),
    ),
    Ugly(
        "header-over-two-rows-csv",
        "booths_with_groups",
        "The same saved as CSV: what was merged is now blank cells.",
        csv_file(
            ("AC No", "Booth No", "Group 1", "", "Group 2", ""),
            ("", "", "Link", "Admin Mobile", "Link", "Admin Mobile"),
            (171, 10, link(20), phone(20), link(21), phone(21)),
        ),
        Outcome(
            changed=1,
            register={
                "171/10/1": {"invite_code": link(20)[-22:]},
                "171/10/2": {"admin_phone": f"+91{phone(21)}"},
            },
        ),
    ),
    Ugly(
        "printed-pages",
        "booths",
        "A list made for printing: title, header, subtotal and page number come again on each page.",
        csv_file(
            ("बूथ सूची", "", "", ""),
            HEADER,
            school(60),
            school(61),
            ("Page Total", "", "", 1800),
            ("पृष्ठ 1", "", "", ""),
            ("बूथ सूची", "", "", ""),
            HEADER,
            school(62),
            ("Grand Total", "", "", 2700),
            ("Page 2 of 2", "", "", ""),
        ),
        Outcome(
            new=3,
            left_out={"total": [5, 10], "page": [6, 11], "title": [7], "header": [8]},
            register={"171/62": {"electors": 900}},
        ),
    ),
    Ugly(
        "official-form",
        "booths",
        "An official form: numbers of the columns below the header; note, signature and office at the end.",
        xlsx(
            HINDI,
            ("1", "2", "3", "4", "5"),
            (1, 171, 60, "प्राथमिक विद्यालय", 900),
            ("योग", None, None, 1, 900),
            ("नोट : मतदाता संख्या 1 जनवरी के अनुसार",),
            ("", "", "", "हस्ताक्षर"),
            ("", "", "", "जिला निर्वाचन अधिकारी", "लखनऊ"),
        ),
        Outcome(
            new=1,
            left_out={"column_numbers": [2], "total": [4], "note": [5], "signature": [6, 7]},
            ignored=["क्र.सं."],
            register={"171/60": {"name_hi": "प्राथमिक विद्यालय"}},
        ),
    ),
    Ugly(
        "names-like-totals",
        "booths",
        "Schools whose names begin like totals and notes (योग आश्रम, Total Health Centre) are data.",
        csv_file(
            HEADER,
            (171, 60, "योग आश्रम विद्यालय", 900),
            (171, 61, "Total Health Centre", 900),
            (171, 62, "कुलदीप नगर", 900),
            (171, 63, "Page Memorial School", 900),
            ("", "", "जिला निर्वाचन अधिकारी कार्यालय", 900),
        ),
        Outcome(
            new=4,
            refused=1,
            errors=[
                Line(6, "AC No", "", "assembly_missing"),
                Line(6, "Booth No", "", "booth_no_missing"),
            ],
            register={"171/60": {"name_hi": "योग आश्रम विद्यालय"}, "171/63": {"name_en": "Page Memorial School"}},
        ),
    ),
    Ugly(
        "serial-numbers-ahead",
        "booths",
        "Serial numbers are filled in far ahead of the rows.",
        csv_file(
            ("S.No.", *HEADER),
            (1, *school(60)),
            (2, *school(61)),
            *[(number, "", "", "", "") for number in range(3, 8)],
        ),
        Outcome(new=2, left_out={"blank": [4, 5, 6, 7, 8]}, ignored=["S.No."]),
    ),
    Ugly(
        "blank-rows-and-columns",
        "booths",
        "Blank rows between the districts, a blank first column, a column of remarks without a header.",
        xlsx(
            (None, *HEADER),
            (None, *school(60)),
            (),
            (),
            (None, *school(61), "गलत नाम?"),
        ),
        Outcome(new=2, left_out={"blank": [3, 4]}, register={"171/61": {"name_en": "School 61"}}),
    ),
    Ugly(
        "merged-assembly",
        "booths",
        "The assembly is merged over all its booths, a mandal over some of them.",
        xlsx(
            ("AC No", "Mandal", "Booth No", "Booth Name"),
            (171, "Chowk", 60, "A School"),
            (None, None, 61, "B School"),
            (None, "Aminabad", 62, "C School"),
            (172, None, 60, "D School"),
            (None, None, 61, "E School"),
            merged=["A2:A4", "B2:B3", "A5:A6"],
        ),
        Outcome(
            new=5,
            register={
                "171/61": {"unit": "UP-171-01"},
                "171/62": {"unit": "UP-171-02"},
                "172/60": {"unit": "UP-172"},
                "172/61": {"name_en": "E School"},
            },
        ),
    ),
    Ugly(
        "assembly-only-once",
        "booths",
        "The assembly is written once and left blank below, nothing is merged: nobody guesses it.",
        csv_file(HEADER, school(60), school(61, ""), school(62, "")),
        Outcome(
            new=1,
            refused=2,
            errors=[Line(3, "AC No", "", "assembly_missing"), Line(4, "AC No", "", "assembly_missing")],
            register={"171/61": None},
        ),
    ),
    Ugly(
        "heading-between-rows",
        "booths",
        "A heading with the mandal's name stands between the rows.",
        csv_file(HEADER, ("मंडल : चौक", "", "", ""), school(60), ("विधानसभा - 171 लखनऊ पश्चिम", "", "", ""), school(61)),
        Outcome(new=2, left_out={"title": [2, 4]}),
    ),
    Ugly(
        "hidden-rows-and-columns",
        "booths",
        "A filter hides rows, and a column is hidden: all are read, and it is said.",
        xlsx(HEADER, school(60), school(61), school(62), hidden_rows=[3], hidden_columns=["D"]),
        Outcome(new=3, hidden=True, register={"171/61": {"electors": 900}}),
    ),
)
