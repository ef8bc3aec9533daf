"""Any table survives being written as any of the formats and read back: one set of tables for all of them."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from core.sheets import write_csv, write_xlsx
from core.sheets.writers import FORMULA_STARTS
from core.tests.sheet_files import cells_of, ods_row, write_bytes, write_ods, write_xls

Table = list[list[str]]

UGLY = [
    *("007", "9876543210", "9876543210.0", "9.87E+09", "1.10", "-5", "+919876543210", "1/2", "01-02-2026", "TRUE"),
    *("#N/A", "=1+1", "@SUM(A1)", "'text", '"quoted"', '"', '""', "'", ",", ";", "\t", "|", "a,b;c\td|e", "sep=;"),
    *("two\nlines", "\n", " ", "  blanks  ", "\u00a0", "\u200b", "क्\u200dष", "क़ and क़", "१२क", "🙏👨‍👩‍👧", "مرحبا"),
    *("\u202eabc", "\ufffd", "_x0041_", "&amp;", "<b>&</b>", "]]>", "x" * 3000, "ल" * 3000, "-", "\ufeff"),
]  # fmt: skip
ANYTHING = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t", exclude_characters="\ufffe\uffff"),
    max_size=30,
)
CELLS = st.one_of(st.just(""), st.sampled_from(UGLY), ANYTHING, st.integers(-(10**15), 10**15).map(str))
TABLES = st.integers(2, 6).flatmap(
    lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width).filter(any), min_size=1, max_size=8)
)


def quoted(folder: Path, table: Table, delimiter: str, encoding: str) -> Path:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows(table)
    return write_bytes(folder, "a.csv", text.getvalue().encode(encoding))


def as_our_xlsx(folder: Path, table: Table) -> Path:
    write_xlsx(folder / "a.xlsx", table[0], table[1:])
    return folder / "a.xlsx"


def as_their_xlsx(folder: Path, table: Table) -> Path:
    book = openpyxl.Workbook(write_only=True)
    page = book.create_sheet()
    for row in table:
        page.append([_text_cell(page, text) for text in row])
    book.save(folder / "b.xlsx")
    return folder / "b.xlsx"


def _text_cell(page: object, text: str) -> object:
    cell = openpyxl.cell.WriteOnlyCell(page, text or None)
    if text:
        cell.data_type = "s"
    return cell


FORMATS: dict[str, Callable[[Path, Table], Path]] = {
    "xlsx": as_our_xlsx,
    "openpyxl": as_their_xlsx,
    "xls": lambda folder, table: write_xls(folder / "a.xls", table),
    "ods": lambda folder, table: write_ods(folder / "a.ods", {"S": "".join(map(ods_row, table))}),
    "csv": lambda folder, table: quoted(folder, table, ",", "utf-8"),
    "csv of excel": lambda folder, table: quoted(folder, table, ",", "utf-8-sig"),
    "semicolons": lambda folder, table: quoted(folder, table, ";", "utf-8"),
    "bars": lambda folder, table: quoted(folder, table, "|", "utf-8"),
    "tsv": lambda folder, table: quoted(folder, table, "\t", "utf-8"),
    "unicode text": lambda folder, table: quoted(folder, table, "\t", "utf-16"),
}


@pytest.mark.parametrize("name", FORMATS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@example(table=[UGLY[:6], UGLY[6:12], UGLY[12:18], UGLY[18:24], UGLY[24:30], UGLY[30:36], UGLY[36:42], UGLY[-6:]])
@given(table=TABLES)
def test_any_table_survives(tmp_path: Path, name: str, table: Table):
    if name == "openpyxl":  # does not escape what Excel would read as an escaped character
        table = [[ILLEGAL_CHARACTERS_RE.sub("?", text.replace("_x", "x_")) for text in row] for row in table]
    if name == "xls":  # calamine takes it for a byte order mark
        table = [[text.replace("\ufeff", "?").replace("\ufffe", "?") for text in row] for row in table]
    found = cells_of(FORMATS[name](tmp_path, table))
    assert [trimmed(row) for row in found] == [trimmed(row) for row in table]


def trimmed(row: list[str]) -> list[str]:
    """Return a row without the empty cells at its end."""
    while row and not row[-1]:
        row = row[:-1]
    return row


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(table=TABLES)
def test_our_csv_survives_but_for_the_sign_before_formulas(tmp_path: Path, table: Table):
    # In a few cells with other delimiters, or nothing but signs, nobody can tell which one parts the cells.
    texts = [text for row in table for text in row]
    assume(any(map(str.isalnum, "".join(texts))) and not any(sign in text for text in texts for sign in "\t;|"))
    with (tmp_path / "a.csv").open("w", encoding="utf-8", newline="") as stream:
        write_csv(stream, table[0], table[1:])
    safe = [[f"'{text}" if text.startswith(FORMULA_STARTS) else text for text in row] for row in table]
    found = cells_of(tmp_path / "a.csv")
    assert [trimmed(row) for row in found] == [trimmed(row) for row in safe]
