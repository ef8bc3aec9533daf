"""Rows streamed by COPY come out of other readers as they went in, whatever is in them."""

import csv
import io
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from core.sheets.copied import Cell, Column, CsvFile, XlsxFile, xlsx_file

COLUMNS = [
    Column("नाम"),
    Column("Number", Cell.NUMBER, 8),
    Column("Date", Cell.DATE, 12),
    Column("Phone", Cell.DIGITS, 14),
]
TYPES = ("text", "int", "date", "text")
Rows = list[tuple[object, ...]]


def copied(writer: CsvFile | XlsxFile, rows: Rows) -> None:
    values = ", ".join(["(%s::text, %s::int, %s::date, %s::text)"] * len(rows)) or "(NULL, NULL, NULL, NULL) LIMIT 0"
    how = "csv" if isinstance(writer, CsvFile) else "text, NULL ''"
    with connection.cursor() as cursor:
        query = cursor.mogrify(f"VALUES {values}", [cell for row in rows for cell in row]).decode()
        cursor.copy_expert(f"COPY ({query}) TO STDOUT WITH (FORMAT {how})", writer)


def xlsx_of(rows: Rows, **options: str) -> io.BytesIO:
    file = io.BytesIO()
    writer = XlsxFile(file, COLUMNS, title="तालिका", **options)
    copied(writer, rows)
    writer.close([("Who", "A & B <c>")], title="About")
    assert writer.rows == len(rows)
    file.seek(0)
    return file


# What XML and PostgreSQL can hold; a lone carriage return becomes a line's end in every .xlsx.
texts = st.text(st.characters(blacklist_categories=["Cs", "Cc"], blacklist_characters="\ufffe\uffff"), max_size=40)
nasty = st.sampled_from([" a", "a ", "\\", "\\N", "\\t", "a\tb", "a\nb", "<&>\"'", "=1+1", "]]>", "क्\u200dष", "%s", ""])
cells = st.tuples(
    texts | nasty,
    st.none() | st.integers(-(2**31) + 1, 2**31 - 1),
    st.none() | st.dates(min_value=date(1900, 3, 1)),
    st.none() | st.from_regex(r"[6-9][0-9]{9}", fullmatch=True),
)
few = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


@pytest.mark.django_db
@few
@given(st.lists(cells, max_size=5))
def test_xlsx_comes_back_as_it_was(rows: Rows):
    file = xlsx_of(rows)
    page = openpyxl.load_workbook(file).worksheets[0]
    for line, row in zip(list(page.iter_rows(min_row=2, max_col=4)), rows, strict=True):
        text, number, day, phone = line
        assert (text.value or "") == row[0]
        assert number.value == row[1]
        assert (day.value.date() if day.value else None) == row[2]
        assert phone.value == row[3]
        assert not any(cell.data_type == "f" for cell in line)
    file.seek(0)
    read = CalamineWorkbook.from_filelike(file).get_sheet_by_index(0).to_python()
    kept = len(read) - 1  # it leaves out empty rows at the end
    assert [line[0] for line in read[1:]] == [row[0] for row in rows[:kept]]
    assert not any(any(row) for row in rows[kept:])


@pytest.mark.django_db
@few
@given(st.lists(cells, max_size=5))
def test_csv_comes_back_as_it_was_but_for_formulas(rows: Rows):
    file = io.BytesIO()
    writer = CsvFile(file, COLUMNS)
    copied(writer, rows)
    writer.close()
    read = list(csv.reader(io.StringIO(file.getvalue().decode("utf-8-sig"), newline="")))
    assert read[0] == [column.title for column in COLUMNS]
    for line, row in zip(read[1:], rows, strict=True):
        text = str(row[0])
        assert line[0] == (f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text)
        assert line[1:] == ["" if cell is None else str(cell) for cell in row[1:]]


def test_letters_that_xml_cannot_hold_are_left_out():
    file = io.BytesIO()
    writer = XlsxFile(file, COLUMNS, title="a")
    writer.write("a\x01b\ufffe\\r\\nc\t\t\t\n".encode())
    writer.close()
    assert openpyxl.load_workbook(file).worksheets[0]["A2"].value == "ab\nc"


def test_the_table_has_a_header_that_stays_a_filter_and_widths(tmp_path: Path):
    file = io.BytesIO()
    writer = XlsxFile(file, COLUMNS, title="Seats: 1/2", font="Nirmala UI")
    writer.write("क\t5\t2026-10-03\t6000000001\n".encode())
    writer.close([("Who", "A & B")], title="About")
    book = openpyxl.load_workbook(file)
    page = book.worksheets[0]
    assert book.sheetnames == ["Seats  1 2", "About"]
    assert (page.freeze_panes, page.auto_filter.ref) == ("A2", "A1:D2")
    assert page["A1"].font.bold
    assert page["A1"].font.name == "Nirmala UI"
    assert page.column_dimensions["D"].width == 14
    assert page["C2"].number_format == "dd\\-mm\\-yyyy"
    assert [cell.value for cell in book["About"][1]] == ["Who", "A & B"]


def test_more_rows_than_a_sheet_holds_go_on_in_another(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(xlsx_file, "XLSX_ROWS", 3)
    file = io.BytesIO()
    writer = XlsxFile(file, COLUMNS[:1], title="n")
    for number in range(5):
        writer.write(f"{number}\n".encode())
    writer.close()
    book = openpyxl.load_workbook(file)
    assert [[row[0] for row in page.iter_rows(values_only=True)] for page in book] == [
        ["नाम", "0", "1"], ["नाम", "2", "3"], ["नाम", "4"],
    ]  # fmt: skip


def test_rows_are_told_while_they_are_written():
    told: list[int] = []
    writer = XlsxFile(io.BytesIO(), COLUMNS[:1], title="n", told=told.append)
    for _number in range(2500):
        writer.write(b"a\n")
    writer.close()
    assert told == [1000, 2000, 2500]
