"""What a file is, told by its first bytes and its insides, never by the ending of its name."""

import mmap
import re
from pathlib import Path

from core.sheets.archive import Archive
from core.sheets.errors import SheetError

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
FOREIGN = {b"%PDF": "pdf", b"\x89PNG": "image", b"\xff\xd8\xff": "image", b"GIF8": "image", b"Rar!": "rar",
           b"7z\xbc\xaf": "7z", b"\x1f\x8b": "gzip", b"{\\rtf": "word"}  # fmt: skip
HTML = re.compile(rb"<(?:!doctype\s+html|html|head|meta|style|table|body|div)[\s>]|^MIME-Version:", re.IGNORECASE)
FILEPASS = re.compile(rb"\x09\x08[\x08\x10]\0\0[\x05\x06]\x05\0(?:.{4}|.{12})(?:\x86\0\0\0)?\x2f\0", re.DOTALL)
XML_SPREADSHEET = b"urn:schemas-microsoft-com:office:spreadsheet"


def kind_of(path: Path) -> str:
    """Return xlsx, xlsm, xls, ods or text for the file at `path`.

    Raises SheetError: empty, encrypted, damaged, zip_bomb, html_as_xls, unknown_format.
    """
    with path.open("rb") as file:
        head = file.read(4096)
    if not head:
        raise SheetError("empty")
    if head.startswith(ZIP):
        return _kind_of_zip(path)
    if head.startswith(OLE):
        return _kind_of_ole(path)
    for mark, found in FOREIGN.items():
        if head.startswith(mark):
            raise SheetError("unknown_format", found=found)
    _refuse_markup(head)
    return "text"


def _kind_of_zip(path: Path) -> str:
    """Tell the zipped formats apart by the parts that they hold."""
    archive = Archive(path)
    try:
        mimetype = b"".join(archive.chunks("mimetype")) if archive.has("mimetype") else b""
        if mimetype.startswith(b"application/vnd.oasis.opendocument.spreadsheet"):
            return "ods"
        if archive.has("xl/workbook.bin"):
            raise SheetError("unknown_format", found="xlsb")
        if archive.has_folder("xl"):
            return "xlsm" if archive.has("xl/vbaProject.bin") else "xlsx"
        word = archive.has_folder("word") or b"opendocument.text" in mimetype
        raise SheetError("unknown_format", found="word" if word else "zip")
    finally:
        archive.close()


def _kind_of_ole(path: Path) -> str:
    """Tell a .xls from an encrypted .xlsx and from a .doc by the names of the streams inside."""

    if has_stream(path, "EncryptedPackage"):
        raise SheetError("encrypted")
    if has_stream(path, "Workbook") or has_stream(path, "Book"):
        if _has_filepass(path):
            raise SheetError("encrypted")
        return "xls"
    raise SheetError("unknown_format", found="word" if has_stream(path, "WordDocument") else "binary")


def _has_filepass(path: Path) -> bool:
    """Tell whether a .xls has a password: a FILEPASS record behind the first of the workbook ([MS-XLS] 2.1.7.20.2)."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        return FILEPASS.search(data) is not None


def has_stream(path: Path, name: str) -> bool:
    """Tell whether an OLE file (MS-CFB) has a stream of this name, as its directory writes it."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        return data.find(name.encode("utf-16-le") + b"\0\0") >= 0


def _refuse_markup(head: bytes) -> None:
    """Many portals hand out an HTML table under the name .xls; calamine cannot read it, Excel can."""
    start = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if HTML.match(start) or (start.startswith(b"<") and HTML.search(start)):
        raise SheetError("html_as_xls")
    if start.startswith(b"<?xml"):
        if XML_SPREADSHEET in start:
            raise SheetError("html_as_xls")
        raise SheetError("unknown_format", found="xml")
