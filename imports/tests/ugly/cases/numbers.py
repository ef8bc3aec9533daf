"""Booth numbers, assembly numbers and phones, as people and Excel write them."""

from imports.tests.ugly.case import Line, Outcome, Ugly
from imports.tests.ugly.files import csv_file, excel
from imports.tests.ugly.invented import link, phone

HEADER = ("AC No", "Booth No", "Booth Name")
GROUPS = ("AC No", "Booth No", "Link", "Admin Name", "Mobile")


def booths(*numbers: object) -> list[tuple[object, ...]]:
    return [(171, number, f"School {place}") for place, number in enumerate(numbers)]


def phones(*texts: object) -> list[tuple[object, ...]]:
    """A group for each phone, on booths 10 and 10A of 171 and 2 of 146."""
    homes = ((171, 10), (171, 10), (171, "10A"), (171, "10A"), (146, 2), (146, 2), (171, 3), (171, 3))
    return [
        (*home, link(20 + place), "Ram", text) for place, (home, text) in enumerate(zip(homes, texts, strict=False))
    ]


CASES = (
    Ugly(
        "booth-number-forms",
        "booths",
        "Booth numbers in all their forms: १२क, 117 a, 117-B, बूथ संख्या 62, 012, 63 (A), Part No. 64.",
        csv_file(HEADER, *booths("१२क", "117 a", "117-B", "बूथ संख्या 62", "012", "63 (A)", "Part No. 64", "65.0")),
        Outcome(
            new=8,
            repairs=[
                Line(2, "Booth No", "१२क", "booth_no_read", "12क"),
                Line(3, "Booth No", "117 a", "booth_no_read", "117A"),
                Line(4, "Booth No", "117-B", "booth_no_read", "117B"),
                Line(5, "Booth No", "बूथ संख्या 62", "booth_no_read", "62"),
                Line(6, "Booth No", "012", "booth_no_read", "12"),
                Line(7, "Booth No", "63 (A)", "booth_no_read", "63A"),
                Line(8, "Booth No", "Part No. 64", "booth_no_read", "64"),
                Line(9, "Booth No", "65.0", "booth_no_read", "65"),
            ],
            register={
                f"171/{number}": {"name_en": f"School {place}"}
                for place, number in enumerate(("12क", "117A", "117B", "62", "12", "63A", "64", "65"))
            },
        ),
    ),
    Ugly(
        "letter-of-another-script",
        "booths",
        "117A, 117क and 117 are three booths; 117a and 117 A are the first of them again.",
        csv_file(HEADER, *booths("117A", "117क", "117", "117a", "११७ क")),
        Outcome(
            new=3,
            refused=2,
            errors=[
                Line(5, "Booth No", "117a", "booth_twice", "Row 2"),
                Line(6, "Booth No", "११७ क", "booth_twice", "Row 3"),
            ],
            repairs=[
                Line(5, "Booth No", "117a", "booth_no_read", "117A"),
                Line(6, "Booth No", "११७ क", "booth_no_read", "117क"),
            ],
            register={"171/117A": {"name_en": "School 0"}, "171/117क": {"name_en": "School 1"}},
        ),
    ),
    Ugly(
        "no-booth-numbers",
        "booths",
        "What is no booth number: 0, 20-22, 12AB, 1E+05, 123456, a date that Excel made of 1-2, a word.",
        csv_file(HEADER, *booths("0", "20-22", "12AB", "1E+05", "123456", "01-Feb", "नया", "")),
        Outcome(
            refused=8,
            errors=[
                Line(2, "Booth No", "0", "booth_no_zero"),
                Line(3, "Booth No", "20-22", "booth_no_two_numbers"),
                Line(4, "Booth No", "12AB", "booth_no_not_a_booth_number"),
                Line(5, "Booth No", "1E+05", "booth_no_scientific"),
                Line(6, "Booth No", "123456", "booth_no_too_long"),
                Line(7, "Booth No", "01-Feb", "booth_no_not_a_booth_number"),
                Line(8, "Booth No", "नया", "booth_no_not_a_booth_number"),
                Line(9, "Booth No", "", "booth_no_missing"),
            ],
        ),
    ),
    Ugly(
        "assembly-number-forms",
        "booths",
        "Assembly numbers with words around them: AC 171, विधानसभा 171, 171 (Lucknow West), १७१.",
        csv_file(
            HEADER,
            *[
                (text, 60 + place, "School")
                for place, text in enumerate(("AC 171", "विधानसभा संख्या १७१", "171 (Lucknow West)", "171.0", "AC-172"))
            ],
        ),
        Outcome(
            new=5,
            repairs=[
                Line(2, "AC No", "AC 171", "assembly_no_read", "171"),
                Line(3, "AC No", "विधानसभा संख्या १७१", "assembly_no_read", "171"),
                Line(4, "AC No", "171 (Lucknow West)", "assembly_no_read", "171"),
                Line(5, "AC No", "171.0", "assembly_no_read", "171"),
                Line(6, "AC No", "AC-172", "assembly_no_read", "172"),
            ],
            register={"171/61": {"name_en": "School"}, "172/64": {"name_en": "School"}},
        ),
    ),
    Ugly(
        "no-assembly-numbers",
        "booths",
        "Assembly numbers that are none, or of no assembly: 999, 17100, 171/172.",
        csv_file(HEADER, (999, 60, "A"), (17100, 60, "B"), ("171/172", 60, "C"), (171, 60, "D")),
        Outcome(
            new=1,
            refused=3,
            errors=[
                Line(2, "AC No", "999", "assembly_no_unknown", "999"),
                Line(3, "AC No", "17100", "assembly_no_unreadable"),
                Line(4, "AC No", "171/172", "assembly_no_unreadable"),
            ],
        ),
    ),
    Ugly(
        "phone-forms",
        "groups",
        "Phones with +91, 0, 91, blanks, hyphens, words around them and two in a cell.",
        csv_file(
            GROUPS,
            *phones(
                f"+91 {phone(20)}",
                f"0{phone(21)}",
                f"91-{phone(22)[:5]}-{phone(22)[5:]}",
                f"Ram {phone(23)} (whatsapp)",
                f"{phone(24)}, {phone(25)}",
                f"{phone(26)} / {phone(26)}",
                f"00 91 {phone(27)}",
                f"1) {phone(28)} 2) {phone(29)}",
            ),
        ),
        Outcome(
            new=8,
            repairs=[
                Line(5, "Mobile", f"Ram {phone(23)} (whatsapp)", "phone_words_dropped"),
                Line(6, "Mobile", f"{phone(24)}, {phone(25)}", "phone_second_number", phone(25)),
                Line(7, "Mobile", f"{phone(26)} / {phone(26)}", "phone_read", phone(26)),
                Line(9, "Mobile", f"1) {phone(28)} 2) {phone(29)}", "phone_second_number", phone(28)),
            ],
            register={
                "171/10/1": {"admin_phone": f"+91{phone(20)}"},
                "171/10/2": {"admin_phone": f"+91{phone(21)}"},
                "171/10A/1": {"admin_phone": f"+91{phone(22)}"},
                "171/10A/2": {"admin_phone": f"+91{phone(23)}"},
                "146/2/1": {"admin_phone": f"+91{phone(24)}", "admin2_phone": f"+91{phone(25)}"},
                "146/2/2": {"admin_phone": f"+91{phone(26)}", "admin2_phone": ""},
                "171/3/1": {"admin_phone": f"+91{phone(27)}"},
                "171/3/2": {"admin_phone": f"+91{phone(28)}", "admin2_phone": f"+91{phone(29)}"},
            },
        ),
    ),
    Ugly(
        "no-phones",
        "groups",
        "What is no mobile number: 9.87E+09, a landline, too short, too long, foreign, one with 5, a word.",
        csv_file(
            GROUPS,
            *phones(
                "9.87E+09",
                "0522 2234567",
                "60000000",
                f"{phone(20)}12",
                "+44 20 7946 0958",
                "5000000000",
                "मालूम नहीं",
                "NA",
            ),
        ),
        Outcome(
            new=1,
            refused=7,
            errors=[
                Line(2, "Mobile", "9.87E+09", "phone_scientific", "Format the column as text"),
                Line(3, "Mobile", "0522 2234567", "phone_landline"),
                Line(4, "Mobile", "60000000", "phone_too_short"),
                Line(5, "Mobile", f"{phone(20)}12", "phone_too_long"),
                Line(6, "Mobile", "+44 20 7946 0958", "phone_not_indian"),
                Line(7, "Mobile", "5000000000", "phone_not_mobile"),
                Line(8, "Mobile", "मालूम नहीं", "phone_no_digits"),
            ],
            register={"171/10/1": None, "171/3/1": {"admin_phone": ""}},
        ),
    ),
    Ugly(
        "phone-lost-in-excel",
        "groups",
        "A number of 16 digits that Excel kept as a number has lost its last digits.",
        excel(GROUPS, (171, 10, link(20), "Ram", 9198765432101234.0), (171, 10, link(21), "Ram", 6000900021.0)),
        Outcome(
            new=1,
            refused=1,
            errors=[Line(2, "Mobile", "9.19876543210123E+15", "phone_scientific")],
            register={"171/10/1": {"admin_phone": f"+91{phone(21)}"}},
        ),
    ),
)
