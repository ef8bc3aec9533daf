"""Text files are read whatever their encoding, delimiter and quotation marks."""

import csv
import io
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.sheets import Row, open_sheet
from core.tests.sheet_files import cells_of, read, write_bytes

HINDI = "विधानसभा,बूथ संख्या,नाम\n171,12,प्राथमिक विद्यालय\n172,13,Primary School\n"
HINDI_CELLS = [["विधानसभा", "बूथ संख्या", "नाम"], ["171", "12", "प्राथमिक विद्यालय"], ["172", "13", "Primary School"]]
LETTERS = "abcXYZ 019./-'#@=+दिल्लीजिलाँ"
WORDS = st.text(LETTERS, min_size=1, max_size=12)
ANYTHING = st.text(LETTERS + ',;|\t"\n\r', max_size=12)


def tables(cells: st.SearchStrategy[str]) -> st.SearchStrategy[list[list[str]]]:
    """Tables of at least two columns whose rows all hold something."""
    widths = st.integers(2, 6)
    return widths.flatmap(
        lambda width: st.lists(st.lists(cells, min_size=width, max_size=width).filter(any), min_size=1, max_size=8)
    )


def as_csv(table: list[list[str]], delimiter: str, quoting: int) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, quoting=quoting).writerows(table)
    return text.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_every_encoding_and_delimiter(tmp_path: Path, encoding: str, delimiter: str):
    path = write_bytes(tmp_path, "list.csv", HINDI.replace(",", delimiter).encode(encoding))
    assert cells_of(path) == HINDI_CELLS


def test_utf_16_with_a_mark_in_the_other_order(tmp_path: Path):
    assert cells_of(write_bytes(tmp_path, "a.csv", b"\xfe\xff" + HINDI.encode("utf-16-be"))) == HINDI_CELLS


def test_windows_1252(tmp_path: Path):
    text = "Name,Fee\nCafé “Éclair” – Ltd,€5\n"
    path = write_bytes(tmp_path, "list.csv", text.encode("cp1252"))
    assert cells_of(path) == [["Name", "Fee"], ["Café “Éclair” – Ltd", "€5"]]


def test_a_byte_that_windows_1252_does_not_define_is_kept(tmp_path: Path):
    assert cells_of(write_bytes(tmp_path, "a.csv", b"a,b\n\xe9\x81,c\n"))[1] == ["é\x81", "c"]


def test_a_few_broken_bytes_do_not_turn_a_hindi_file_into_windows_1252(tmp_path: Path):
    data = (HINDI * 5).encode() + b"171,14,\xe0\xa4\n"
    rows = cells_of(write_bytes(tmp_path, "list.csv", data))
    assert rows[0] == HINDI_CELLS[0]
    assert rows[-1] == ["171", "14", "\ufffd"]


def test_text_copied_from_a_spreadsheet(tmp_path: Path):
    path = write_bytes(tmp_path, "pasted.txt", "AC\tBooth\tName\r\n171\t12\tA, B; C\r\n171\t13\t\r\n")
    with open_sheet(path, filename="pasted.txt") as sheet:
        assert sheet.format == "tsv"
        assert list(sheet.rows()) == [
            Row(1, ["AC", "Booth", "Name"]),
            Row(2, ["171", "12", "A, B; C"]),
            Row(3, ["171", "13", ""]),
        ]


def test_semicolons_with_commas_in_addresses(tmp_path: Path):
    text = "No;Name;Electors\n" + "".join(f"{i};School, Ward {i}, Sitapur;900\n" for i in range(9))
    assert cells_of(write_bytes(tmp_path, "list.csv", text))[1] == ["0", "School, Ward 0, Sitapur", "900"]


def test_titles_above_the_table_do_not_hide_the_delimiter(tmp_path: Path):
    text = "जिला निर्वाचन कार्यालय\nबूथ सूची\n\nNo|Name\n1|A\n2|B\n"
    assert cells_of(write_bytes(tmp_path, "list.csv", text))[-1] == ["2", "B"]


def test_the_delimiter_that_excel_says(tmp_path: Path):
    assert read(write_bytes(tmp_path, "list.csv", "sep=;\r\nNo;Name\r\n1;A,B\r\n")) == [
        Row(1, ["No", "Name"]),
        Row(2, ["1", "A,B"]),
    ]


def test_one_column(tmp_path: Path):
    assert cells_of(write_bytes(tmp_path, "a.txt", "Link\nhttps://x.in/a\nhttps://x.in/b\n"))[1:] == [
        ["https://x.in/a"],
        ["https://x.in/b"],
    ]


def test_one_record_is_one_row_and_blank_ones_count(tmp_path: Path):
    path = write_bytes(tmp_path, "list.csv", 'No,Name\n1,"two\nlines"\n\n,\n2,B\n')
    assert read(path) == [Row(1, ["No", "Name"]), Row(2, ["1", "two\nlines"]), Row(5, ["2", "B"])]


def test_numbers_stay_as_they_are_written(tmp_path: Path):
    row = ["9.87E+09", "09876543210", "1.0", "९८७६५४३२१०", "007", "TRUE"]
    assert cells_of(write_bytes(tmp_path, "a.csv", "a,b,c,d,e,f\n" + ",".join(row)))[1] == row


def test_nul_characters_are_read(tmp_path: Path):
    assert cells_of(write_bytes(tmp_path, "a.csv", b"a,b\nx\0y,1\n"))[1] == ["x\0y", "1"]


def test_old_macintosh_line_ends(tmp_path: Path):
    assert cells_of(write_bytes(tmp_path, "a.csv", "a,b\r1,2\r3,4")) == [["a", "b"], ["1", "2"], ["3", "4"]]


class TestAQuotationMarkThatNobodyCloses:
    """It must not swallow the rows below it."""

    def test_until_the_end_of_the_file(self, tmp_path: Path):
        path = write_bytes(tmp_path, "a.csv", 'No,Name,Fee\n1,A,5\n2,"B,6\n3,C,7\n4,D,8\n')
        assert read(path)[2:] == [Row(3, ["2", '"B', "6"]), Row(4, ["3", "C", "7"]), Row(5, ["4", "D", "8"])]

    def test_until_the_next_quoted_cell(self, tmp_path: Path):
        path = write_bytes(tmp_path, "a.csv", 'No,Name,Fee\n1,"A,5\n2,B,6\n3,"C, D",7\n4,"E\nF",8\n')
        assert cells_of(path)[1:] == [["1", '"A', "5"], ["2", "B", "6"], ["3", "C, D", "7"], ["4", "E\nF", "8"]]

    def test_over_thousands_of_rows(self, tmp_path: Path):
        rows = [f"{number},Name {number},5" for number in range(1, 5001)]
        rows[9] = '10,"Name 10,5'
        cells = cells_of(write_bytes(tmp_path, "a.csv", "No,Name,Fee\n" + "\n".join(rows)))
        assert len(cells) == 5001
        assert cells[10:12] == [["10", '"Name 10', "5"], ["11", "Name 11", "5"]]

    def test_in_the_middle_of_a_cell_it_is_a_sign_like_any_other(self, tmp_path: Path):
        assert cells_of(write_bytes(tmp_path, "a.csv", 'a,b\n5" pipe,1\n2" pipe,3\n'))[1] == ['5" pipe', "1"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    table=tables(ANYTHING),
    delimiter=st.sampled_from(",;|\t"),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_any_quoted_table_survives(tmp_path: Path, table: list[list[str]], delimiter: str, encoding: str):
    text = as_csv(table, delimiter, csv.QUOTE_ALL)
    assert cells_of(write_bytes(tmp_path, "a.csv", text.encode(encoding))) == table


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    table=tables(WORDS),
    delimiter=st.sampled_from(",;|\t"),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"]),
)
def test_any_table_of_words_survives(tmp_path: Path, table: list[list[str]], delimiter: str, encoding: str):
    text = as_csv(table, delimiter, csv.QUOTE_MINIMAL)
    assert cells_of(write_bytes(tmp_path, "a.csv", text.encode(encoding))) == table


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.binary(min_size=1, max_size=300))
def test_no_bytes_at_all_break_the_reader(tmp_path: Path, data: bytes):
    from core.sheets import SheetError

    try:
        read(write_bytes(tmp_path, "a.csv", data))
    except SheetError as error:
        assert error.code


def test_memory_stays_flat_and_progress_is_told(tmp_path: Path):
    path = write_bytes(tmp_path, "big.csv", "AC,Booth,Name\n" + "171,12,Primary School of Some Village\n" * 200_000)
    told = []
    tracemalloc.start()
    with open_sheet(path, filename="big.csv") as sheet:
        for row in sheet.rows():
            if row.number % 50_000 == 0:
                told.append(sheet.progress)
        peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 3_000_000 < path.stat().st_size
    assert told == sorted(told)
    assert 0 < told[0] < told[-1] <= 1
