"""Workbooks in .xlsx are read as Excel shows them, whichever program wrote them."""

import datetime
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from core.sheets import Row, SheetError, open_sheet, write_xlsx
from core.tests.sheet_files import MAIN, cells_of, read, write_raw_xlsx
from core.tests.test_sheets_delimited import tables


@pytest.fixture
def book():
    return openpyxl.Workbook()


def saved(book: openpyxl.Workbook, folder: Path) -> Path:
    path = folder / "book.xlsx"
    book.save(path)
    return path


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("लखनऊ & <b>", "लखनऊ & <b>"),
        (" spaces ", " spaces "),
        ("two\nlines", "two\nlines"),
        (9876543210, "9876543210"),
        (9876543210.0, "9876543210"),
        (919876543210, "919876543210"),
        (123456789012345, "123456789012345"),
        (98765432109876543210, "9.87654321098765E+19"),
        (1.5, "1.5"),
        (0.1 + 0.2, "0.3"),
        (-5, "-5"),
        (True, "TRUE"),
        (False, "FALSE"),
        (datetime.date(2026, 9, 15), "2026-09-15"),
        (datetime.datetime(2026, 9, 15, 10, 30), "2026-09-15 10:30"),
        (datetime.time(10, 30), "10:30"),
        ("", None),
    ],
)
def test_values(tmp_path: Path, book: openpyxl.Workbook, value: object, text: str | None):
    book.active.append(["first", value, "last"])
    assert cells_of(saved(book, tmp_path)) == [["first", text or "", "last"]]


def test_a_number_of_seconds_since_1904(tmp_path: Path):
    path = tmp_path / "mac.xlsx"
    with xlsxwriter.Workbook(path, {"date_1904": True}) as book:
        page = book.add_worksheet()
        page.write_datetime(0, 0, datetime.datetime(2026, 9, 15), book.add_format({"num_format": "dd-mmm-yy"}))
    assert cells_of(path) == [["2026-09-15"]]


@pytest.mark.parametrize(
    ("number_format", "text"), [('"days"0', "46280"), ("[Red]0", "46280"), ("[h]:mm", "2026-09-15"), ("#,##0", "46280")]
)
def test_which_formats_are_dates(tmp_path: Path, book: openpyxl.Workbook, number_format: str, text: str):
    book.active["A1"] = 46280
    book.active["A1"].number_format = number_format
    assert cells_of(saved(book, tmp_path)) == [[text]]


def test_formulas_give_what_excel_stored_and_are_never_run(tmp_path: Path):
    path = tmp_path / "formulas.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, ["number", "text", "empty", "end"])
        page.write_formula(1, 0, "=1+1", None, 2)
        page.write_formula(1, 1, '="a"&"b"', None, "ab & c")
        page.write_formula(1, 2, "=1+1", None, "")
        page.write_string(1, 3, "=1+1")
    assert cells_of(path)[1] == ["2", "ab & c", "", "=1+1"]


def test_rows_have_the_numbers_that_excel_shows(tmp_path: Path, book: openpyxl.Workbook):
    book.active["B3"] = "x"
    book.active["A7"] = "y"
    assert read(saved(book, tmp_path)) == [Row(3, ["", "x"]), Row(7, ["y"])]


def test_a_merged_cell_holds_for_each_row_that_it_covers(tmp_path: Path, book: openpyxl.Workbook):
    page = book.active
    for row in (["AC", "Booth", "Title over two", ""], ["171", "1"], ["", "2"], ["", "3"], ["", "4"]):
        page.append(row)
    page.merge_cells("A2:A4")
    page.merge_cells("C1:D1")
    path = saved(book, tmp_path)
    assert cells_of(path)[1:] == [["171", "1"], ["171", "2"], ["171", "3"], ["", "4"]]
    with open_sheet(path, filename="book.xlsx") as sheet:
        assert sheet.merged_across == {1: [(2, 3)]}


def test_addresses_behind_texts(tmp_path: Path):
    path = tmp_path / "links.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet()
        page.write_url(0, 1, "https://chat.whatsapp.com/abc?x=1&y=2", string="Join")
        page.write_formula(1, 0, '=HYPERLINK("https://chat.whatsapp.com/def&g","Join")', None, "Join")
        page.write_string(2, 0, "no link")
    with open_sheet(path, filename="links.xlsx") as sheet:
        found = {row.number: [sheet.link(row.number, index) for index in range(2)] for row in sheet.rows()}
    assert found == {
        1: ["", "https://chat.whatsapp.com/abc?x=1&y=2"],
        2: ["https://chat.whatsapp.com/def&g", ""],
        3: ["", ""],
    }


@pytest.mark.parametrize("hide", ["row", "column", "nothing"])
def test_hidden_rows_and_columns_are_read_and_mentioned(tmp_path: Path, book: openpyxl.Workbook, hide: str):
    page = book.active
    page.append(["a", "b"])
    page.append(["c", "d"])
    if hide == "row":
        page.row_dimensions[2].hidden = True
    if hide == "column":
        page.column_dimensions["B"].hidden = True
    with open_sheet(saved(book, tmp_path), filename="book.xlsx") as sheet:
        assert sheet.hidden_rows_or_columns == (hide != "nothing")
        assert [row.cells for row in sheet.rows()] == [["a", "b"], ["c", "d"]]


class TestWhichSheet:
    """The first that is shown and holds anything, or the one that is asked for."""

    @pytest.fixture
    def path(self, tmp_path: Path, book: openpyxl.Workbook) -> Path:
        book.active.title = "Empty"
        for name in ("Secret", "बूथ & सूची", "Other"):
            book.create_sheet(name).append([name])
        book["Secret"].sheet_state = "hidden"
        return saved(book, tmp_path)

    def test_by_itself(self, path: Path):
        with open_sheet(path, filename="book.xlsx") as sheet:
            assert (sheet.name, sheet.format) == ("बूथ & सूची", "xlsx")
            assert sheet.sheet_names == ["Empty", "Secret", "बूथ & सूची", "Other"]

    def test_by_name(self, path: Path):
        assert cells_of(path, "Other") == [["Other"]]
        assert cells_of(path, "Empty") == []

    def test_unknown(self, path: Path):
        with pytest.raises(SheetError) as refused:
            read(path, "Missing")
        assert refused.value.code == "no_such_sheet"
        assert refused.value.facts["sheets"] == ["Empty", "Secret", "बूथ & सूची", "Other"]


class TestOtherWriters:
    """XML as other programs write it."""

    def test_a_namespace_prefix_and_indented_tags(self, tmp_path: Path):
        xml = f"""<?xml version="1.0"?>
        <x:worksheet xmlns:x="{MAIN}">
          <x:sheetData>
            <x:row r="2">
              <x:c r="A2" t="s">
                <x:v>1</x:v>
              </x:c>
              <x:c r="C2">
                <x:v>5</x:v>
              </x:c>
            </x:row>
          </x:sheetData>
        </x:worksheet>"""
        strings = f'<x:sst xmlns:x="{MAIN}"><x:si><x:t>a</x:t></x:si>\n<x:si><x:t>लखनऊ</x:t></x:si></x:sst>'
        assert read(write_raw_xlsx(tmp_path / "a.xlsx", xml, strings=strings)) == [Row(2, ["लखनऊ", "", "5"])]

    def test_attributes_in_any_order_and_cells_without_a_place(self, tmp_path: Path):
        xml = (
            f'<worksheet xmlns="{MAIN}"><sheetData><row><c><v>1</v></c><c t="str"><v>b &amp; c</v></c></row>'
            "<row spans='1:3' r='4'><c t='b' r='B4'><v>1</v></c><c/><c t='inlineStr'><is><t>x</t></is></c></row>"
            '<row/><row><c r="A6" cm="1"><v xml:space="preserve"> 7 </v></c></row></sheetData></worksheet>'
        )
        assert read(write_raw_xlsx(tmp_path / "a.xlsx", xml)) == [
            Row(1, ["1", "b & c"]),
            Row(4, ["", "TRUE", "", "x"]),
            Row(6, ["7"]),
        ]

    def test_strings_of_runs_with_phonetic_guides_and_escaped_characters(self, tmp_path: Path):
        strings = (
            f'<sst xmlns="{MAIN}"><si><r><rPr><b/></rPr><t>बू</t></r><r><t xml:space="preserve">थ </t></r>'
            "<rPh><t>ignored</t></rPh></si><si><t>a_x000D_b &#x905;&#10;c</t></si><si/></sst>"
        )
        xml = (
            f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>'
            '<c r="C1" t="s"><v>2</v></c><c r="D1" t="e"><v>#N/A</v></c></row></sheetData></worksheet>'
        )
        assert cells_of(write_raw_xlsx(tmp_path / "a.xlsx", xml, strings=strings)) == [["बूथ ", "a\rb अ\nc", "", "#N/A"]]

    def test_parts_named_with_backslashes_and_in_another_case(self, tmp_path: Path):
        import zipfile

        path = write_raw_xlsx(tmp_path / "a.xlsx", f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1"><v>1</v>'
                              "</c></row></sheetData></worksheet>")  # fmt: skip
        other = tmp_path / "b.xlsx"
        with zipfile.ZipFile(path) as source, zipfile.ZipFile(other, "w") as target:
            for name in source.namelist():
                renamed = name.replace("xl/worksheets/", "xl\\Worksheets\\").replace(
                    "xl/workbook.xml", "xl/Workbook.xml"
                )
                target.writestr(renamed, source.read(name))
        assert cells_of(other) == [["1"]]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(table=tables(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff"), max_size=12)))
def test_any_table_of_text_survives(tmp_path: Path, table: list[list[str]]):
    path = tmp_path / "a.xlsx"
    write_xlsx(path, table[0], table[1:])
    width = len(table[0])
    assert [[*cells, *[""] * (width - len(cells))] for cells in cells_of(path)] == table


NUMBERS = st.one_of(st.integers(-(10**14), 10**14), st.floats(-1e14, 1e14, allow_nan=False).map(lambda x: round(x, 3)))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=50)
@given(
    rows=st.lists(st.lists(st.one_of(NUMBERS, st.booleans(), st.text("aअ&<>\"' \n", min_size=1)), min_size=1)),
)
def test_the_same_values_as_calamine(tmp_path: Path, rows: list[list[object]]):
    """An independent reader sees the same, in files of openpyxl (own strings) and of xlsxwriter (shared strings)."""
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet()
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                page.write(number, column, value) if not isinstance(value, str) else page.write_string(
                    number, column, value
                )
    seen = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python(skip_empty_area=False)
    ours = {row.number: row.cells for row in read(path)} if any(rows) else {}
    for number, values in enumerate(seen, start=1):
        for text, value in zip(ours.get(number, []), values, strict=False):
            if isinstance(value, bool) or not isinstance(value, float):
                assert text == (str(value).upper() if isinstance(value, bool) else value)
            else:
                assert float(text) == pytest.approx(value)
