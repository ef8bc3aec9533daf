"""Rows of data come out by field; totals, notes and the like stay out and are counted."""

from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.sheets import open_sheet
from imports.tests.sheets import LINK_1, LINK_2, understood
from imports.understanding import DataRow, understand
from imports.understanding.noise import is_total, kind_of_noise

HEADER = "S.No.,AC No,AC Name,Booth No,Booth Name,Electors"


def numbers_and_noise(
    folder: Path, rows: str, header: str = HEADER
) -> tuple[list[int], dict[str, list[int]], dict[str, int]]:
    with understood(folder, f"{header}\n{rows}", "booths") as sheet:
        numbers = [row.number for row in sheet.data_rows()]
        return numbers, sheet.left_out.examples, dict(sheet.left_out.counts)


def test_values_by_field(tmp_path: Path):
    text = f"{HEADER}\n1,171, Lucknow West ,12, प्राथमिक विद्यालय ,900\n2,171,,13,Primary School,\n"
    with understood(tmp_path, text, "booths") as sheet:
        first, second = sheet.data_rows()
    assert first == DataRow(
        2,
        {"assembly_no": "171", "assembly_name": "Lucknow West", "booth_no": "12", "electors": "900",
         "name_hi": "प्राथमिक विद्यालय", "name_en": ""},
    )  # fmt: skip
    assert (second.values["name_en"], second.values["name_hi"]) == ("Primary School", "")


def test_a_column_for_each_script(tmp_path: Path):
    text = "AC No,Booth No,Name (English),Name (Hindi)\n171,1,School,विद्यालय\n"
    with understood(tmp_path, text, "booths") as sheet:
        (row,) = sheet.data_rows()
    assert (row.values["name_en"], row.values["name_hi"]) == ("School", "विद्यालय")


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        (",,कुल योग,,,1700", "total"),
        (",Total,,2,,1700", "total"),
        ("Grand Total,,,2,,1700", "total"),
        ("योग,171,Lucknow West,2,,1700", "total"),
        (",Total,Lucknow West,345,,1700", "total"),
        ("Total Booths: 345,,,,,", "total"),
        ("Lucknow West Total,,,,,1700", "total"),
        ("विधानसभा का कुल योग,,,,,1700", "total"),
        ("कुल : 345,,,,,", "total"),
        ("Page 1 of 7,,,,,", "page"),
        (",,,पृष्ठ 3,,", "page"),
        (",,,,,Page No. 3", "page"),
        ("- 3 -,,,,,", "page"),
        ("नोट: यह सूची अंतिम है,,,,,", "note"),
        ("* BLO से सत्यापित,,,,,", "note"),
        (",यह सूची दिनांक 5 जनवरी को प्रकाशित अंतिम मतदाता सूची के अनुसार तैयार की गई है,,,,", "note"),
        ("स्रोत जिला कार्यालय,,,,,", "note"),
        ("anything beside the columns,,,,,", "note"),
        (",,,,हस्ताक्षर,", "signature"),
        (",,,जिला निर्वाचन अधिकारी,,लखनऊ", "signature"),
        ("Prepared by,,,Ram,,", "signature"),
        ("7,,,,,", "blank"),
        ("S.No.,AC No,AC Name,Booth No,Booth Name,Electors", "header"),
        (",मंडल : चौक,,,,", "title"),
        (",विधानसभा - 171 लखनऊ पश्चिम,,,,", "title"),
    ],
)
def test_rows_that_are_no_data(tmp_path: Path, row: str, kind: str):
    data = "1,171,Lucknow West,1,A,5"
    numbers, examples, counts = numbers_and_noise(tmp_path, f"{data}\n{data}\n{row}\n{data}\n")
    assert numbers == [2, 3, 5]
    assert examples == {kind: [4]}
    assert counts == {kind: 1}


@pytest.mark.parametrize(
    "row",
    [
        "3,171,Lucknow West,,Primary School,900",
        "3,,,12,Primary School,900",
        "3,171,Lucknow West,abc,,",
        "3,171,कुलदीप नगर,12,योग आश्रम,900",
        "3,171,Lucknow West,,योग आश्रम विद्यालय,900",
        "3,171,Lucknow West,,जिला निर्वाचन अधिकारी कार्यालय,900",
        "3,171,Lucknow West,,Total Health Centre,900",
        "3,,,,Page Memorial School,900",
        "3,171,Lucknow West,12,नोट पढ़ें,",
        "3,171,Booth No,12,A,900",
    ],
)
def test_rows_that_could_be_data_are_never_left_out(tmp_path: Path, row: str):
    assert numbers_and_noise(tmp_path, f"1,171,Lucknow West,1,A,5\n2,171,Lucknow West,2,A,5\n{row}\n") == (
        [2, 3, 4],
        {},
        {},
    )


def test_the_row_of_column_numbers(tmp_path: Path):
    rows = "1,2,3,4,5,6\n1,171,A,1,B,900\n1,2,3,4,5,6\n"
    assert numbers_and_noise(tmp_path, rows) == ([3, 4], {"column_numbers": [2]}, {"column_numbers": 1})
    rows = "(1),(2),(3),(4),(5),(6)\n1,171,A,1,B,900\n"
    assert numbers_and_noise(tmp_path, rows)[1] == {"column_numbers": [2]}


def test_blank_rows_between_are_counted_and_those_at_the_end_are_not(tmp_path: Path):
    rows = "1,171,A,1,B,5\n\n,,,,,\n2,171,A,2,B,5\n\n\n"
    assert numbers_and_noise(tmp_path, rows) == ([2, 5], {"blank": [3, 4]}, {"blank": 2})


def test_titles_repeated_on_each_page(tmp_path: Path):
    text = "बूथ सूची 2025,,\nAC No,Booth No,Name\n171,1,A\nबूथ सूची 2025,,\nAC No,Booth No,Name\n171,2,B\n"
    with understood(tmp_path, text, "booths") as sheet:
        assert [row.number for row in sheet.data_rows()] == [3, 6]
        assert sheet.left_out.examples == {"title": [4], "header": [5]}


def test_both_rows_of_a_header_repeated(tmp_path: Path):
    header = "AC No,Booth No,Group 1,,Group 2,\n,,Link,Mobile,Link,Mobile\n"
    rows = f"171,1,{LINK_1},6000000001,,\n"
    with understood(tmp_path, header + rows + header + rows, "booths_with_groups") as sheet:
        assert [row.number for row in sheet.data_rows()] == [3, 6]
        assert sheet.left_out.examples == {"header": [4, 5]}


class TestShifted:
    """More cells than the header has in a CSV: nobody knows which comma is one too many."""

    def test_more_cells(self, tmp_path: Path):
        with understood(tmp_path, "AC No,Booth No,Name\n171,1,School, Ward 5\n171,2,B,\n171,3,C\n", "booths") as sheet:
            assert [row.problem for row in sheet.data_rows()] == ["shifted", "", ""]

    def test_in_a_workbook_they_are_columns_without_a_header(self, tmp_path: Path):
        with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
            page = book.add_worksheet()
            page.write_row(0, 0, ["AC No", "Booth No"])
            page.write_row(1, 0, [171, 1, "a remark"])
        with open_sheet(tmp_path / "a.xlsx", filename="a.xlsx") as sheet:
            assert [row.problem for row in understand(sheet, "booths").data_rows()] == [""]


def test_control_characters_are_removed_and_told(tmp_path: Path):
    with understood(tmp_path, "AC No,Booth No,Name\n171,1\0,Sch\x07ool\n", "booths") as sheet:
        (row,) = sheet.data_rows()
    assert (row.values["booth_no"], row.values["name_en"]) == ("1", "School")
    assert {(one.field, one.code, one.before) for one in row.repaired} == {
        ("booth_no", "text_control_characters", "1\0"),
        ("name_en", "text_control_characters", "Sch\x07ool"),
    }


def test_a_link_behind_a_text_is_read(tmp_path: Path):
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        page = book.add_worksheet()
        page.write_row(0, 0, ["AC No", "Booth No", "Link", "Admin"])
        for line, text in ((1, "Join"), (2, LINK_2)):
            page.write_row(line, 0, [171, line])
            page.write_url(line, 2, LINK_1, string=text)
        page.write_row(3, 0, [171, 3, "Join"])
    with open_sheet(tmp_path / "a.xlsx", filename="a.xlsx") as sheet:
        assert [row.values["invite_link"] for row in understand(sheet, "groups").data_rows()] == [
            LINK_1,
            LINK_2,
            "Join",
        ]


def test_the_preview_does_not_disturb_what_follows(tmp_path: Path):
    text = "AC No,Booth No\n" + "".join(f"171,{number}\n" for number in range(1, 51))
    with understood(tmp_path, text, "booths") as sheet:
        assert [row.values["booth_no"] for row in sheet.sample()] == [str(number) for number in range(1, 21)]
        assert len(list(sheet.data_rows())) == 50


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    rows=st.lists(
        st.tuples(st.integers(1, 403), st.integers(1, 999), st.text("अआकखABc .'-", min_size=1, max_size=20)),
        min_size=1, max_size=30,
    )
)  # fmt: skip
def test_every_row_with_its_keys_comes_out(tmp_path: Path, rows: list[tuple[int, int, str]]):
    text = "AC No,Booth No,Name\n" + "".join(f'{ac},{booth},"{name}"\n' for ac, booth, name in rows)
    with understood(tmp_path, text, "booths") as sheet:
        found = [(int(row.values["assembly_no"]), int(row.values["booth_no"])) for row in sheet.data_rows()]
        assert found == [(ac, booth) for ac, booth, _ in rows]
        assert not sheet.left_out.counts


@pytest.mark.parametrize("text", ["कुलदीप", "योग आश्रम", "Totalpur", "कुल्हड़पुर", "Sumit", "योगेश", "12", ""])
def test_names_that_begin_like_a_total(text: str):
    assert not is_total(text)


@given(st.lists(st.text(max_size=80).filter(lambda text: bool(text.strip())), min_size=1, max_size=6))
def test_noise_has_one_of_the_known_kinds(filled: list[str]):
    assert kind_of_noise([text.strip() for text in filled]) in ("", "total", "page", "signature", "note")
