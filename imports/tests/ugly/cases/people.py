"""Sheets of people and their posts, and sheets of checks of groups."""

from imports.tests.ugly.case import Line, Outcome, Ugly
from imports.tests.ugly.files import csv_file
from imports.tests.ugly.invented import link, phone

HINDI = ("क्र.सं.", "नाम", "मोबाइल नं०", "विधानसभा", "मंडल", "पद")
PEOPLE = ("Name", "Mobile", "District", "AC No", "Mandal", "Post")
CHECKS = ("AC No", "Booth No", "Group No", "Link", "Date", "Alive", "Members")

CASES = (
    Ugly(
        "posts-in-hindi",
        "members",
        "A district's list in Hindi: a post that there is not at this level, one whose holder is missing, a total.",
        csv_file(
            HINDI,
            (1, "मोहन लाल", phone(30), "लखनऊ पश्चिम", "अमीनाबाद", "मंडल संयोजक"),
            (2, "सीता देवी", f"0{phone(31)}", "171", "अमीनाबाद", "सह-संयोजक"),
            (3, "", "", "लखनऊ पश्चिम", "चौक", "सह संयोजक"),
            (4, "गीता", phone(33), "लखनऊ पश्चिम", "", "-"),
            ("योग", "4", "", "", "", ""),
        ),
        Outcome(
            new=2,
            refused=1,
            errors=[Line(3, "पद", "सह-संयोजक", "post_unknown", "Mandal")],
            left_out={"vacant": [4], "total": [6]},
            ignored=["क्र.सं."],
            register={
                f"+91{phone(30)}": {"name_hi": "मोहन लाल", "home_unit": "UP-171-02", "seats": ["UP-171-02 convener 1"]},
                f"+91{phone(31)}": None,
                f"+91{phone(33)}": {"home_unit": "UP-171", "seats": []},
            },
        ),
        by="lucknow_convener",
    ),
    Ugly(
        "number-of-another-person",
        "members",
        "A number that somebody else has, in the register and in the sheet; and one person in both scripts.",
        csv_file(
            PEOPLE,
            ("Ram Kumar", phone(40), "Lucknow Mahanagar", "", "", ""),
            ("राम कुमार", phone(40), "Lucknow Mahanagar", "", "", ""),
            ("Sita Devi", phone(40), "Lucknow Mahanagar", "", "", ""),
            ("Somebody Else", phone(41), "", "", "", ""),
        ),
        Outcome(
            new=2,
            unchanged=1,
            refused=1,
            errors=[Line(4, "Mobile", f"+91{phone(40)}", "phone_two_names", "Row 2")],
            repairs=[
                Line(3, "Mobile", f"+91{phone(40)}", "person_again", "Row 2"),
                Line(5, "District", "", "home_assumed", "Lucknow Mahanagar"),
            ],
            register={f"+91{phone(40)}": {"name_en": "Ram Kumar", "name_hi": "राम कुमार", "home_unit": "LKO-M"}},
        ),
        by="lucknow_convener",
    ),
    Ugly(
        "people-without-what-they-need",
        "members",
        "People without name, number or place; an e-mail address that is none; two numbers in one cell.",
        csv_file(
            (*PEOPLE, "E-mail"),
            ("", phone(50), "", 171, "", "", ""),
            ("Ram Lal", "", "", 171, "", "", ""),
            ("Mohan", "9.87E+09", "", 171, "", "", ""),
            ("Sita Devi", f"{phone(51)}, {phone(52)}", "", 171, "", "", "sita at example"),
            ("Gita", phone(53), "", 999, "", "", ""),
        ),
        Outcome(
            new=1,
            refused=4,
            errors=[
                Line(2, "Name", "", "person_name_missing"),
                Line(3, "Mobile", "", "person_phone_missing"),
                Line(4, "Mobile", "9.87E+09", "phone_scientific"),
                Line(6, "AC No", "999", "assembly_no_unknown"),
            ],
            warnings=[Line(5, "E-mail", "sita at example", "email_unreadable")],
            repairs=[Line(5, "Mobile", f"{phone(51)}, {phone(52)}", "phone_second_number", "second")],
            register={f"+91{phone(51)}": {"phone_alternate": f"+91{phone(52)}", "email": ""}},
        ),
        by="lucknow_convener",
    ),
    Ugly(
        "seats-that-cannot-be-filled",
        "members",
        "A seat that somebody holds, a post that there is not, and one for which the row names no unit.",
        csv_file(
            PEOPLE,
            ("Ram", phone(60), "", 171, "Chowk", "Mandal convener"),
            ("Sita", phone(61), "", 171, "Aminabad", "Treasurer of the sweets"),
            ("Gita", phone(62), "Lucknow Mahanagar", "", "", "मंडल संयोजक"),
            ("Mohan", phone(63), "Lucknow Mahanagar", "", "", "District convener"),
        ),
        Outcome(
            refused=4,
            errors=[
                Line(2, "Post", "Mandal convener", "seat_held", "Chowk"),
                Line(3, "Post", "Treasurer of the sweets", "post_unknown"),
                Line(4, "Post", "मंडल संयोजक", "post_without_unit", "Mandal"),
                Line(5, "Post", "District convener", "seat_held"),
            ],
            register={f"+91{phone(number)}": None for number in range(60, 64)},
        ),
        by="lucknow_convener",
    ),
    Ugly(
        "checks-in-many-words",
        "checks",
        "Checks of groups: the day in several forms, alive as हाँ, बंद and ✓, members in Devanagari digits.",
        csv_file(
            CHECKS,
            (171, 1, 1, "", "15/01/2025", "हाँ", "१२०"),
            (171, 1, 2, "", "15 जनवरी 2025", "बंद", ""),
            (171, 2, "", "", "2025-01-15", "✓", 99),
            ("", "", "", link(4), "15.1.25", "no", ""),
        ),
        Outcome(
            new=4,
            repairs=[Line(2, "Members", "१२०", "count_read", "120"), Line(5, "Date", "15.1.25", "date_read")],
            register={
                "171/1/1": {"alive": True, "members": 120, "checked_on": "2025-01-15"},
                "171/1/2": {"alive": False, "checked_on": "2025-01-15"},
                "171/2/1": {"alive": True, "members": 99},
                "172/1/1": {"alive": False},
            },
        ),
    ),
    Ugly(
        "checks-that-cannot-be",
        "checks",
        "Checks of unknown groups, in the future, before the group's first day, with month and day exchanged.",
        csv_file(
            CHECKS,
            (171, 10, 1, "", "15/01/2025", "yes", ""),
            (171, 1, 1, "", "15/01/2095", "yes", ""),
            (171, 1, 1, "", "15/01/2020", "yes", ""),
            (171, 1, 2, "", "01/15/2025", "yes", ""),
            (171, 1, "", "", "15/01/2025", "yes", ""),
            ("", "", "", link(99), "15/01/2025", "yes", ""),
            (171, 2, 1, "", "15/01/2025", "maybe", ""),
            (171, 2, 1, "", "", "yes", ""),
            (172, 1, 1, "", "15/01/2025", "yes", ""),
            (172, 1, 1, "", "15/01/2025", "no", ""),
        ),
        Outcome(
            new=1,
            refused=9,
            errors=[
                Line(2, "Group No", "1", "check_slot_empty", "Booth 10"),
                Line(3, "Date", "15/01/2095", "check_in_future"),
                Line(4, "Date", "15/01/2020", "check_too_early", "2024"),
                Line(5, "Date", "01/15/2025", "date_impossible"),
                Line(6, "Booth No", "1", "check_which_group", "several groups"),
                Line(7, "Link", link(99), "check_link_unknown"),
                Line(8, "Alive", "maybe", "alive_unreadable"),
                Line(9, "Date", "", "check_day_missing"),
                Line(11, "Date", "15/01/2025", "check_twice", "Row 10"),
            ],
            register={"172/1/1": {"alive": True}, "171/1/1": {"checked_on": None}},
        ),
    ),
)
