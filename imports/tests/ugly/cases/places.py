"""Names of places: in the other script, misspelt, old, of two places, of a place of somebody else."""

from imports.tests.ugly.case import Line, Outcome, Ugly
from imports.tests.ugly.files import csv_file
from imports.tests.ugly.invented import link

NAMED = ("Assembly", "Booth No", "Booth Name")
PLACED = ("District", "AC No", "AC Name", "Booth No")
BELOW = ("AC No", "Mandal", "Sector", "Booth No")

CASES = (
    Ugly(
        "other-script-and-old-names",
        "booths",
        "Assemblies by name: in either script, the old name (इलाहाबाद) and the new one (Prayagraj).",
        csv_file(
            ("District", "Assembly", "Booth No"),
            ("Lucknow Mahanagar", "लखनऊ पश्चिम", 60),
            ("इलाहाबाद", "Prayagraj West", 60),
            ("Allahabad", "इलाहाबाद पश्चिम", 61),
            ("PRAYAGRAJ", "allahabad west", 62),
        ),
        Outcome(
            new=4,
            repairs=[
                Line(3, "District", "इलाहाबाद", "name_alias", "Prayagraj"),
                Line(3, "Assembly", "Prayagraj West", "name_alias", "Allahabad West"),
                Line(4, "District", "Allahabad", "name_alias"),
            ],
            register={"171/60": {}, "261/60": {}, "261/61": {}, "261/62": {}},
        ),
    ),
    Ugly(
        "near-names",
        "booths",
        "Names that are nearly right: taken when one is clearly best, with its score.",
        csv_file(NAMED, ("Lucknow Pashchim", 60, "A"), ("Malihabaad", 60, "B"), ("सीतापूर", 60, "C")),
        Outcome(
            new=3,
            repairs=[
                Line(2, "Assembly", "Lucknow Pashchim", "name_near", "Lucknow West"),
                Line(3, "Assembly", "Malihabaad", "name_near", "Malihabad"),
                Line(4, "Assembly", "सीतापूर", "name_near", "Sitapur"),
            ],
            register={"171/60": {"name_en": "A"}, "168/60": {"name_en": "B"}, "146/60": {"name_en": "C"}},
        ),
    ),
    Ugly(
        "names-of-nothing-and-of-two",
        "booths",
        "A name of no assembly, one of two assemblies, and one that lacks what tells two apart.",
        csv_file(NAMED, ("Rajajipuram", 60, "A"), ("Jalalpur", 60, "B"), ("Lucknow", 60, "C"), ("जलालपुर", 61, "D")),
        Outcome(
            refused=4,
            errors=[
                Line(2, "Assembly", "Rajajipuram", "assembly_unknown", "Nearest"),
                Line(3, "Assembly", "Jalalpur", "assembly_ambiguous", "Jalalpur"),
                Line(4, "Assembly", "Lucknow", "assembly_unknown", "Lucknow West"),
                Line(5, "Assembly", "जलालपुर", "assembly_ambiguous"),
            ],
        ),
    ),
    Ugly(
        "district-decides",
        "booths",
        "Two assemblies of one name: the district says which; the revenue district means each of its own.",
        csv_file(
            ("District", "Assembly", "Booth No"),
            ("Sitapur", "Jalalpur", 60),
            ("Lucknow Zila", "Jalalpur", 60),
            ("लखनऊ", "Malihabad", 60),
            ("Lucknow", "Lucknow West", 60),
        ),
        Outcome(new=4, register={"280/60": {}, "281/60": {}, "168/60": {}, "171/60": {}}),
    ),
    Ugly(
        "number-and-name-disagree",
        "booths",
        "The assembly's number and name disagree, or it is not in the district given.",
        csv_file(
            PLACED,
            ("", 171, "Lucknow West", 60),
            ("", 171, "Lucknow North", 61),
            ("", 172, "Sitapur", 60),
            ("Sitapur", 171, "", 62),
            ("सीतापुर", 146, "सीतापुर", 60),
            ("Atlantis", 171, "", 63),
        ),
        Outcome(
            new=2,
            refused=4,
            errors=[
                Line(3, "AC Name", "Lucknow North", "assembly_disagrees", "Number 171 is Lucknow West"),
                Line(4, "AC Name", "Sitapur", "assembly_disagrees", "Number 172 is Lucknow North"),
                Line(5, "District", "Sitapur", "assembly_not_in_district", "Lucknow West"),
                Line(7, "District", "Atlantis", "district_unknown"),
            ],
            register={"171/60": {}, "146/60": {}, "171/61": None, "172/60": None},
        ),
    ),
    Ugly(
        "two-states",
        "booths",
        "A sheet of two states, both with an assembly 171: a column names the state.",
        csv_file(
            ("State", "AC No", "Booth No", "Booth Name"),
            ("Uttar Pradesh", 171, 60, "A"),
            ("बिहार", 171, 60, "B"),
            ("UP", 172, 60, "C"),
            ("", 171, 61, "D"),
            ("Atlantis", 171, 61, "E"),
            ("", 146, 60, "F"),
        ),
        Outcome(
            new=4,
            refused=2,
            errors=[
                Line(5, "AC No", "171", "assembly_in_many_states", "State".lower()),
                Line(6, "State", "Atlantis", "state_unknown"),
            ],
            register={"171/60": {"name_en": "A"}, "BR-171/60": {"name_en": "B"}, "172/60": {}, "146/60": {}},
        ),
        by="",
    ),
    Ugly(
        "mandals-and-sectors",
        "booths",
        "Mandals and sectors: in either script, near, unknown, of another assembly.",
        csv_file(
            BELOW,
            (171, "चौक", "", 60),
            (171, "Aminabaad", "", 61),
            (171, "Chowk", "चौक पूर्वी", 62),
            (171, "Khairabad", "", 63),
            (171, "", "Nowhere", 64),
            (171, "-", "NA", 65),
            (171, "", "Chowk West", 66),
        ),
        Outcome(
            new=5,
            refused=2,
            errors=[
                Line(5, "Mandal", "Khairabad", "mandal_unknown", "Lucknow West"),
                Line(6, "Sector", "Nowhere", "sector_unknown", "Lucknow West"),
            ],
            repairs=[Line(3, "Mandal", "Aminabaad", "name_near", "Aminabad")],
            register={
                "171/60": {"unit": "UP-171-01"},
                "171/61": {"unit": "UP-171-02"},
                "171/62": {"unit": "UP-171-01-01"},
                "171/65": {"unit": "UP-171"},
                "171/66": {"unit": "UP-171-01-02"},
            },
        ),
    ),
    Ugly(
        "outside-the-district",
        "booths",
        "A convener's sheet has rows of the neighbour's district: they are not said to exist or not.",
        csv_file(
            ("AC No", "Booth No", "Booth Name"),
            (146, 60, "Own"),
            (171, 1, "Of another"),
            (171, 60, "Of another"),
            (999, 1, "Of nobody"),
        ),
        Outcome(
            new=1,
            refused=3,
            errors=[
                Line(3, "AC No", "171", "outside_area"),
                Line(4, "AC No", "171", "outside_area"),
                Line(5, "AC No", "999", "assembly_no_unknown"),
            ],
            register={"146/60": {"name_en": "Own"}, "171/60": None},
        ),
        by="sitapur_convener",
    ),
    Ugly(
        "links-of-the-neighbour",
        "groups",
        "A convener's sheet has links that are registered: here, and in the neighbour's district.",
        csv_file(("AC No", "Booth No", "Link"), (146, 2, link(6)), (146, 2, link(1)), (171, 2, link(20))),
        Outcome(
            refused=3,
            errors=[
                Line(2, "Link", link(6), "link_taken", "booth 1, group 1"),
                Line(3, "Link", link(1), "link_taken_outside", "outside your area"),
                Line(4, "AC No", "171", "outside_area"),
            ],
            register={"146/2/1": None},
        ),
        by="sitapur_convener",
    ),
)
