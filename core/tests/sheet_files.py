"""Sheet files that tests make for themselves: whole ones, and ones as strange as other programs write them."""

import datetime
import struct
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from core.sheets import Row, open_sheet

CONTENT_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def read(path: Path, sheet: str | None = None) -> list[Row]:
    """Return all rows of a file."""
    with open_sheet(path, filename=path.name, sheet=sheet) as opened:
        return list(opened.rows())


def cells_of(path: Path, sheet: str | None = None) -> list[list[str]]:
    """Return the cells of all rows of a file."""
    return [row.cells for row in read(path, sheet)]


def write_bytes(folder: Path, name: str, data: bytes | str) -> Path:
    """Write a file and return its path."""
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def write_zip(path: Path, parts: Mapping[str, str | bytes]) -> Path:
    """Write a zip of parts."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


def write_raw_xlsx(path: Path, sheet_xml: str, *, strings: str = "", parts: Mapping[str, str] | None = None) -> Path:
    """Write a .xlsx whose only worksheet is the XML given, to be read just as it stands."""

    def relation(number: int, kind: str, target: str) -> str:
        return f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'

    relations = relation(1, "worksheet", "worksheets/sheet1.xml") + relation(2, "sharedStrings", "sharedStrings.xml")
    return write_zip(
        path,
        {
            "[Content_Types].xml": CONTENT_TYPES,
            "_rels/.rels": f"<Relationships>{relation(1, 'officeDocument', 'xl/workbook.xml')}</Relationships>",
            "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
            '<sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f"<Relationships>{relations}</Relationships>",
            "xl/worksheets/sheet1.xml": sheet_xml,
            **({"xl/sharedStrings.xml": strings} if strings else {}),
            **(parts or {}),
        },
    )


def write_ods(path: Path, tables: Mapping[str, str], manifest: str = "<manifest/>") -> Path:
    """Write an .ods of tables, each the XML of its rows."""
    body = "".join(f"<table:table table:name={quoteattr(name)}>{rows}</table:table>" for name, rows in tables.items())
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {names} '
        'xmlns:xlink="http://www.w3.org/1999/xlink"><office:body><office:spreadsheet>'
        f"{body}</office:spreadsheet></office:body></office:document-content>"
    )
    mimetype = "application/vnd.oasis.opendocument.spreadsheet"
    return write_zip(path, {"mimetype": mimetype, "content.xml": content, "META-INF/manifest.xml": manifest})


def ods_row(cells: Iterable[str], attributes: str = "") -> str:
    """Return the XML of a row of text cells."""
    inside = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{escape(cell)}</text:p></table:table-cell>'
        if cell
        else "<table:table-cell/>"
        for cell in cells
    )
    return f"<table:table-row {attributes}>{inside}</table:table-row>"


def write_xls(
    path: Path, rows: Sequence[Sequence[str | float | datetime.date]], merged: Sequence[tuple[int, int, int, int]] = ()
) -> Path:
    """Write a .xls (BIFF8 in an OLE file) of texts, numbers and days.

    merged: first and last row, first and last column.
    """

    def record(kind: int, data: bytes) -> bytes:
        return struct.pack("<HH", kind, len(data)) + data

    page = bytearray()
    page += record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0))
    for number, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            place = struct.pack("<HHH", number, column, 0)
            if isinstance(cell, str) and cell:
                text = cell.encode("utf-16-le")
                page += record(0x0204, place + struct.pack("<HB", len(text) // 2, 1) + text)
            elif isinstance(cell, datetime.date):
                shown_as_day = struct.pack("<HHHd", number, column, 1, (cell - datetime.date(1899, 12, 30)).days)
                page += record(0x0203, shown_as_day)
            elif not isinstance(cell, str):
                page += record(0x0203, place + struct.pack("<d", cell))
    if merged:
        page += record(
            0x00E5, struct.pack("<H", len(merged)) + b"".join(struct.pack("<HHHH", *area) for area in merged)
        )
    page += record(0x000A, b"")
    start = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0))
    start += b"".join(record(0x00E0, struct.pack("<HH", 0, shown) + bytes(16)) for shown in (0, 14))
    sheet = struct.pack("<IHBB", len(start) + 4 + 9 + 4, 0, 1, 0) + b"S"
    path.write_bytes(ole_file("Workbook", start + record(0x0085, sheet) + record(0x000A, b"") + bytes(page)))
    return path


def ole_file(stream: str, data: bytes) -> bytes:
    """Return an OLE file (MS-CFB) that holds one stream, padded beyond the size at which streams become small ones."""
    sector, end, free, table = 512, 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
    data = data.ljust(4096, b"\0") + b"\0" * (-max(len(data), 4096) % sector)
    sectors = len(data) // sector
    tables = (sectors + 2 + 126) // 127
    chain = [table] * tables + [end] + [tables + 2 + i for i in range(sectors - 1)] + [end]
    chain += [free] * (tables * 128 - len(chain))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, tables, tables, 0, 4096, end, 0, end, 0)
    header += struct.pack("<109I", *range(tables), *[free] * (109 - tables))

    def entry(name: str, kind: int, child: int, first: int, size: int) -> bytes:
        encoded = name.encode("utf-16-le") + b"\0\0"
        start = encoded.ljust(64, b"\0") + struct.pack("<HBBIII", len(encoded), kind, 1, free, free, child)
        return start + bytes(36) + struct.pack("<IQ", first, size)

    directory = entry("Root Entry", 5, 1, end, 0) + entry(stream, 2, free, tables + 1, len(data))
    directory += (bytes(68) + struct.pack("<III", free, free, free) + bytes(48)) * 2
    return header + struct.pack(f"<{len(chain)}I", *chain) + directory + data
