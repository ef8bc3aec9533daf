"""Files that are no good sheet: each ends in a sentence in the person's language, or is read as what it is."""

import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from django.core.files.base import ContentFile
from django.utils import translation

from booths.scope import Scope
from core.sheets import limits
from core.tests.sheet_files import MAIN, ods_row, ole_file, write_ods, write_raw_xlsx, write_xls, write_zip
from imports.messages import about_file
from imports.models import ImportJob, State
from imports.report import file_error
from imports.services import job_create, run_check, run_reading
from teams.tests.cast import Cast

pytestmark = pytest.mark.django_db

HEADER = ["AC No", "Booth No", "Booth Name", "Electors"]
TABLE: list[list[object]] = [[*HEADER], [171, 70, "School", 900], [171, 71, "विद्यालय", 950]]
CSV = "AC No,Booth No,Booth Name,Electors\n171,70,School,900\n171,71,Café,950\n"
HINDI_CSV = "विधानसभा संख्या,बूथ संख्या,बूथ नाम\n171,70,प्राथमिक विद्यालय\n171,71,पंचायत भवन\n"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def handed_in(filename: str, data: bytes, *, ask: bool = False) -> ImportJob:
    job = job_create(
        actor=None,
        scope=Scope.everything(),
        kind="booths",
        filename=filename,
        file=ContentFile(data),
        unrestricted=True,
    )
    if run_reading(job.pk, ask=ask) == State.CHECKING:
        run_check(job.pk)
    job.refresh_from_db()
    return job


def workbook(rows: list[list[object]] = TABLE) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def stream(name: str) -> bytes:
    return OLE + name.encode("utf-16-le") + b"\0\0"


def with_byte_changed(data: bytes) -> bytes:
    spoilt = bytearray(data)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        spoilt[archive.getinfo("xl/worksheets/sheet1.xml").header_offset + 200] ^= 0xFF
    return bytes(spoilt)


def protected_xls(method: bytes) -> bytes:
    """A workbook stream that begins with FILEPASS ([MS-XLS] 2.4.117): from there on all is encrypted."""

    def record(kind: int, data: bytes) -> bytes:
        return struct.pack("<HH", kind, len(data)) + data

    start = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0))
    return start + record(0x002F, method) + record(0x000A, b"")


PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sIIBBBBB", 13, b"IHDR", 1, 1, 8, 0, 0, 0, 0) + bytes(20)
HTML = "<html><body><table><tr><td>AC No</td></tr><tr><td>171</td></tr></table></body></html>"
XML_2003 = '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"></Workbook>'
BOMB = "<worksheet>" + " " * 120_000_000 + "</worksheet>"


def zipped(folder: Path, parts: dict[str, str]) -> bytes:
    return write_zip(folder / "z", parts).read_bytes()


REFUSED: dict[str, tuple[str, Callable[[Path], bytes], str, str]] = {
    "a web page as .xls": ("booths.xls", lambda _: HTML.encode(), "html_as_xls", ""),
    "a web page as .xlsx": ("booths.xlsx", lambda _: HTML.encode("utf-16"), "html_as_xls", ""),
    "the XML of Excel 2003": ("booths.xls", lambda _: XML_2003.encode(), "html_as_xls", ""),
    "an encrypted .xlsx": ("booths.xlsx", lambda _: stream("EncryptedPackage"), "encrypted", ""),
    "an .xls with a password": (
        "booths.xls",
        lambda _: ole_file("Workbook", protected_xls(struct.pack("<HHH", 1, 1, 1) + bytes(48))),
        "encrypted",
        "",
    ),
    "an .xls with an old password": (
        "booths.xls",
        lambda _: ole_file("Workbook", protected_xls(struct.pack("<HHH", 0, 0x1234, 0x5678))),
        "encrypted",
        "",
    ),
    "an encrypted .ods": (
        "booths.ods",
        lambda folder: write_ods(folder / "o", {"S": ods_row(["a"])}, "<m><encryption-data/></m>").read_bytes(),
        "encrypted",
        "",
    ),
    "a damaged zip": ("booths.xlsx", lambda _: with_byte_changed(workbook()), "damaged", ""),
    "a zip cut off": ("booths.xlsx", lambda _: workbook()[:-800], "damaged", ""),
    "an .xls cut off": (
        "booths.xls",
        lambda folder: write_xls(folder / "x", [[f"row {n}"] for n in range(5000)]).read_bytes()[:3000],
        "damaged",
        "",
    ),
    "an .ods cut off": (
        "booths.ods",
        lambda folder: write_ods(folder / "o", {"S": ods_row(["a"]) * 500}).read_bytes()[:-200],
        "damaged",
        "",
    ),
    "no bytes": ("booths.csv", lambda _: b"", "empty", ""),
    "blank rows": ("booths.csv", lambda _: b",,\n,,\n", "empty", ""),
    "an empty workbook": ("booths.xlsx", lambda _: workbook([]), "empty", ""),
    "too many rows": (
        "booths.xlsx",
        lambda folder: write_raw_xlsx(
            folder / "w", f'<worksheet xmlns="{MAIN}"><row r="2500001"><c r="A2500001"><v>1</v></c></row></worksheet>'
        ).read_bytes(),
        "too_large",
        "25,00,000",
    ),
    "too many columns": ("booths.xlsx", lambda _: workbook([["a"] * 201]), "too_large", "200"),
    "too long a cell": ("booths.csv", lambda _: f"a,b\nc,{'x' * 10_001}\n".encode(), "too_large", "10,000"),
    "a zip bomb": ("booths.xlsx", lambda folder: write_raw_xlsx(folder / "w", BOMB).read_bytes(), "zip_bomb", ""),
    "a PDF": ("booths.pdf", lambda _: PDF, "unknown_format", "PDF"),
    "a PDF named .xlsx": ("booths.xlsx", lambda _: PDF, "unknown_format", "PDF"),
    "a picture": ("booths.png", lambda _: PNG, "unknown_format", "picture"),
    "a photo named .csv": (
        "booths.csv",
        lambda _: b"\xff\xd8\xff\xe0\0\x10JFIF" + bytes(200),
        "unknown_format",
        "picture",
    ),
    "a Word file": (
        "booths.docx",
        lambda folder: zipped(folder, {"[Content_Types].xml": "<Types/>", "word/document.xml": "<document/>"}),
        "unknown_format",
        "Word",
    ),
    "an old Word file": ("booths.doc", lambda _: stream("WordDocument"), "unknown_format", "Word"),
    "a binary workbook": ("b.xlsb", lambda folder: zipped(folder, {"xl/workbook.bin": "x"}), "unknown_format", "xlsb"),
    "a zip of sheets": (
        "booths.zip",
        lambda folder: zipped(folder, {"booths.csv": CSV}),
        "unknown_format",
        "zip archive",
    ),
    "a program": ("booths.csv", lambda _: bytes(range(256)) * 10, "unknown_format", "program"),
    "a header without a booth number": ("booths.csv", lambda _: b"AC No,Name\n171,School\n", "missing_column", ""),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused_with_a_sentence_in_both_languages(cast: Cast, tmp_path: Path, name: str):
    filename, made, code, says = REFUSED[name]
    job = handed_in(filename, made(tmp_path))
    assert (job.state, job.error and job.error["code"]) == (State.FAILED, code)
    sentences = []
    for language in ("en", "hi"):
        with translation.override(language):
            sentences.append(file_error(job)["message"])
    assert all(sentence and "%(" not in sentence and sentence != code for sentence in sentences)
    assert sentences[0] != sentences[1]
    assert says in sentences[0]


def test_too_many_bytes(cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(limits, "BYTES", 100)
    job = handed_in("booths.csv", CSV.encode() * 2)
    assert job.error == {"code": "too_large", "limit": "bytes", "maximum": 100}
    for language in ("en", "hi"):
        with translation.override(language):
            assert "200 MB" in about_file("too_large", {"limit": "bytes", "maximum": 200 * 2**20})


READ: dict[str, tuple[str, bytes]] = {
    "a .csv named .xlsx": ("booths.xlsx", CSV.encode()),
    "a .csv named .xls": ("booths.xls", CSV.replace(",", "\t").encode()),
    "an .xlsx named .csv": ("booths.csv", workbook()),
    "an .xlsx named .xls": ("booths.xls", workbook()),
    "without an ending": ("booths", workbook()),
    "UTF-8 with a mark": ("booths.csv", HINDI_CSV.encode("utf-8-sig")),
    "UTF-16 with a mark": ("booths.csv", HINDI_CSV.encode("utf-16")),
    "UTF-16 without a mark": ("booths.csv", HINDI_CSV.encode("utf-16-le")),
    "UTF-16 the other way round": ("booths.csv", HINDI_CSV.encode("utf-16-be")),
    "Excel's “Unicode text”": ("booths.txt", HINDI_CSV.replace(",", "\t").encode("utf-16")),
    "Windows-1252": ("booths.csv", CSV.encode("cp1252")),
}


@pytest.mark.parametrize("name", READ)
def test_read_as_what_it_is(cast: Cast, name: str):
    job = handed_in(*READ[name])
    assert (job.state, job.new, job.refused, job.repairs) == (State.READY, 2, 0, 0)


def test_an_xls_named_xlsx(cast: Cast, tmp_path: Path):
    data = write_xls(tmp_path / "a", [HEADER, [171.0, 70.0, "School", 900.0]]).read_bytes()
    assert handed_in("booths.xlsx", data).new == 1


def test_a_header_alone_has_no_rows(cast: Cast):
    job = handed_in("booths.xlsx", workbook(TABLE[:1]))
    assert (job.state, job.rows) == (State.READY, 0)


class TestMacros:
    """The rows are read, the program is left alone, and the page says so."""

    def test_of_a_workbook(self, cast: Cast, tmp_path: Path):
        book = write_zip(tmp_path / "m", {**parts_of(workbook()), "xl/vbaProject.bin": b"Sub Auto_Open()"})
        job = handed_in("booths.xlsm", book.read_bytes())
        assert (job.new, job.notes["macros"]) == (2, True)

    def test_of_an_old_workbook(self, cast: Cast, tmp_path: Path):
        data = write_xls(tmp_path / "m", [HEADER, [171.0, 70.0, "School", 900.0]]).read_bytes()
        job = handed_in("booths.xls", data + stream("_VBA_PROJECT")[512:])
        assert (job.new, job.notes["macros"]) == (1, True)

    def test_of_libreoffice(self, cast: Cast, tmp_path: Path):
        rows = ods_row(HEADER) + ods_row(map(str, TABLE[1]))
        data = write_ods(tmp_path / "m", {"S": rows}).read_bytes()
        with zipfile.ZipFile(file := io.BytesIO(data), "a") as archive:
            archive.writestr("Basic/Standard/Module1.xml", "<module/>")
        job = handed_in("booths.ods", file.getvalue())
        assert (job.new, job.notes["macros"]) == (1, True)

    def test_other_sheets_have_none(self, cast: Cast):
        assert handed_in("booths.xlsx", workbook()).notes["macros"] is False
        assert handed_in("booths.csv", CSV.encode()).notes["macros"] is False

    def test_the_page_says_so(self, cast: Cast, client_of, tmp_path: Path):
        book = write_zip(tmp_path / "m", {**parts_of(workbook()), "xl/vbaProject.bin": b"x"})
        page = client_of(cast.staff).get(f"/imports/{handed_in('booths.xlsm', book.read_bytes()).pk}/").content.decode()
        assert "The file holds macros. They were not run." in page


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
