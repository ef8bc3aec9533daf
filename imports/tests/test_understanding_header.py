"""The header is found under titles and over one or two rows, whatever it is called."""

import csv
from pathlib import Path

import openpyxl
import pytest

from core.sheets import Row, SheetError, open_sheet
from imports.tests.sheets import fields, understood
from imports.understanding import understand
from imports.understanding.folding import fold
from imports.understanding.header import find_header
from imports.understanding.matching import match_header
from imports.understanding.synonyms import FILE, IGNORED, known_headers

BOOTHS = "AC No,Booth No,Name\n171,1,A\n171,2,B\n"


def headed(rows: list[list[str]], kind: str = "booths", merged: dict | None = None) -> tuple[int, int, tuple[str, ...]]:
    header = find_header([Row(number, cells) for number, cells in enumerate(rows, start=1)], merged or {}, kind)
    return header.first, header.last, header.texts


@pytest.mark.parametrize("titles", [0, 1, 7, 15])
def test_under_title_rows(tmp_path: Path, titles: int):
    text = "".join(f"जिला निर्वाचन कार्यालय : लखनऊ {number},,\n" for number in range(titles)) + BOOTHS
    with understood(tmp_path, text, "booths") as sheet:
        assert (sheet.header.first, sheet.header.last) == (titles + 1, titles + 1)
        assert [row.values["booth_no"] for row in sheet.data_rows()] == ["1", "2"]


def test_titles_are_told(tmp_path: Path):
    with understood(tmp_path, "बूथ सूची,2025,\n" + BOOTHS, "booths") as sheet:
        assert sheet.titles == ("बूथ सूची 2025",)


class TestTwoRows:
    """A group of columns has its name in a cell merged over them."""

    UPPER = ["AC No", "Booth No", "Group 1", "", "", "Group 2", "", "", "Remarks"]
    LOWER = ["", "", "Link", "Admin", "Mobile", "Link", "Admin", "Mobile", ""]
    TEXTS = (
        *("AC No", "Booth No", "Group 1 Link", "Group 1 Admin", "Group 1 Mobile"),
        *("Group 2 Link", "Group 2 Admin", "Group 2 Mobile", "Remarks"),
    )

    def test_without_merged_cells(self):
        rows = [["List"], self.UPPER, self.LOWER, ["171", "1", "", "राम"]]
        assert headed(rows, "booths_with_groups") == (2, 3, self.TEXTS)

    def test_with_merged_cells(self):
        lower = ["AC No", "Booth No", *self.LOWER[2:-1], "Remarks"]  # cells merged down hold for both rows
        merged = {1: [(2, 4), (5, 7)]}
        assert headed([self.UPPER, lower, ["171", "1"]], "booths_with_groups", merged) == (1, 2, self.TEXTS)

    def test_in_a_workbook(self, tmp_path: Path):
        book = openpyxl.Workbook()
        for row in (self.UPPER, self.LOWER, [171, 1, "", "राम", 6000000001, "", "श्याम", 6000000002]):
            book.active.append(row)
        for area in ("A1:A2", "B1:B2", "C1:E1", "F1:H1", "I1:I2"):
            book.active.merge_cells(area)
        book.save(tmp_path / "a.xlsx")
        with open_sheet(tmp_path / "a.xlsx", filename="a.xlsx") as sheet:
            understanding = understand(sheet, "booths_with_groups")
            assert understanding.header.texts == self.TEXTS
            (data,) = understanding.data_rows()
        assert (data.number, data.values["admin_name_2"], data.values["admin_phone_1"]) == (3, "श्याम", "6000000001")

    def test_a_row_of_data_is_no_second_row(self):
        rows = [["AC No", "Booth No", "Name"], ["171", "1", "Link"], ["171", "2", "B"]]
        assert headed(rows)[:2] == (1, 1)


class TestNoHeader:
    """Text pasted without one."""

    def test_data_from_the_first_row(self, tmp_path: Path):
        with understood(tmp_path, "171,1,6000000001\n171,2,6000000002\n", "groups") as sheet:
            assert sheet.header.last == 0
            assert [column.field for column in sheet.columns] == [None, None, "admin_phone"]
            with pytest.raises(SheetError):
                sheet.require()
        mapping = {0: "assembly_no", 1: "booth_no"}
        with understood(tmp_path, "171,1,6000000001\n171,2,6000000002\n", "groups", mapping) as sheet:
            sheet.require()
            assert [row.values["booth_no"] for row in sheet.data_rows()] == ["1", "2"]

    def test_unknown_texts_are_taken_for_the_header(self, tmp_path: Path):
        with understood(tmp_path, "Foo,Bar,Baz\n171,1,x\n", "booths") as sheet:
            assert sheet.header.texts == ("Foo", "Bar", "Baz")
            assert [column.how for column in sheet.columns] == ["unknown"] * 3


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("बूथ नं०", "बूथ संख्या"),
        ("बूथ न0", "बूथ क्रमांक"),
        ("Booth No.", "BOOTH_NO"),
        ("BoothNo", "booth #"),
        ("A.C. No.", "AC No"),
        ("शक्ति केन्द्र", "शक्ति केंद्र"),
        ("मण्डल", "मंडल"),
        ("ज़िला", "जिला"),
        ("लिंक२", "लिंक 2"),
        ("  Booth\nNo ", "Booth No"),
    ],
)
def test_spellings_fold_to_one(one: str, other: str):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("header", "kind", "field", "how"),
    [
        ("विधानसभा सं०", "booths", "assembly_no", "exact"),
        ("VIDHANSABHA-NUMBER", "booths", "assembly_no", "folded"),
        ("Booth No / बूथ संख्या", "booths", "booth_no", "part"),
        ("District (जिला)", "booths", "district", "part"),
        ("Name of the Booth", "booths", "name", "folded"),
        ("Name of the Assembly Constituency", "booths", "assembly_name", "exact"),
        ("Number of the Polling Station", "booths", "booth_no", "folded"),
        ("दूसरे ग्रुप के एडमिन का मोबाइल नंबर", "booths_with_groups", "admin_phone_2", "folded"),
        ("Name of admin (WhatsApp)", "groups", "admin_name", "part"),
        ("BLO / Thana", "booths", IGNORED, "part"),
        ("Polling Statoin Name", "booths", "name", "near"),
        ("मतदान केन्द का नाम", "booths", "name", "near"),
        ("Booth Name (in Hindi)", "booths", "name_hi", "folded"),
        ("बूथ का नाम अंग्रेज़ी में", "booths", "name_en", "folded"),
        ("S.No.", "booths", IGNORED, "exact"),
        ("क्र०सं०", "groups", IGNORED, "exact"),
        ("Link 2", "booths_with_groups", "invite_link_2", "folded"),
        ("दूसरा लिंक", "booths_with_groups", "invite_link_2", "folded"),
        ("लिंक १", "booths_with_groups", "invite_link_1", "folded"),
        ("2nd Group Link", "booths_with_groups", "invite_link_2", "folded"),
        ("पहले ग्रुप का लिंक", "booths_with_groups", "invite_link_1", "folded"),
        ("Group-2 Admin Name", "booths_with_groups", "admin_name_2", "folded"),
        ("ग्रुप 1 सदस्य संख्या", "booths_with_groups", "members_1", "folded"),
        ("Admin 2", "groups", "admin2_name", "exact"),
        ("Mobile No 2", "groups", "admin2_phone", "folded"),
        ("ग्रुप नं०", "groups", "slot", "exact"),
        ("District Code", "units", "parent", "exact"),
        ("Father's Name", "groups", IGNORED, "exact"),
        ("Booth Adhyaksh", "booths", IGNORED, "exact"),
        ("Something else", "booths", "", "unknown"),
        ("PS", "booths", "", "unknown"),
    ],
)
def test_headers(header: str, kind: str, field: str, how: str):
    match = match_header(header, kind)
    assert (match.field, match.how) == (field, how)


def test_every_header_in_the_file_names_its_field():
    with FILE.open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    for kind in ("units", "booths", "groups", "booths_with_groups"):
        known = known_headers(kind)
        for line in lines:
            if kind in line["kinds"].split():
                assert line["field"] in known.exact[" ".join(line["header"].lower().split())], line


def test_no_two_fields_share_a_header_but_those_that_are_asked_about():
    ambiguous = {kind: {key for key, names in known_headers(kind).folded.items() if len(names) > 1}
                 for kind in ("units", "booths", "groups", "booths_with_groups")}  # fmt: skip
    whatsapp = {"whatsapp", "व्हाट्सएप", "व्हाट्सऐप", "वाट्सएप"}  # a link or a number: the cells tell
    assert ambiguous == {
        "units": set(),
        "booths": set(),
        "groups": {"name", "naam", "nam", "nmae", "नाम", *whatsapp},
        "booths_with_groups": whatsapp,
    }


def test_the_headers_of_the_2014_list(tmp_path: Path):
    assert fields(tmp_path, "ac_no,part_no,name,electors\n1,1,PRATHMIK VIDYALAYA,1001\n", "booths") == {
        "ac_no": "assembly_no",
        "part_no": "booth_no",
        "name": "name",
        "electors": "electors",
    }
