"""Sheets as districts lay them out: what kind they are, and what their columns hold."""

from pathlib import Path

import openpyxl
import pytest

from core.sheets import open_sheet
from imports.guessing import guess_kind
from imports.tests.sheets import LINK_1, LINK_2
from imports.understanding import understand

PHONE_1, PHONE_2 = "6000000001", "6000000002"


def guessed(folder: Path, text: str) -> tuple[str, list[str | None]]:
    """Return the kind guessed for a CSV, and the field of each column."""
    path = folder / "sheet.csv"
    lines = text.replace("L1", LINK_1).replace("L2", LINK_2).replace("P1", PHONE_1).replace("P2", PHONE_2).split("\n")
    path.write_text("\n".join(line.strip() for line in lines).strip() + "\n", encoding="utf-8")
    with open_sheet(path, filename=path.name) as sheet:
        kind = guess_kind(sheet)
        return kind, [column.field for column in understand(sheet, kind or "booths").columns]


LAYOUTS = {
    "booths": (
        """AC No,AC Name,Booth No,Booth Name,Electors
        171,Lucknow West,1,School,900""",
        "booths",
        ["assembly_no", "assembly_name", "booth_no", "name", "electors"],
    ),
    "booths in Hindi under two titles": (
        """भारतीय जनता पार्टी,,,
        जिला लखनऊ - बूथ सूची,,,
        क्र०,विधानसभा संख्या,बूथ संख्या,मतदेय स्थल का नाम,मण्डल
        1,171,1,प्राथमिक विद्यालय,चौक""",
        "booths",
        [None, "assembly_no", "booth_no", "name", "mandal"],
    ),
    "booths without their assembly": (
        """विधानसभा - 171 लखनऊ पश्चिम,,
        बूथ संख्या,बूथ का नाम,मतदाता
        1,विद्यालय,900
        2,विद्यालय,800""",
        "booths",
        ["booth_no", "name", "electors"],
    ),
    "one row a group, with booth names and a group number": (
        """AC No,Booth No,Booth Name,Group No,Link,Admin,Mobile
        171,1,School,1,L1,Ram,P1
        171,1,School,2,L2,Sita,P2""",
        "groups",
        ["assembly_no", "booth_no", None, "slot", "invite_link", "admin_name", "admin_phone"],
    ),
    "one row a group, with booth names that come back": (
        """विधानसभा,बूथ नं,बूथ का नाम,ग्रुप लिंक,एडमिन का नाम,मोबाइल
        171,1,विद्यालय,L1,राम,P1
        171,1,विद्यालय,L2,सीता,P2
        171,2,कॉलेज,,राम,P1""",
        "groups",
        ["assembly_no", "booth_no", None, "invite_link", "admin_name", "admin_phone"],
    ),
    "one row a booth with one link": (
        """AC No,Booth No,Booth Name,Electors,Link,Admin,Mobile
        171,1,School,900,L1,Ram,P1
        171,2,College,800,L2,Sita,P2""",
        "booths_with_groups",
        ["assembly_no", "booth_no", "name", "electors", "invite_link_1", "admin_name_1", "admin_phone_1"],
    ),
    "nothing but links": (
        """AC No,Booth No,Link
        171,1,L1
        171,2,L2""",
        "groups",
        ["assembly_no", "booth_no", "invite_link"],
    ),
    "two links a booth": (
        """AC,Booth,Link 1,Link 2
        171,1,L1,L2""",
        "booths_with_groups",
        ["assembly_no", "booth_no", "invite_link_1", "invite_link_2"],
    ),
    "two groups under headers of two rows": (
        """AC,Booth,Group 1,,,Group 2,,
        ,,Link,Admin,Mobile,Link,Admin,Mobile
        171,1,L1,Ram,P1,L2,Sita,P2""",
        "booths_with_groups",
        ["assembly_no", "booth_no", "invite_link_1", "admin_name_1", "admin_phone_1",
         "invite_link_2", "admin_name_2", "admin_phone_2"],
    ),
    "two groups in Hindi under headers of two rows, admins only": (
        """विधानसभा सं०,बूथ सं०,ग्रुप 1,,ग्रुप 2,
        ,,एडमिन,मोबाइल,एडमिन,मोबाइल
        171,1,राम,P1,सीता,P2""",
        "booths_with_groups",
        ["assembly_no", "booth_no", "admin_name_1", "admin_phone_1", "admin_name_2", "admin_phone_2"],
    ),
    "a group with two admins": (
        """AC,Booth,Link,Admin 1,Mobile 1,Admin 2,Mobile 2
        171,1,L1,Ram,P1,Sita,P2""",
        "groups",
        ["assembly_no", "booth_no", "invite_link", "admin_name", "admin_phone", "admin2_name", "admin2_phone"],
    ),
    "groups by their admins": (
        """AC No,Booth No,Group Admin,Admin Mobile
        171,1,Ram,P1
        171,2,Sita,P2""",
        "groups",
        ["assembly_no", "booth_no", "admin_name", "admin_phone"],
    ),
    "mixed languages, links under a vague header": (
        """Sr.,VS No,Booth / बूथ,WhatsApp,Admin / एडमिन,Contact
        1,171,1,L1,Ram,P1
        2,171,2,L2,Sita,P2""",
        "groups",
        [None, "assembly_no", "booth_no", "invite_link", "admin_name", "admin_phone"],
    ),
    "units": (
        """Level,Code,Name,Parent
        Mandal,M1,Chowk,UP-171""",
        "units",
        ["level", "code", "name", "parent"],
    ),
    "members with posts": (
        """S.No.,Name,Mobile,Post,District
        1,Ram,P1,District Convener,Lucknow""",
        "members",
        [None, "name", "phone", "post", "district"],
    ),
    "members in Hindi": (
        """नाम,मोबाइल नंबर,दायित्व,मण्डल,विधानसभा
        राम,P1,मंडल संयोजक,चौक,लखनऊ पश्चिम""",
        "members",
        ["name", "phone", "post", "mandal", "assembly_name"],
    ),
    "names and phones": (
        """Name,Mobile
        Ram,P1
        Sita,P2""",
        "members",
        ["name", "phone"],
    ),
    "checks": (
        """AC No,Booth No,Group No,Checked on,Alive,Members found
        171,1,1,12/09/2026,Yes,150""",
        "checks",
        ["assembly_no", "booth_no", "slot", "checked_on", "alive", "members"],
    ),
    "groups numbered in words": (
        """विस,बूथ सं.,पहला समूह लिंक,दूसरा समूह लिंक
        171,1,L1,L2""",
        "booths_with_groups",
        ["assembly_no", "booth_no", "invite_link_1", "invite_link_2"],
    ),
    "links under the names of groups": (
        """AC,BOOTH NO,WHATSAPP GROUP 1,ADMIN 1,MOB 1,WHATSAPP GROUP 2,ADMIN 2,MOB 2
        171,1,L1,RAM,P1,L2,SITA,P2""",
        "booths_with_groups",
        ["assembly_no", "booth_no", "invite_link_1", "admin_name_1", "admin_phone_1",
         "invite_link_2", "admin_name_2", "admin_phone_2"],
    ),
    "a header of three rows": (
        """AC,Booth,WhatsApp groups,,,,,
        ,,Group 1,,,Group 2,,
        ,,Link,Admin,Mobile,Link,Admin,Mobile
        171,1,L1,Ram,P1,L2,Sita,P2""",
        "booths_with_groups",
        ["assembly_no", "booth_no", "invite_link_1", "admin_name_1", "admin_phone_1",
         "invite_link_2", "admin_name_2", "admin_phone_2"],
    ),
    "serial numbers without a header, and a plain name": (
        """,AC,Booth No,Name
        1,171,1,School
        2,171,2,College""",
        "booths",
        [None, "assembly_no", "booth_no", "name"],
    ),
    "the booth president's phone, who is no admin": (
        """क्र,विधानसभा,बूथ संख्या,बूथ अध्यक्ष का नाम,मोबाइल
        1,171,1,राम,P1
        2,171,2,सीता,P2""",
        "booths",
        [None, "assembly_no", "booth_no", None, None],
    ),
    "groups with the day they were made": (
        """AC,Booth,Link,Admin,Mobile,Members,Date
        171,1,L1,Ram,P1,120,12/09/2026""",
        "groups",
        ["assembly_no", "booth_no", "invite_link", "admin_name", "admin_phone", "members", None],
    ),
    "people by number": (
        """क्रमांक,नाम,पद,मोबाइल,ईमेल
        1,राम,जिला संयोजक,P1,a@b.in""",
        "members",
        [None, "name", "post", "phone", "email"],
    ),
    "nothing that we know": (
        """Foo,Bar
        1,2""",
        "",
        [None, None],
    ),
    "a header in row 8": (
        """Party,,,
        State,,,
        District : Lucknow,,,
        Convener : Ram,,,
        Date : 12/09/2026,,,
        List of booths,,,
        ,,,
        AC No,Booth No,Name of Booth,Voters
        171,1,School,900""",
        "booths",
        ["assembly_no", "booth_no", "name", "electors"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", LAYOUTS)
def test_layouts(tmp_path: Path, name: str):
    text, kind, fields = LAYOUTS[name]
    assert guessed(tmp_path, text) == (kind, fields)


def test_a_logo_above_and_a_serial_number_merged_down(tmp_path: Path):
    book = openpyxl.Workbook()
    rows = [
        [" "],
        ["S.No.", "AC No", "Booth No", "Group 1", "", "Group 2", ""],
        ["", "", "", "Link", "Admin", "Link", "Admin"],
        [1, 171, 1, LINK_1, "Ram", LINK_2, "Sita"],
    ]
    for row in rows:
        book.active.append(row)
    for area in ("A1:G1", "A2:A3", "B2:B3", "C2:C3", "D2:E2", "F2:G2"):
        book.active.merge_cells(area)
    book.save(tmp_path / "a.xlsx")
    with open_sheet(tmp_path / "a.xlsx", filename="a.xlsx") as sheet:
        assert guess_kind(sheet) == "booths_with_groups"
        (row,) = understand(sheet, "booths_with_groups").data_rows()
    assert (row.values["invite_link_2"], row.values["admin_name_1"]) == (LINK_2, "Ram")


def test_rows_without_a_header_are_told_by_what_stands_in_them(tmp_path: Path):
    text = f"171,1,{LINK_1},{PHONE_1}\n171,2,{LINK_2},{PHONE_2}\n"
    (tmp_path / "a.csv").write_text(text)
    with open_sheet(tmp_path / "a.csv", filename="a.csv") as sheet:
        assert guess_kind(sheet) == "groups"
        fields = [column.field for column in understand(sheet, "groups").columns]
    assert fields == [None, None, "invite_link", "admin_phone"]


def test_a_header_said_again_in_the_other_language_is_no_row(tmp_path: Path):
    text = "AC No,Booth No,Booth Name\nविधानसभा संख्या,बूथ संख्या,बूथ का नाम\n171,1,School\n171,2,College\n"
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    with open_sheet(tmp_path / "a.csv", filename="a.csv") as sheet:
        understanding = understand(sheet, "booths")
        assert [row.values["booth_no"] for row in understanding.data_rows()] == ["1", "2"]
        assert understanding.left_out.counts == {"header": 1}
