"""What we write opens in a spreadsheet as what it was, and no cell becomes a formula."""

import csv
import io
from pathlib import Path

import openpyxl
import pytest

from core.sheets import ErrorMark, write_csv, write_xlsx, writers
from core.tests.sheet_files import cells_of

DANGEROUS = ["=1+1", "+919876543210", "-5", "@SUM(A1)", "\t=1", "\r=1"]


def test_csv_for_excel(tmp_path: Path):
    path = tmp_path / "a.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        assert write_csv(stream, ["जिला", "Error"], [["लखनऊ, उ.प्र.", ErrorMark("no such booth")], ["a\nb", ""]]) == 2
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert cells_of(path) == [["जिला", "Error"], ["लखनऊ, उ.प्र.", "no such booth"], ["a\nb", ""]]


def test_csv_without_a_mark():
    stream = io.StringIO(newline="")
    write_csv(stream, ["a"], [["b"]], bom=False)
    assert stream.getvalue() == "a\r\nb\r\n"


@pytest.mark.parametrize("text", DANGEROUS)
def test_formulas_in_csv_are_texts(text: str):
    stream = io.StringIO(newline="")
    write_csv(stream, [text], [[text, ErrorMark(text)]])
    stream.seek(1)
    assert all(cell == f"'{text}" for row in csv.reader(stream) for cell in row)


def test_formulas_in_xlsx_are_texts(tmp_path: Path):
    path = tmp_path / "a.xlsx"
    write_xlsx(path, DANGEROUS, [DANGEROUS, ["https://x.in", "mailto:a@b.in", "12"]])
    cells = [cell for row in openpyxl.load_workbook(path).active.iter_rows() for cell in row if cell.value]
    assert {cell.data_type for cell in cells} == {"s"}
    assert not any(cell.hyperlink for cell in cells)
    assert cells_of(path)[1] == DANGEROUS


def test_errors_in_xlsx_are_red_under_a_header_that_stays(tmp_path: Path):
    path = tmp_path / "a.xlsx"
    assert write_xlsx(path, ["Booth", "Error"], [["12", ErrorMark("no such booth")]], sheet="गलतियाँ") == 1
    page = openpyxl.load_workbook(path)["गलतियाँ"]
    assert page["B2"].font.color.rgb == "FFB3261E"
    assert page["A1"].font.bold
    assert page.freeze_panes == "A2"


def test_more_rows_than_a_sheet_holds_go_on_in_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(writers, "XLSX_ROWS", 3)
    path = tmp_path / "a.xlsx"
    assert write_xlsx(path, ["n"], [[str(number)] for number in range(5)], sheet="Errors") == 5
    assert cells_of(path, "Errors") == [["n"], ["0"], ["1"]]
    assert cells_of(path, "Errors 2") == [["n"], ["2"], ["3"]]
    assert cells_of(path, "Errors 3") == [["n"], ["4"]]


def test_to_a_stream():
    stream = io.BytesIO()
    write_xlsx(stream, ["a"], [])
    assert stream.getvalue().startswith(b"PK")
