"""Columns get their fields by header and by content; what is unclear is asked, what is missing is named."""

import json
from pathlib import Path

import pytest

from core.sheets import SheetError, open_sheet
from imports.tests.sheets import LINK_1, LINK_2, fields, understood
from imports.understanding import Question, Understanding, understand


def asked(folder: Path, text: str, kind: str) -> list[Question]:
    with understood(folder, text, kind) as sheet:
        return sheet.questions


def refused(folder: Path, text: str, kind: str) -> dict:
    with understood(folder, text, kind) as sheet, pytest.raises(SheetError) as error:
        sheet.require()
    assert error.value.code == "missing_column"
    return error.value.facts


class TestByContent:
    """What stands in a column outweighs a header that says little."""

    def test_links_and_phones_under_any_header(self, tmp_path: Path):
        text = f"AC No,Booth No,Foo,Bar\n171,1,{LINK_1},6000000001\n171,2,{LINK_2},+91 60000 00002\n"
        assert fields(tmp_path, text, "groups") == {
            "AC No": "assembly_no",
            "Booth No": "booth_no",
            "Foo": "invite_link",
            "Bar": "admin_phone",
        }

    def test_a_group_name_that_is_a_link(self, tmp_path: Path):
        text = f"AC No,Booth No,व्हाट्सएप ग्रुप\n171,1,{LINK_1}\n"
        assert fields(tmp_path, text, "groups")["व्हाट्सएप ग्रुप"] == "invite_link"

    def test_an_admin_that_is_a_phone_unless_the_phone_has_its_column(self, tmp_path: Path):
        text = "AC No,Booth No,Admin,Mobile\n171,1,6000000001,{}\n"
        assert fields(tmp_path, text.replace(",Mobile", "").replace(",{}", ""), "groups")["Admin"] == "admin_phone"
        assert fields(tmp_path, text.format("6000000002"), "groups")["Admin"] == "admin_name"

    @pytest.mark.parametrize(("cell", "field"), [(LINK_1, "invite_link"), ("6000000001", "admin_phone")])
    def test_whatsapp_is_a_link_or_a_number(self, tmp_path: Path, cell: str, field: str):
        text = f"AC No,Booth No,WhatsApp\n171,1,{cell}\n"
        assert fields(tmp_path, text, "groups")["WhatsApp"] == field
        assert asked(tmp_path, text, "groups") == []

    @pytest.mark.parametrize(
        ("header", "cells", "field"),
        [
            ("Assembly", ["171", "172"], "assembly_no"),
            ("Assembly", ["लखनऊ पश्चिम", "सरोजनीनगर"], "assembly_name"),
            ("AC No", ["लखनऊ पश्चिम", "सरोजनीनगर"], "assembly_name"),
            ("AC No", ["171", "१७२"], "assembly_no"),
        ],
    )
    def test_number_or_name_of_an_assembly(self, tmp_path: Path, header: str, cells: list[str], field: str):
        text = f"{header},Booth No\n" + "".join(f"{cell},{number}\n" for number, cell in enumerate(cells, start=1))
        assert fields(tmp_path, text, "booths")[header] == field

    def test_polling_station_is_a_number_or_a_name(self, tmp_path: Path):
        assert fields(tmp_path, "AC No,Polling Station\n1,12\n1,117A\n", "booths")["Polling Station"] == "booth_no"
        text = "AC No,Booth No,Polling Station\n1,12,School\n1,13,College\n"
        assert fields(tmp_path, text, "booths")["Polling Station"] == "name"


class TestNumberAndNameTogether:
    """One cell with both is parted."""

    @pytest.mark.parametrize(
        "cell",
        [
            "171 - Lucknow West",
            "171-Lucknow West",
            "171 Lucknow West",
            "(171) Lucknow West",
            "Lucknow West (171)",
            "Lucknow West - 171",
            "171. Lucknow West",
        ],
    )
    def test_an_assembly(self, tmp_path: Path, cell: str):
        with understood(tmp_path, f"AC No & Name,Booth No\n{cell},1\n", "booths") as sheet:
            assert sheet.columns[0].split == "assembly"
            sheet.require()
            (row,) = sheet.data_rows()
        assert (row.values["assembly_no"], row.values["assembly_name"]) == ("171", "Lucknow West")

    def test_a_column_for_the_number_outweighs(self, tmp_path: Path):
        with understood(tmp_path, "AC No,Assembly,Booth\n171,171 - लखनऊ पश्चिम,1\n", "booths") as sheet:
            (row,) = sheet.data_rows()
        assert row.values == {"assembly_no": "171", "booth_no": "1", "assembly_name": "लखनऊ पश्चिम"}

    def test_a_booth_without_a_column_for_its_number(self, tmp_path: Path):
        text = "AC No,मतदेय स्थल की संख्या व नाम\n171,१२ - प्रा० वि० चौक\n171,13 - Primary School Room-1\n"
        with understood(tmp_path, text, "booths") as sheet:
            sheet.require()
            rows = [row.values for row in sheet.data_rows()]
        assert [(row["booth_no"], row["name_hi"] or row["name_en"]) for row in rows] == [
            ("१२", "प्रा० वि० चौक"),
            ("13", "Primary School Room-1"),
        ]

    def test_a_number_behind_a_name_is_never_taken_for_the_booth_number(self, tmp_path: Path):
        text = "AC No,Booth Name\n171,Primary School Room-1\n171,Primary School Room-2\n"
        assert refused(tmp_path, text, "booths")["field"] == "booth_no"


class TestTwoGroupsInARow:
    """Columns of slot 1 and 2."""

    @pytest.mark.parametrize(
        "headers",
        [
            "Link 1,Admin 1,Mobile 1,Link 2,Admin 2,Mobile 2",
            "लिंक १,एडमिन १,मोबाइल १,लिंक २,एडमिन २,मोबाइल २",
            "Link,Admin,Mobile,Link,Admin,Mobile",
            "पहला लिंक,Admin,Mobile,दूसरा लिंक,Admin,Mobile",
            "Link,Admin,Mobile,Link 2,Admin 2,Mobile 2",
            "Group 1 Link,Group 1 Admin,Group 1 Mobile,Group 2 Link,Group 2 Admin,Group 2 Mobile",
        ],
    )
    def test_numbered_or_not(self, tmp_path: Path, headers: str):
        text = f"AC,Booth,{headers}\n171,1,{LINK_1},राम,6000000001,{LINK_2},श्याम,6000000002\n"
        with understood(tmp_path, text, "booths_with_groups") as sheet:
            assert sheet.questions == []
            (row,) = sheet.data_rows()
        assert row.values == {
            "assembly_no": "171",
            "booth_no": "1",
            "invite_link_1": LINK_1,
            "admin_name_1": "राम",
            "admin_phone_1": "6000000001",
            "invite_link_2": LINK_2,
            "admin_name_2": "श्याम",
            "admin_phone_2": "6000000002",
        }

    def test_one_group_with_two_admins(self, tmp_path: Path):
        text = f"AC,Booth,Link,Admin,Mobile,Admin,Mobile\n171,1,{LINK_1},राम,6000000001,श्याम,6000000002\n"
        with understood(tmp_path, text, "groups") as sheet:
            assert sheet.questions == []
            (row,) = sheet.data_rows()
        assert (row.values["admin_name"], row.values["admin2_name"]) == ("राम", "श्याम")
        assert (row.values["admin_phone"], row.values["admin2_phone"]) == ("6000000001", "6000000002")

    def test_another_kind_is_proposed(self, tmp_path: Path):
        proposal = [Question("other_kind", {"kind": "booths_with_groups"})]
        assert asked(tmp_path, f"AC,Booth,Link 1,Link 2\n171,1,{LINK_1},{LINK_2}\n", "groups") == proposal
        assert asked(tmp_path, f"AC,Booth,Name,Link\n171,1,School,{LINK_1}\n", "booths") == proposal
        assert asked(tmp_path, f"AC,Booth,Link\n171,1,{LINK_1}\n", "groups") == []


class TestQuestions:
    """What a person should decide."""

    def test_two_columns_for_one_field(self, tmp_path: Path):
        text = "AC No,Booth No,Part No,Name\n171,1,11,A\n"
        question = Question("two_columns", {"field": "booth_no", "columns": ["Booth No", "Part No"]})
        assert asked(tmp_path, text, "booths") == [question]
        assert fields(tmp_path, text, "booths")["Part No"] is None

    def test_an_empty_column_is_no_rival(self, tmp_path: Path):
        text = "AC No,Booth No,Part No,Name\n171,,11,A\n171,,12,B\n"
        assert asked(tmp_path, text, "booths") == []
        assert fields(tmp_path, text, "booths")["Part No"] == "booth_no"

    def test_a_header_of_two_meanings(self, tmp_path: Path):
        text = f"AC,Booth,Name,Link\n171,1,राम,{LINK_1}\n"
        question = Question("which_field", {"column": "Name", "fields": ["admin_name", "group_name"]})
        assert asked(tmp_path, text, "groups") == [question]

    def test_what_the_person_says_stands(self, tmp_path: Path):
        text = f"AC,Booth,Name,Link\n171,1,राम,{LINK_1}\n"
        with understood(tmp_path, text, "groups", {"2": "group_name", "3": None}) as sheet:
            assert sheet.questions == []
            assert sheet.mapping == {0: "assembly_no", 1: "booth_no", 2: "group_name", 3: None}
            assert [column.how for column in sheet.columns][2:] == ["person", "person"]

    def test_a_field_of_another_kind_is_an_error_of_ours(self, tmp_path: Path):
        with (
            pytest.raises(ValueError, match="electors"),
            understood(tmp_path, "AC,Booth\n1,1\n", "groups", {0: "electors"}),
        ):
            pass


class TestMissing:
    """A required column that is not there refuses the file and names what may have been meant."""

    def test_with_the_nearest_header(self, tmp_path: Path):
        facts = refused(tmp_path, "Assembly No,Naya Booth Sankhya 2025,Name\n171,1,A\n", "booths")
        assert facts == {
            "field": "booth_no",
            "any_of": ["booth_no"],
            "nearest": "Naya Booth Sankhya 2025",
            "headers": ["Assembly No", "Naya Booth Sankhya 2025", "Name"],
        }

    def test_with_none_near(self, tmp_path: Path):
        assert refused(tmp_path, "Booth No,Xyz\n1,A\n", "booths")["nearest"] == ""

    @pytest.mark.parametrize(
        ("headers", "kind", "field"),
        [
            ("Booth No,Name", "booths", "assembly_no"),
            ("AC,Booth,Group Name", "groups", "invite_link"),
            ("AC,Booth,Name", "booths_with_groups", "invite_link_1"),
            ("Code,Name,Parent", "units", "level"),
            ("Level,Name,Parent", "units", "code"),
            ("Level,Code,Parent", "units", "name"),
            ("Level,Code,Name (Hindi)", "units", "parent"),
        ],
    )
    def test_of_each_kind(self, tmp_path: Path, headers: str, kind: str, field: str):
        assert refused(tmp_path, f"{headers}\n{','.join('x' for _ in headers.split(','))}\n", kind)["field"] == field

    def test_an_empty_sheet(self, tmp_path: Path):
        (tmp_path / "a.csv").write_text(" ,\n ,\n")
        with pytest.raises(SheetError) as error, open_sheet(tmp_path / "a.csv", filename="a.csv") as sheet:
            understand(sheet, "booths")
        assert error.value.code == "empty"


def test_units(tmp_path: Path):
    text = "Level,Code,Name English,Name Hindi,Parent Code,Revenue District,AC No\nassembly,AC171,A,आ,LKM,,171\n"
    assert list(fields(tmp_path, text, "units").values()) == [
        "level", "code", "name_en", "name_hi", "parent", "revenue_district", "number",
    ]  # fmt: skip


def test_columns_left_out_are_named_with_examples(tmp_path: Path):
    with understood(tmp_path, "S.No.,AC,Booth,Foo\n1,171,1,x\n2,171,2,y\n3,171,3,x\n", "booths") as sheet:
        assert [(column.header, column.how, column.examples) for column in sheet.ignored] == [
            ("S.No.", "ignored", ("1", "2", "3")),
            ("Foo", "unknown", ("x", "y")),
        ]


def test_an_understanding_is_kept_as_json(tmp_path: Path):
    text = "बूथ सूची,,,\nAC No & Name,Part No,Booth No,Foo\n171 - A,1,2,x\nकुल,,,\n"
    with understood(tmp_path, text, "booths") as sheet:
        kept = json.loads(json.dumps(sheet.to_json(), ensure_ascii=False))
        again = Understanding.from_json(sheet.sheet, kept)
        assert again.to_json() == kept
        assert list(again.data_rows()) == list(sheet.data_rows())
        assert again.left_out == sheet.left_out


def test_the_same_layout_has_the_same_signature(tmp_path: Path):
    def signature(text: str, kind: str = "booths") -> str:
        with understood(tmp_path, text, kind) as sheet:
            return sheet.layout_signature

    first = signature("AC No,बूथ संख्या\n171,1\n")
    assert signature("Some title,\nA.C. No.,बूथ नं०\n5,6\n") == first
    assert signature("बूथ संख्या,AC No\n1,171\n") != first
    assert signature("AC No,बूथ संख्या\n171,1\n", "groups") == first
    assert signature("171,1\n172,1\n") == ""
