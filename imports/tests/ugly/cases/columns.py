"""Which columns there are, and what they are called."""

from imports.tests.ugly.case import Line, Outcome, Ugly
from imports.tests.ugly.files import Formula, csv_file, excel, xlsx

HINDI = ("क्र.सं.", "विधानसभा संख्या", "बूथ संख्या", "बूथ का नाम", "मतदाता")
HEADER = ("AC No", "Booth No", "Booth Name", "Electors")


def school(number: object, assembly: object = 171) -> tuple[object, ...]:
    return (assembly, number, f"School {number}", 900)


CASES = (
    Ugly(
        "unneeded-columns",
        "booths",
        "Columns that nobody needs: serial number, remarks, the officer's name and number.",
        csv_file(
            ("S.No.", "AC No", "Booth No", "Booth Name", "Remarks", "BLO Name"),
            (1, 171, 60, "A School", "दीवार टूटी है", "Ram"),
        ),
        Outcome(new=1, ignored=["S.No.", "Remarks", "BLO Name"], register={"171/60": {"name_en": "A School"}}),
    ),
    Ugly(
        "header-in-two-languages",
        "booths",
        "Each header says it twice, in Hindi and in English, over line breaks.",
        xlsx(
            ("विधानसभा संख्या\nAC No.", "Booth No / बूथ संख्या", "बूथ का नाम (Booth Name)", "Electors\n(मतदाता)"),
            school(60),
        ),
        Outcome(new=1, register={"171/60": {"name_en": "School 60", "electors": 900}}),
    ),
    Ugly(
        "misspelt-header",
        "booths",
        "The headers are misspelt, and numbers are shortened in the old way (न0, सं०).",
        csv_file(("Asembly No", "बूथ न0", "Boot Name", "मतदाता सं०"), school(60)),
        Outcome(new=1, register={"171/60": {"name_en": "School 60", "electors": 900}}),
    ),
    Ugly(
        "same-header-twice",
        "booths",
        "“Booth Name” stands twice, and only the second column is filled.",
        csv_file(
            ("AC No", "Booth No", "Booth Name", "Booth Name"), (171, 60, "", "A School"), (171, 61, "", "B School")
        ),
        Outcome(new=2, ignored=["Booth Name"], register={"171/60": {"name_en": "A School"}}),
    ),
    Ugly(
        "number-and-name-in-one-column",
        "booths",
        "One column has number and name of the booth, another those of the assembly.",
        csv_file(
            ("Vidhan Sabha", "Polling Station"),
            ("171 - Lucknow West", "60 - A School"),
            ("Lucknow North (172)", "60 - B School"),
            ("171-लखनऊ पश्चिम", "61 - C School"),
        ),
        Outcome(
            new=3,
            repairs=[
                Line(row, column, text, "cell_parted", "read as")
                for row, *texts in (
                    (2, "171 - Lucknow West", "60 - A School"),
                    (3, "Lucknow North (172)", "60 - B School"),
                    (4, "171-लखनऊ पश्चिम", "61 - C School"),
                )
                for column, text in zip(("Vidhan Sabha", "Polling Station"), texts, strict=True)
            ],
            register={
                "171/60": {"name_en": "A School"},
                "172/60": {"name_en": "B School"},
                "171/61": {"name_en": "C School"},
            },
        ),
    ),
    Ugly(
        "formulas",
        "booths",
        "Cells are formulas: what Excel stored counts, nothing is run.",
        excel(
            HEADER,
            (Formula("=170+1", 171), Formula("=60", 60), Formula('="A "&"School"', "A School"), Formula("=30*30", 900)),
            (171, 61, Formula("=VLOOKUP(1,X!A:B,2)", "#N/A"), Formula("=SUM(D1:D2)", 0)),
        ),
        Outcome(
            new=2,
            register={"171/60": {"name_en": "A School", "electors": 900}, "171/61": {"name_en": "", "electors": 0}},
        ),
    ),
    Ugly(
        "formulas-without-results",
        "booths",
        "A program wrote formulas and no results: those cells are empty.",
        xlsx(HEADER, (171, 60, Formula('="A "&"School"'), Formula("=30*30")), (171, Formula("=B2+1"), "B School", 900)),
        Outcome(
            new=1,
            refused=1,
            errors=[Line(3, "Booth No", "", "booth_no_missing")],
            register={"171/60": {"name_en": "", "electors": None}},
        ),
    ),
)
