"""Files that cannot be imported are refused with a reason, whatever their names end in."""

import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.sheets import SheetError, limits, open_sheet
from core.tests.sheet_files import MAIN, cells_of, read, write_bytes, write_raw_xlsx, write_xls, write_zip

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def refusal(path: Path, sheet: str | None = None) -> tuple[str, dict]:
    with pytest.raises(SheetError) as refused:
        read(path, sheet)
    return refused.value.code, refused.value.facts


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b"\n\n\r\n", b",,\n,,\n", b'"",""\n'])
def test_empty_text(tmp_path: Path, data: bytes):
    assert refusal(write_bytes(tmp_path, "a.csv", data)) == ("empty", {})


def test_empty_workbook(tmp_path: Path):
    openpyxl.Workbook().save(tmp_path / "a.xlsx")
    assert refusal(tmp_path / "a.xlsx") == ("empty", {})


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"%PDF-1.7\n", "pdf"),
        (b"\x89PNG\r\n\x1a\n", "image"),
        (b"\xff\xd8\xff\xe0", "image"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"Rar!\x1a", "rar"),
        (b"<?xml version='1.0'?><booths/>", "xml"),
        (OLE + "WordDocument".encode("utf-16-le") + b"\0\0", "word"),
        (OLE, "binary"),
        (bytes(range(256)) * 10, "binary"),
    ],
)
@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_what_is_no_sheet(tmp_path: Path, data: bytes, found: str, name: str):
    assert refusal(write_bytes(tmp_path, name, data)) == ("unknown_format", {"found": found})


@pytest.mark.parametrize(
    ("part", "found"), [("word/document.xml", "word"), ("xl/workbook.bin", "xlsb"), ("a.csv", "zip")]
)
def test_zips_of_something_else(tmp_path: Path, part: str, found: str):
    assert refusal(write_zip(tmp_path / "a.xlsx", {part: "x"})) == ("unknown_format", {"found": found})


@pytest.mark.parametrize(
    "data",
    [
        "<html><body><table><tr><td>1</td></tr></table></body></html>",
        '\n\n<!DOCTYPE html PUBLIC "x"><html>',
        "\ufeff<table border=1><tr><td>",
        '<meta http-equiv="Content-Type" content="text/html"><table>',
        "MIME-Version: 1.0\nContent-Type: multipart/related",
        '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_web_page_saved_as_xls(tmp_path: Path, data: str, encoding: str):
    assert refusal(write_bytes(tmp_path, "booths.xls", data.encode(encoding))) == ("html_as_xls", {})


def test_a_text_file_saved_as_xls_is_read(tmp_path: Path):
    assert cells_of(write_bytes(tmp_path, "booths.xls", "AC\tBooth\n171\t1\n")) == [["AC", "Booth"], ["171", "1"]]


def test_a_workbook_saved_as_csv_is_read(tmp_path: Path):
    path = write_raw_xlsx(
        tmp_path / "a.csv", f'<worksheet xmlns="{MAIN}"><row r="1"><c r="A1"><v>1</v></c></row></worksheet>'
    )
    assert cells_of(path) == [["1"]]


def test_an_encrypted_workbook(tmp_path: Path):
    data = OLE + "EncryptedPackage".encode("utf-16-le") + b"\0\0"
    assert refusal(write_bytes(tmp_path, "a.xlsx", data)) == ("encrypted", {})


class TestDamaged:
    """Cut off on the way, or rotten on a disk."""

    @pytest.fixture
    def whole(self, tmp_path: Path) -> bytes:
        book = openpyxl.Workbook()
        for number in range(2000):
            book.active.append([number, f"name {number}"])
        book.save(tmp_path / "whole.xlsx")
        return (tmp_path / "whole.xlsx").read_bytes()

    def test_cut_off(self, tmp_path: Path, whole: bytes):
        assert refusal(write_bytes(tmp_path, "a.xlsx", whole[: len(whole) // 2]))[0] == "damaged"

    def test_a_byte_changed(self, tmp_path: Path, whole: bytes):
        spoilt = bytearray(whole)
        with zipfile.ZipFile(tmp_path / "whole.xlsx") as archive:
            part = archive.getinfo("xl/worksheets/sheet1.xml")
        spoilt[part.header_offset + 300] ^= 0xFF
        assert refusal(write_bytes(tmp_path, "a.xlsx", bytes(spoilt)))[0] == "damaged"

    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
    @given(data=st.data())
    def test_nothing_but_a_refusal_or_rows_comes_of_any_damage(self, tmp_path: Path, data: st.DataObject, whole: bytes):
        spoilt = bytearray(whole)
        for _ in range(data.draw(st.integers(1, 5))):
            spoilt[data.draw(st.integers(4, len(spoilt) - 1))] = data.draw(st.integers(0, 255))
        try:
            read(write_bytes(tmp_path, "a.xlsx", bytes(spoilt)))
        except SheetError as error:
            assert error.code in ("damaged", "empty", "encrypted", "unknown_format", "zip_bomb", "too_large")

    def test_an_old_workbook_cut_off(self, tmp_path: Path):
        data = write_xls(tmp_path / "a.xls", [[f"row {number}"] for number in range(5000)]).read_bytes()
        assert refusal(write_bytes(tmp_path, "b.xls", data[:3000]))[0] in ("damaged", "unknown_format")

    @pytest.mark.parametrize(
        "xml",
        [
            '<row r="1"><c r="A1" t="s"><v>5</v></c></row></sheetData></worksheet>',
            '<row r="1"><c r="A1" t="s"><v>x</v></c></row></sheetData></worksheet>',
            '<row r="1"><c r="A1"><v>1</v></c></row>',
        ],
    )
    def test_xml_that_ends_early_or_names_strings_that_are_not_there(self, tmp_path: Path, xml: str):
        path = write_raw_xlsx(tmp_path / "a.xlsx", f'<worksheet xmlns="{MAIN}"><sheetData>{xml}', strings="<sst/>")
        assert refusal(path)[0] == "damaged"

    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
    @given(data=st.data())
    def test_xml_spoilt_in_any_place(self, tmp_path: Path, data: st.DataObject):
        xml = (
            f'<worksheet xmlns="{MAIN}"><cols><col min="1" hidden="1"/></cols><sheetData><row r="1">'
            '<c r="A1" t="s"><v>0</v></c><c r="B1" s="1" t="inlineStr"><is><t>a &amp; b</t></is></c></row>'
            '<row r="2"><c r="B2"><f>1+1</f><v>2.5</v></c></row></sheetData>'
            '<mergeCells><mergeCell ref="A1:A5"/></mergeCells></worksheet>'
        )
        bits = [
            "<",
            ">",
            '"',
            "/",
            "&#x",
            "99999999999",
            "-1",
            '<row r="',
            "</row>",
            '<c r="ZZZZZZ1">',
            "_xD800_",
            "\0",
            "",
        ]
        for _ in range(data.draw(st.integers(1, 4))):
            start = data.draw(st.integers(0, len(xml) - 1))
            xml = xml[:start] + data.draw(st.sampled_from(bits)) + xml[start + data.draw(st.integers(0, 30)) :]
        path = write_raw_xlsx(tmp_path / "a.xlsx", xml, strings="<sst><si><t>x</t></si></sst>")
        try:
            for cells in cells_of(path):
                "".join(cells).encode()
        except SheetError as error:
            assert error.code in ("damaged", "empty", "too_large")

    def test_entities_are_not_expanded(self, tmp_path: Path):
        bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><Relationships>&b;</Relationships>'
        path = write_raw_xlsx(tmp_path / "a.xlsx", "<worksheet/>", parts={"xl/_rels/workbook.xml.rels": bomb})
        assert refusal(path)[0] == "damaged"


class TestLimits:
    """Beyond them the file is refused, naming the limit and where it was passed."""

    def test_bytes(self, tmp_path: Path):
        path = tmp_path / "a.csv"
        with path.open("wb") as file:
            file.truncate(limits.BYTES + 1)
        assert refusal(path) == ("too_large", {"limit": "bytes", "maximum": limits.BYTES})

    def test_rows(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setattr(limits, "ROWS", 10)
        path = write_bytes(tmp_path, "a.csv", "a,b\n" * 11)
        assert refusal(path) == ("too_large", {"limit": "rows", "maximum": 10, "row": 11})
        assert len(read(write_bytes(tmp_path, "a.csv", "a,b\n" * 10))) == 10

    def test_rows_of_a_workbook(self, tmp_path: Path):
        xml = f'<worksheet xmlns="{MAIN}"><row r="2500001"><c r="A2500001"><v>1</v></c></row></worksheet>'
        code, facts = refusal(write_raw_xlsx(tmp_path / "a.xlsx", xml))
        assert (code, facts["limit"], facts["row"]) == ("too_large", "rows", 2500001)

    @pytest.mark.parametrize("ending", ["csv", "xlsx", "xls"])
    @pytest.mark.parametrize(("cells", "limit"), [(["x"] * 201, "columns"), (["a", "x" * 10_001], "characters")])
    def test_columns_and_characters(self, tmp_path: Path, ending: str, cells: list[str], limit: str):
        path = tmp_path / f"a.{ending}"
        if ending == "csv":
            path.write_text("a,b\n" + ",".join(cells) + "\n")
        elif ending == "xlsx":
            book = openpyxl.Workbook()
            book.active.append(["a", "b"])
            book.active.append(cells)
            book.save(path)
        else:
            if limit == "characters":
                pytest.skip("a cell of so many characters takes several records of a .xls")
            write_xls(path, [["a", "b"], cells])
        maximum = {"columns": 200, "characters": 10_000}[limit]
        assert refusal(path) == ("too_large", {"limit": limit, "maximum": maximum, "row": 2})

    def test_the_largest_that_is_allowed(self, tmp_path: Path):
        assert cells_of(write_bytes(tmp_path, "a.csv", ",".join(["x" * 10_000] * 200))) == [["x" * 10_000] * 200]

    def test_formatted_but_empty_columns_do_not_count(self, tmp_path: Path):
        xml = (
            f'<worksheet xmlns="{MAIN}"><row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="3"/></row>'
            '<row r="1048576"><c r="XFD1048576" s="3"/></row></worksheet>'
        )
        assert cells_of(write_raw_xlsx(tmp_path / "a.xlsx", xml)) == [["1"]]

    def test_a_line_without_end(self, tmp_path: Path):
        assert refusal(write_bytes(tmp_path, "a.csv", b"x" * 9_000_000))[1]["limit"] == "characters"

    def test_a_zip_bomb(self, tmp_path: Path):
        path = write_raw_xlsx(tmp_path / "a.xlsx", "<worksheet>" + " " * 120_000_000 + "</worksheet>")
        code, facts = refusal(path)
        assert code == "zip_bomb"
        assert facts["inflated"] > 120_000_000

    def test_a_zip_that_lies_about_its_size(self, tmp_path: Path):
        path = write_raw_xlsx(tmp_path / "a.xlsx", "<worksheet>" + " " * 1_000_000 + "</worksheet>")
        data = bytearray(path.read_bytes())
        size = (1_000_023).to_bytes(4, "little")
        while (place := data.find(size)) >= 0:
            data[place : place + 4] = (500).to_bytes(4, "little")
        assert refusal(write_bytes(tmp_path, "b.xlsx", bytes(data)))[0] == "damaged"


def test_macros_are_data_like_any_other(tmp_path: Path):
    xml = f'<worksheet xmlns="{MAIN}"><row r="1"><c r="A1"><v>1</v></c></row></worksheet>'
    path = write_raw_xlsx(tmp_path / "a.xlsm", xml, parts={"xl/vbaProject.bin": "Sub Auto_Open()"})
    with open_sheet(path, filename="a.xlsm") as sheet:
        assert sheet.format == "xlsm"
        assert [row.cells for row in sheet.rows()] == [["1"]]


def test_a_text_file_has_no_sheets(tmp_path: Path):
    assert refusal(write_bytes(tmp_path, "a.csv", "a,b\n"), "S") == ("no_such_sheet", {"sheet": "S", "sheets": []})
