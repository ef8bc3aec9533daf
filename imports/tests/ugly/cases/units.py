"""Sheets of units: regions, districts, assemblies, mandals, sectors."""

from imports.tests.ugly.case import Line, Outcome, Ugly
from imports.tests.ugly.files import csv_file

HEADER = ("Level", "Code", "Name", "Parent")
FULL = ("स्तर", "कोड", "नाम (अंग्रेजी)", "नाम (हिंदी)", "ऊपर की इकाई", "विधानसभा संख्या", "राजस्व जिला")

CASES = (
    Ugly(
        "levels-in-two-languages",
        "units",
        "Levels in Hindi, English and numbers; units above by code, by name in either script, and in the same sheet.",
        csv_file(
            FULL,
            ("मंडल", "up-172-01", "Aliganj", "अलीगंज", "UP-172", "", ""),
            ("Sector", "UP-172-01-01", "Aliganj North", "", "अलीगंज", "", ""),
            ("5", "UP-172-02", "", "विकास नगर", "Lucknow North", "", ""),
            ("विधानसभा", "UP-173", "Lucknow East", "लखनऊ पूर्व", "लखनऊ महानगर", "१७३", ""),
            ("जिला", "HRD", "Hardoi", "हरदोई", "Awadh", "", "Lucknow"),
        ),
        Outcome(
            new=5,
            repairs=[
                Line(2, "कोड", "up-172-01", "code_read", "UP-172-01"),
                Line(5, "विधानसभा संख्या", "१७३", "assembly_no_read", "173"),
            ],
            register={
                "UP-172-01": {"level": 5, "parent": "UP-172", "name_hi": "अलीगंज"},
                "UP-172-01-01": {"level": 6, "parent": "UP-172-01"},
                "UP-172-02": {"parent": "UP-172", "name_hi": "विकास नगर"},
                "UP-173": {"number": 173, "parent": "LKO-M"},
                "HRD": {"level": 3, "parent": "AWD"},
            },
        ),
    ),
    Ugly(
        "units-without-what-they-need",
        "units",
        "Rows without level, code, name or unit above, and with what is none of these.",
        csv_file(
            HEADER,
            ("", "X-1", "One", "UP-172"),
            ("Village", "X-2", "Two", "UP-172"),
            ("Mandal", "", "Three", "UP-172"),
            ("Mandal", "X 4 / 5", "Four", "UP-172"),
            ("Mandal", "X-5", "", "UP-172"),
            ("Mandal", "X-6", "Six", ""),
            ("Mandal", "X-7", "Seven", "Nowhere"),
            ("Mandal", "X-8", "Eight", "UP-172"),
        ),
        Outcome(
            new=1,
            refused=7,
            errors=[
                Line(2, "Level", "", "level_missing"),
                Line(3, "Level", "Village", "level_unknown", "Mandal or Sector"),
                Line(4, "Code", "", "code_missing"),
                Line(5, "Code", "X 4 / 5", "code_unreadable"),
                Line(6, "Name", "", "unit_name_missing"),
                Line(7, "Parent", "", "parent_missing"),
                Line(8, "Parent", "Nowhere", "parent_unknown"),
            ],
            register={"X-8": {"name_en": "Eight"}, "X-7": None},
        ),
    ),
    Ugly(
        "units-that-contradict",
        "units",
        "Units that contradict the register or each other: moved, of another level, twice, a number taken.",
        csv_file(
            ("Level", "Code", "Name", "Parent", "AC No"),
            ("Mandal", "UP-171-01", "Chowk", "UP-172", ""),
            ("Sector", "UP-171-02", "Aminabad", "UP-171", ""),
            ("Mandal", "X-1", "One", "UP-172", ""),
            ("Mandal", "X-1", "Other", "UP-172", ""),
            ("Assembly", "UP-174", "Lucknow Central", "LKO-M", 171),
            ("Mandal", "X-2", "Two", "Jalalpur", ""),
            ("Mandal", "UP-171-01", "Chowk Bazar", "", ""),
        ),
        Outcome(
            new=1,
            changed=1,
            refused=5,
            errors=[
                Line(2, "Parent", "UP-172", "unit_moves", "Chowk"),
                Line(3, "Level", "Sector", "unit_of_other_level", "Aminabad"),
                Line(5, "Code", "X-1", "unit_twice", "Row 4"),
                Line(6, "AC No", "171", "number_taken"),
                Line(7, "Parent", "Jalalpur", "parent_ambiguous"),
            ],
            register={"X-1": {"name_en": "One"}, "UP-171-01": {"name_en": "Chowk Bazar", "parent": "UP-171"}},
        ),
    ),
    Ugly(
        "units-of-another-district",
        "units",
        "A convener's sheet has units of the neighbour, and one that lies above the own district.",
        csv_file(
            HEADER,
            ("Mandal", "UP-146-02", "Biswan", "UP-146"),
            ("Mandal", "UP-171-09", "Nakhas", "UP-171"),
            ("District", "STP-2", "Sitapur Zila", "AWD"),
            ("Mandal", "UP-171-01", "Renamed", ""),
            ("State", "ZZ", "Other", ""),
        ),
        Outcome(
            new=1,
            refused=4,
            errors=[
                Line(3, "Parent", "UP-171", "outside_area"),
                Line(4, "Parent", "AWD", "outside_area"),
                Line(5, "Code", "UP-171-01", "outside_area"),
                Line(6, "Level", "State", "outside_area"),
            ],
            register={"UP-146-02": {"name_en": "Biswan"}, "STP-2": None, "UP-171-01": {"name_en": "Chowk"}, "ZZ": None},
        ),
        by="sitapur_convener",
    ),
    Ugly(
        "unknown-revenue-district",
        "units",
        "The revenue district is unknown: left empty with a warning, for it only describes.",
        csv_file(
            ("Level", "Code", "Name", "Parent", "Revenue District"), ("District", "HRD", "Hardoi", "AWD", "Atlantis")
        ),
        Outcome(
            new=1,
            warnings=[Line(2, "Revenue District", "Atlantis", "revenue_district_unknown")],
            register={"HRD": {"parent": "AWD"}},
        ),
    ),
)
