"""Files that are refused as a whole, each with its reason."""

from pathlib import Path

from core.sheets import limits
from core.tests.sheet_files import MAIN, ods_row, write_ods, write_raw_xlsx, write_zip
from imports.tests.ugly.case import Refusal, Ugly
from imports.tests.ugly.files import File, csv_file, raw, text, xls, xlsx

HEADER = ("AC No", "Booth No", "Booth Name")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
PAGE = "<html><head><meta charset=utf-8></head><body><table border=1><tr><td>AC No</td></tr></table></body></html>"
MANY = [(171, number, f"School {number}") for number in range(1, 2000)]


def _half(file: File) -> File:
    """The first half of a file, as a broken download leaves it."""

    def write(path: Path) -> None:
        file.write(path)
        data = path.read_bytes()
        path.write_bytes(data[: len(data) // 2])

    return File(file.ending, write)


def _one_byte_changed(path: Path) -> None:
    xlsx(HEADER, *MANY).write(path)
    data = bytearray(path.read_bytes())
    data[data.find(b"xl/worksheets/sheet1.xml") + 400] ^= 0xFF
    path.write_bytes(data)


def _sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(limits.BYTES + 1)


def _sheet(xml: str, blanks: int = 0) -> File:
    return File(
        ".xlsx", lambda path: write_raw_xlsx(path, f'<worksheet xmlns="{MAIN}">{xml}{" " * blanks}</worksheet>')
    )


CASES = (
    Ugly("empty-file", "booths", "A file of no bytes at all.", raw(b"", ".csv"), Refusal("empty", "The file is empty")),
    Ugly("nothing-but-delimiters", "booths", "Commas and line ends, no text.", text(",,\r\n,,\r\n"), Refusal("empty")),
    Ugly("empty-workbook", "booths", "A new workbook that nobody typed into.", xlsx(), Refusal("empty")),
    Ugly(
        "web-page-called-xls",
        "booths",
        "A portal's “Excel” download is a web page with a table.",
        text(PAGE, ".xls"),
        Refusal("html_as_xls", "save it as .xlsx"),
    ),
    Ugly(
        "xml-spreadsheet-2003",
        "booths",
        "“XML Spreadsheet 2003”, which only Excel opens.",
        text('<?xml version="1.0"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', ".xls"),
        Refusal("html_as_xls"),
    ),
    Ugly(
        "password",
        "booths",
        "The workbook is protected by a password.",
        raw(OLE + "EncryptedPackage".encode("utf-16-le") + bytes(600), ".xlsx"),
        Refusal("encrypted", "remove the password"),
    ),
    Ugly(
        "password-libreoffice",
        "booths",
        "An .ods protected by a password.",
        File(
            ".ods",
            lambda path: write_ods(
                path, {"S": ods_row(["a"])}, "<manifest:manifest><manifest:encryption-data/></manifest:manifest>"
            ),
        ),
        Refusal("encrypted"),
    ),
    Ugly("cut-off", "booths", "The download broke off halfway.", _half(xlsx(HEADER, *MANY)), Refusal("damaged")),
    Ugly(
        "cut-off-excel-97",
        "booths",
        "The download of an .xls broke off halfway.",
        _half(xls(HEADER, *[(171.0, float(number), f"School {number}") for number in range(1, 2000)])),
        Refusal("damaged", "save it anew"),
    ),
    Ugly(
        "one-byte-rotten",
        "booths",
        "A memory stick changed one byte.",
        File(".xlsx", _one_byte_changed),
        Refusal("damaged"),
    ),
    Ugly(
        "pdf",
        "booths",
        "A PDF with another ending.",
        raw(b"%PDF-1.7\n%abc\n", ".xlsx"),
        Refusal("unknown_format", "a PDF"),
    ),
    Ugly(
        "photo",
        "booths",
        "A photo of the list.",
        raw(b"\xff\xd8\xff\xe0" + bytes(99), ".jpg"),
        Refusal("unknown_format", "a picture"),
    ),
    Ugly(
        "word-document",
        "booths",
        "The list stands in a Word document.",
        File(".docx", lambda path: write_zip(path, {"word/document.xml": "<w:document/>"})),
        Refusal("unknown_format", "a Word document"),
    ),
    Ugly(
        "binary-workbook",
        "booths",
        "An Excel binary workbook (.xlsb).",
        File(".xlsb", lambda path: write_zip(path, {"xl/workbook.bin": b"\0"})),
        Refusal("unknown_format", "xlsb"),
    ),
    Ugly(
        "zip-bomb",
        "booths",
        "A small file that would unpack to an enormous one.",
        _sheet("<sheetData/>", blanks=120_000_000),
        Refusal("zip_bomb", "enormous"),
    ),
    Ugly("too-many-bytes", "booths", "More than 200 MB.", File(".csv", _sparse), Refusal("too_large", "200 MB")),
    Ugly(
        "too-many-rows",
        "booths",
        "A row beyond the 25 lakh that a sheet may have.",
        _sheet(
            '<sheetData><row r="1"><c r="A1" t="str"><v>AC No</v></c><c r="B1" t="str"><v>Booth No</v></c></row>'
            '<row r="2500001"><c r="A2500001"><v>171</v></c></row></sheetData>'
        ),
        Refusal("too_large", "25,00,000 rows"),
    ),
    Ugly(
        "too-many-columns",
        "booths",
        "More than 200 columns.",
        csv_file(HEADER, (171, 60, "A", *["x"] * 200)),
        Refusal("too_large", "more than 200 columns"),
    ),
    Ugly(
        "too-long-cell",
        "booths",
        "A whole letter pasted into one cell.",
        csv_file(HEADER, (171, 60, "A" * 10_001)),
        Refusal("too_large", "row 2"),
    ),
    Ugly(
        "booth-column-missing",
        "booths",
        "The column that says which booth is missing; another header is like it.",
        csv_file(("AC No", "Booth Nos List", "Booth Name"), (171, "", "School")),
        Refusal("missing_column", "Booth Nos List"),
    ),
    Ugly(
        "no-header",
        "booths",
        "The rows begin at once, without a header.",
        csv_file((171, 60, "A School", 900), (171, 61, "B School", 950)),
        Refusal("missing_column", "Assembly"),
    ),
    Ugly(
        "groups-without-link-or-admin",
        "groups",
        "A list of groups with neither links nor admins.",
        csv_file(("AC No", "Booth No", "Group Name"), (171, 1, "Booth 1 A")),
        Refusal("missing_column", "Invite link"),
    ),
    Ugly(
        "units-without-parent",
        "units",
        "A list of mandals that does not say of which assembly.",
        csv_file(("Level", "Code", "Name"), ("Mandal", "UP-172-01", "Aliganj")),
        Refusal("missing_column", "Belongs to"),
    ),
)
