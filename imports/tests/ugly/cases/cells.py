"""What stands in cells beside the text that one sees: invisible signs, other digits, markers for nothing, formulas."""

from imports.tests.ugly.case import Line, Outcome, Ugly
from imports.tests.ugly.files import csv_file, excel, xlsx
from imports.tests.ugly.invented import link, phone

HEADER = ("AC No", "Booth No", "Booth Name", "Electors")
GROUPS = ("AC No", "Booth No", "Group No", "Link", "Admin Name", "Mobile", "Members")

CASES = (
    Ugly(
        "devanagari-digits",
        "groups",
        "All numbers are in Devanagari digits, the phone too.",
        csv_file(
            ("विधानसभा संख्या", "बूथ संख्या", "ग्रुप संख्या", "लिंक", "एडमिन का नाम", "मोबाइल", "सदस्य संख्या"),
            ("१७१", "१०", "१", link(20), "राम लाल", "६०००९०००२०", "१२०"),
        ),
        Outcome(
            new=1,
            repairs=[
                Line(2, "विधानसभा संख्या", "१७१", "assembly_no_read", "171"),
                Line(2, "बूथ संख्या", "१०", "booth_no_read", "10"),
                Line(2, "ग्रुप संख्या", "१", "slot_read", "1"),
                Line(2, "मोबाइल", "६०००९०००२०", "phone_read", phone(20)),
                Line(2, "सदस्य संख्या", "१२०", "count_read", "120"),
            ],
            register={"171/10/1": {"admin_phone": f"+91{phone(20)}", "members": 120, "admin_name": "राम लाल"}},
        ),
    ),
    Ugly(
        "excel-floats",
        "groups",
        "A script wrote every number with “.0” behind it.",
        csv_file(GROUPS, ("171.0", "10.0", "1.0", link(20), "Ram", f"{phone(20)}.0", "120.0")),
        Outcome(
            new=1,
            repairs=[
                Line(2, "AC No", "171.0", "assembly_no_read", "171"),
                Line(2, "Booth No", "10.0", "booth_no_read", "10"),
                Line(2, "Group No", "1.0", "slot_read", "1"),
                Line(2, "Mobile", f"{phone(20)}.0", "phone_read", phone(20)),
                Line(2, "Members", "120.0", "count_read", "120"),
            ],
            register={"171/10/1": {"admin_phone": f"+91{phone(20)}", "members": 120}},
        ),
    ),
    Ugly(
        "invisible-signs",
        "booths",
        "Zero-width and non-breaking spaces, direction marks and soft hyphens from WhatsApp and Word.",
        csv_file(
            HEADER,
            ("171\u200b", "\ufeff60", "Primary\u00a0School", "900\u200e"),
            (171, "61\u00a0", "A\u00adSchool\u200f", "\u202a950\u202c"),
        ),
        Outcome(
            new=2,
            repairs=[
                Line(2, "AC No", "171\u200b", "assembly_no_read", "171"),
                Line(2, "Booth No", "\ufeff60", "text_control_characters", "60."),
                Line(2, "Electors", "900\u200e", "count_read", "900"),
                Line(2, "Booth Name", "Primary\u00a0School", "text_blanks"),
                Line(3, "Booth Name", "A\u00adSchool\u200f", "text_invisible_characters"),
                Line(3, "Electors", "\u202a950\u202c", "count_read", "950"),
            ],
            register={
                "171/60": {"name_en": "Primary School", "electors": 900},
                "171/61": {"name_en": "ASchool", "electors": 950},
            },
        ),
    ),
    Ugly(
        "letters-in-parts",
        "booths",
        "A Macintosh writes letters in parts (NFD), a website the nukta beside its letter.",
        csv_file(
            HEADER, (171, 60, "Cafe\u0301 School", 900), (171, 61, "ग\u093cाजीपुर", 900), (171, 62, "\u095bीरो रोड", 900)
        ),
        Outcome(
            new=3,
            repairs=[
                Line(2, "Booth Name", "Cafe\u0301 School", "text_unicode_form"),
                Line(4, "Booth Name", "\u095bीरो रोड", "text_unicode_form"),
            ],
            register={
                "171/60": {"name_en": "Caf\u00e9 School"},
                "171/61": {"name_hi": "ग\u093cाजीपुर"},
                "171/62": {"name_hi": "ज\u093cीरो रोड"},
            },
        ),
    ),
    Ugly(
        "blanks-and-quotes",
        "booths",
        "Double blanks, blanks at the ends, Excel's leading apostrophe, quotation marks around the whole.",
        csv_file(
            HEADER, (" 171 ", " 60", "  A   School ", 900), (171, 61, "'B School", 900), (171, 62, "“C School”", 900)
        ),
        Outcome(
            new=3,
            repairs=[
                Line(2, "Booth Name", "A   School", "text_blanks"),
                Line(3, "Booth Name", "'B School", "text_quotes"),
                Line(4, "Booth Name", "“C School”", "text_quotes"),
            ],
            register={
                "171/60": {"name_en": "A School"},
                "171/61": {"name_en": "B School"},
                "171/62": {"name_en": "C School"},
            },
        ),
    ),
    Ugly(
        "control-characters",
        "booths",
        "Control characters that a database export left in the names.",
        excel(HEADER, (171, 60, "A\x07 School\x1f", 900)),
        Outcome(
            new=1,
            repairs=[Line(2, "Booth Name", "A␇ School", "text_control_characters")],
            register={"171/60": {"name_en": "A School"}},
        ),
    ),
    Ugly(
        "signs-for-nothing",
        "groups",
        "-, NA, x, nil and नहीं है stand where there is nothing.",
        csv_file(
            GROUPS,
            (171, 10, "-", link(20), "NA", "नहीं है", "x"),
            (171, "10A", "NA", "N/A", "Ram Lal", "-", "nil"),
            (171, "-", 1, link(21), "Ram", phone(21), 120),
            ("NA", 10, 2, link(22), "Ram", phone(22), 120),
        ),
        Outcome(
            new=2,
            refused=2,
            errors=[Line(4, "Booth No", "-", "booth_no_missing"), Line(5, "AC No", "NA", "assembly_missing")],
            register={
                "171/10/1": {"admin_name": "", "admin_phone": "", "members": None},
                "171/10A/1": {"invite_code": None, "admin_name": "Ram Lal"},
            },
        ),
    ),
    Ugly(
        "formula-like-texts",
        "booths",
        "Texts that begin like formulas are texts, and stay so.",
        xlsx(HEADER, (171, 60, "=HYPERLINK(A1)", 900), (171, 61, "+SCHOOL", 900), (171, 62, "@ward 5", 900)),
        Outcome(
            new=3,
            register={
                "171/60": {"name_en": "=HYPERLINK(A1)"},
                "171/61": {"name_en": "+SCHOOL"},
                "171/62": {"name_en": "@ward 5"},
            },
        ),
    ),
    Ugly(
        "counts-in-words",
        "booths",
        "Counts that are none: लगभग 200, -1, 12.5, eleven lakhs; and some that are: 1,050, 1 050, 0.",
        csv_file(
            HEADER,
            *[
                (171, 60 + place, f"School {place}", text)
                for place, text in enumerate(["लगभग 200", "-1", "12.5", "1100000", "1,050", "0", "१,०५०"])
            ],
        ),
        Outcome(
            new=7,
            warnings=[
                Line(2, "Electors", "लगभग 200", "count_not_a_number"),
                Line(3, "Electors", "-1", "count_negative"),
                Line(4, "Electors", "12.5", "count_not_whole"),
                Line(5, "Electors", "1100000", "count_too_large", "10,00,000"),
            ],
            repairs=[Line(8, "Electors", "१,०५०", "count_read", "1050")],
            register={
                "171/60": {"electors": None},
                "171/64": {"electors": 1050},
                "171/65": {"electors": 0},
                "171/66": {"electors": 1050},
            },
        ),
    ),
    Ugly(
        "members-few-and-many",
        "groups",
        "1,500 members in a WhatsApp group, and 3: kept, with a warning.",
        csv_file(GROUPS, (171, 10, 1, link(20), "", "", "1,500"), (171, 10, 2, link(21), "", "", 3)),
        Outcome(
            new=2,
            warnings=[
                Line(2, "Members", "1,500", "members_many", "1,024"),
                Line(3, "Members", "3", "members_few"),
            ],
            register={"171/10/1": {"members": 1500}, "171/10/2": {"members": 3}},
        ),
    ),
    Ugly(
        "endless-names",
        "booths",
        "The whole address stands in the booth's name: cut, with a warning.",
        csv_file(HEADER, (171, 60, "School " * 50, 900)),
        Outcome(
            new=1,
            warnings=[Line(2, "Booth Name", ("School " * 50).strip()[:300], "text_cut", "250")],
            register={"171/60": {"name_en": ("School " * 50)[:250].rstrip()}},
        ),
    ),
    Ugly(
        "names-that-are-none",
        "groups",
        "An admin's name is a number, another a whole letter: contact cells refuse the row.",
        csv_file(GROUPS, (171, 10, 1, link(20), "12345", "", ""), (171, 10, 2, link(21), "Ram " * 40, "", "")),
        Outcome(
            refused=2,
            errors=[
                Line(2, "Admin Name", "12345", "name_without_letters"),
                Line(3, "Admin Name", ("Ram " * 40).strip(), "name_too_long", "120"),
            ],
            register={"171/10/1": None, "171/10/2": None},
        ),
    ),
)
