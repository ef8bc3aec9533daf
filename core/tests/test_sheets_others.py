"""OpenDocument and the old .xls are read like the others."""

from pathlib import Path

import pytest

from core.sheets import Row, SheetError, open_sheet
from core.tests.sheet_files import cells_of, ods_row, read, write_ods, write_xls


class TestOds:
    """LibreOffice's own format."""

    def test_texts_and_numbers_of_rows(self, tmp_path: Path):
        rows = (
            '<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>'
            + ods_row(["", "लखनऊ & x"])
            + ods_row(["z"], 'table:number-rows-repeated="2"')
        )
        assert read(write_ods(tmp_path / "a.ods", {"S": rows})) == [
            Row(3, ["", "लखनऊ & x"]),
            Row(4, ["z"]),
            Row(5, ["z"]),
        ]

    @pytest.mark.parametrize(
        ("attributes", "shown", "text"),
        [
            ('office:value-type="float" office:value="9876543210"', "9.88E+09", "9876543210"),
            ('office:value-type="float" office:value="1.5"', "1,5", "1.5"),
            ('office:value-type="date" office:date-value="2026-09-15"', "15/09/26", "2026-09-15"),
            ('office:value-type="date" office:date-value="2026-09-15T10:30:00"', "15/09/26", "2026-09-15 10:30"),
            ('office:value-type="boolean" office:boolean-value="true"', "सही", "TRUE"),
            ('office:value-type="time" office:time-value="PT10H30M00S"', "10:30", "10:30"),
        ],
    )
    def test_values(self, tmp_path: Path, attributes: str, shown: str, text: str):
        cell = f"<table:table-cell {attributes}><text:p>{shown}</text:p></table:table-cell>"
        row = f"<table:table-row>{cell}</table:table-row>"
        assert cells_of(write_ods(tmp_path / "a.ods", {"S": row})) == [[text]]

    def test_lines_blanks_links_and_comments_of_a_cell(self, tmp_path: Path):
        cell = (
            '<table:table-cell><office:annotation><text:p>a comment</text:p></office:annotation>'
            '<text:p>two<text:s text:c="2"/>lines</text:p><text:p><text:a xlink:href="https://x.in/?a=1&amp;b=2">Join'
            "</text:a></text:p></table:table-cell>"
        )  # fmt: skip
        path = write_ods(tmp_path / "a.ods", {"S": f"<table:table-row>{cell}</table:table-row>"})
        with open_sheet(path, filename="a.ods") as sheet:
            assert [row.cells for row in sheet.rows()] == [["two  lines\nJoin"]]
            assert sheet.link(1, 0) == "https://x.in/?a=1&b=2"

    def test_merged_cells(self, tmp_path: Path):
        merged = '<table:table-cell table:number-rows-spanned="2" table:number-columns-spanned="2"><text:p>171</text:p>'
        rows = (
            f"<table:table-row>{merged}</table:table-cell><table:covered-table-cell/>"
            "<table:table-cell><text:p>1</text:p></table:table-cell></table:table-row>"
            "<table:table-row><table:covered-table-cell/><table:covered-table-cell/>"
            "<table:table-cell><text:p>2</text:p></table:table-cell></table:table-row>" + ods_row(["", "", "3"])
        )
        with open_sheet(write_ods(tmp_path / "a.ods", {"S": rows}), filename="a.ods") as sheet:
            assert [row.cells for row in sheet.rows()] == [["171", "", "1"], ["171", "", "2"], ["", "", "3"]]
            assert sheet.merged_across == {1: [(0, 1)]}

    def test_sheets_and_hidden_rows(self, tmp_path: Path):
        tables = {
            "Empty": "<table:table-row/>",
            "A & B": ods_row(["a"]),
            "C": ods_row(["c"], 'table:visibility="collapse"'),
        }
        path = write_ods(tmp_path / "a.ods", tables)
        with open_sheet(path, filename="a.ods") as sheet:
            assert (sheet.name, sheet.sheet_names) == ("A & B", ["Empty", "A & B", "C"])
            assert sheet.hidden_rows_or_columns
        assert cells_of(path, "C") == [["c"]]

    def test_cells_repeated_without_end_are_refused_at_the_limit(self, tmp_path: Path):
        cell = '<table:table-cell table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell>'
        row = f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>'
        with pytest.raises(SheetError) as refused:
            read(write_ods(tmp_path / "a.ods", {"S": row}))
        assert refused.value.facts["limit"] == "columns"

    def test_a_password(self, tmp_path: Path):
        manifest = "<manifest:manifest><manifest:encryption-data/></manifest:manifest>"
        with pytest.raises(SheetError) as refused:
            read(write_ods(tmp_path / "a.ods", {"S": ods_row(["a"])}, manifest))
        assert refused.value.code == "encrypted"


class TestXls:
    """Excel's format before 2007."""

    def test_texts_numbers_and_merged_cells(self, tmp_path: Path):
        rows = [["जिला", "Mobile"], ["", ""], ["लखनऊ", 9876543210.0], ["", 5.5], ["", 1e19]]
        assert read(write_xls(tmp_path / "a.xls", rows, merged=[(2, 3, 0, 0)])) == [
            Row(1, ["जिला", "Mobile"]),
            Row(3, ["लखनऊ", "9876543210"]),
            Row(4, ["लखनऊ", "5.5"]),
            Row(5, ["", "1E+19"]),
        ]

    def test_thousands_of_rows(self, tmp_path: Path):
        path = write_xls(tmp_path / "a.xls", [[f"row {number}", float(number)] for number in range(5000)])
        with open_sheet(path, filename="a.xls") as sheet:
            rows = list(sheet.rows())
            assert (sheet.format, sheet.name, sheet.progress) == ("xls", "S", 1.0)
        assert (len(rows), rows[-1]) == (5000, Row(5000, ["row 4999", "4999"]))

    def test_rows_can_be_read_again(self, tmp_path: Path):
        with open_sheet(write_xls(tmp_path / "a.xls", [["a"], ["b"]]), filename="a.xls") as sheet:
            assert next(sheet.rows()) == Row(1, ["a"])
            assert list(sheet.rows()) == list(sheet.rows()) == [Row(1, ["a"]), Row(2, ["b"])]

    def test_nothing_in_it(self, tmp_path: Path):
        with pytest.raises(SheetError) as refused:
            read(write_xls(tmp_path / "a.xls", []))
        assert (refused.value.code, refused.value.facts) == ("empty", {})

    def test_wrong_bytes_cannot_take_the_server_down(self, tmp_path: Path):
        """The column of one cell becomes 65,280: calamine makes a grid of that width and asks for gigabytes."""
        path = write_xls(tmp_path / "a.xls", [[f"row {number}"] for number in range(60_000)])
        data = bytearray(path.read_bytes())
        place = data.find("row 59999".encode("utf-16-le")) - 7
        data[place : place + 2] = b"\x00\xff"
        path.write_bytes(data)
        with pytest.raises(SheetError) as refused:
            read(path)
        assert refused.value.code == "damaged"

    def test_no_such_sheet(self, tmp_path: Path):
        with pytest.raises(SheetError) as refused:
            read(write_xls(tmp_path / "a.xls", [["a"]]), "T")
        assert (refused.value.code, refused.value.facts["sheets"]) == ("no_such_sheet", ["S"])
