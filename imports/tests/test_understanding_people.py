"""Sheets of people and of checks: what their columns are, which rows are about nobody, and how they are told apart."""

from pathlib import Path

import pytest

from core.sheets import open_sheet
from imports.guessing import guess_kind
from imports.tests.sheets import LINK_1, fields, understood

PEOPLE = """
    सोशल मीडिया टीम - जिला सीतापुर,,,,,,,
    क्र.सं.,कार्यकर्ता का नाम,मो. नं.,जिला,विधानसभा,मंडल,दायित्व,कब से
    1,राम कुमार,6000000001,सीतापुर,सीतापुर,खैराबाद,मंडल संयोजक,15/09/2026
    2,,,सीतापुर,सीतापुर,,फेसबुक प्रभारी,
    3,रिक्त,-,सीतापुर,सीतापुर,,एक्स प्रभारी,
    4,सीता देवी,,सीतापुर,,,,
    कुल योग,2,,,,,,
    """
CHECKS = f"""
    Group Link,Date of Check,Working (Y/N),Total Members,Remarks
    {LINK_1},15/09/2026,Y,120,
    """


def test_the_columns_of_people(tmp_path: Path):
    assert fields(tmp_path, PEOPLE, "members") == {
        "क्र.सं.": None, "कार्यकर्ता का नाम": "name", "मो. नं.": "phone", "जिला": "district", "विधानसभा": "assembly_name",
        "मंडल": "mandal", "दायित्व": "post", "कब से": "since",
    }  # fmt: skip


def test_rows_about_nobody_are_left_out_and_one_without_a_number_is_not(tmp_path: Path):
    with understood(tmp_path, PEOPLE, "members") as sheet:
        rows = list(sheet.data_rows())
    assert [row.number for row in rows] == [3, 6]
    assert rows[0].values["name_hi"] == "राम कुमार"
    assert sheet.left_out.counts == {"vacant": 2, "total": 1}


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Mobile 2", "phone_alternate"), ("दूसरा मोबाइल", "phone_alternate"), ("दूरभाष", "phone"), ("Mob. No.", "phone"),
        ("पद", "post"), ("पदनाम", "post"), ("Designation", "post"), ("Responsibility", "post"),
        ("Platform", "platform"),
        ("Name in Hindi", "name_hi"), ("नाम (English)", "name_en"), ("संयोजक का नाम", "name"), ("Level", "level"),
        ("कार्यक्षेत्र", "unit"), ("क्षेत्र", "region"), ("ई-मेल", "email"), ("नियुक्ति तिथि", "since"), ("पिता का नाम", None),
        ("बूथ संख्या", None), ("Remarks", None),
    ],
)  # fmt: skip
def test_headers_of_people(tmp_path: Path, header: str, field: str | None):
    beside = {"Naam": "name", "Mobile": "phone"}
    headers = [*(other for other in beside if beside[other] != field), header]
    found = fields(tmp_path, f"{','.join(headers)}\n{','.join('?' * len(headers))}\n", "members")
    assert found[header] == field


def test_a_column_full_of_numbers_is_the_mobile_and_a_number_before_a_name_is_no_booth(tmp_path: Path):
    text = "Name,XYZ,District\n1. Ram Kumar,6000000001,Sitapur\n2. Sita Devi,6000000002,Sitapur\n"
    with understood(tmp_path, text, "members") as sheet:
        assert [column.field for column in sheet.columns] == ["name", "phone", "district"]
        assert next(iter(sheet.data_rows())).values["name_en"] == "1. Ram Kumar"


def test_of_two_columns_of_numbers_the_second_is_the_other_number(tmp_path: Path):
    text = "Name,Mobile No,WhatsApp No\nRam,6000000001,6000000002\n"
    assert list(fields(tmp_path, text, "members").values()) == ["name", "phone", "phone_alternate"]


def test_the_columns_of_checks(tmp_path: Path):
    assert fields(tmp_path, CHECKS, "checks") == {
        "Group Link": "invite_link", "Date of Check": "checked_on", "Working (Y/N)": "alive",
        "Total Members": "members", "Remarks": None,
    }  # fmt: skip
    hindi = "विधानसभा संख्या,बूथ संख्या,ग्रुप संख्या,जाँच की तिथि,चालू है या नहीं,सदस्य संख्या\n171,1,1,15/09/2026,हाँ,120\n"
    assert list(fields(tmp_path, hindi, "checks").values()) == [
        "assembly_no", "booth_no", "slot", "checked_on", "alive", "members",
    ]  # fmt: skip


@pytest.mark.parametrize(("text", "kind"), [(PEOPLE, "members"), (CHECKS, "checks")])
def test_the_kind_is_told_from_the_headers(tmp_path: Path, text: str, kind: str):
    path = tmp_path / "sheet.csv"
    path.write_text("\n".join(line.strip() for line in text.strip().splitlines()) + "\n", encoding="utf-8")
    with open_sheet(path, filename=path.name) as sheet:
        assert guess_kind(sheet) == kind
