"""A district's booth sheet as an office sends it: Hindi headers, a title, a total, and three rows in a hundred bad."""

from pathlib import Path

from openpyxl import Workbook, load_workbook

HEADER = ["क्र.सं.", "विधानसभा संख्या", "विधानसभा का नाम", "मंडल", "बूथ संख्या", "बूथ का नाम", "मतदाता"]
ASSEMBLIES = {171: ("लखनऊ पश्चिम", 120), 172: ("लखनऊ उत्तर", 80)}
ROWS = sum(booths for _name, booths in ASSEMBLIES.values())
SPOILT = {
    # By place among the rows: the column, what stands there, and what should.
    20: ("बूथ संख्या", "20-22", 20),
    50: ("विधानसभा संख्या", 999, 171),
    80: ("विधानसभा का नाम", "लखनऊ उत्तर", "लखनऊ पश्चिम"),
    111: ("मंडल", "कहीं और", "अमीनाबाद"),
    150: ("बूथ संख्या", 0, 30),
    199: ("बूथ संख्या", "", 79),
}
"""Six rows of two hundred."""


def rows() -> list[list[object]]:
    """Return the rows as they should be. Booth 1 of each assembly is the cast's own, booth 2 and 10 have new names."""
    found: list[list[object]] = []
    for assembly, (name, booths) in ASSEMBLIES.items():
        for number in range(1, booths + 1):
            mandal = "" if assembly == 172 else "चौक" if number <= 5 else "अमीनाबाद"
            school = f"प्राथमिक विद्यालय {number}" if number == 1 else f"कन्या पाठशाला {assembly} {number}"
            found.append([len(found) + 1, assembly, name, mandal, number, school, 900])
    return found


def write_sheet(path: Path) -> Path:
    """Write the sheet with its spoilt rows."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["जिला लखनऊ महानगर: बूथ सूची"])
    sheet.append(HEADER)
    for place, row in enumerate(rows(), 1):
        if place in SPOILT:
            column, wrong, _right = SPOILT[place]
            row[HEADER.index(column)] = wrong
        sheet.append(row)
    sheet.append(["कुल", "", "", "", "", "", 900 * ROWS])
    book.save(path)
    return path


def mend(path: Path, mended: Path) -> list[str]:
    """Put right what is wrong in a sheet of refused rows, leave the column of errors there; return the errors."""
    book = load_workbook(path)
    sheet = book.active
    assert sheet is not None
    header = [cell.value for cell in sheet[1]]
    errors = []
    for row in sheet.iter_rows(min_row=2):
        column, _wrong, right = SPOILT[int(str(row[header.index("क्र.सं.")].value))]
        row[header.index(column)].value = right
        errors.append(str(row[len(header) - 1].value))
    book.save(mended)
    return errors
