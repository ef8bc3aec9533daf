"""Sheets in and out: CSV, TSV, pasted text, .xlsx, .xls and .ods read alike as rows of text; CSV and .xlsx written.

A leaf: it knows cells, not what they mean (imports.understanding knows that).

    with open_sheet(path, filename="booths.xlsx") as sheet:
        for number, cells in sheet.rows():
            ...
"""

from core.sheets.errors import SheetError
from core.sheets.opening import open_sheet
from core.sheets.sheet import Row, Sheet
from core.sheets.writers import ErrorMark, copy_csv, copy_xlsx, write_csv, write_xlsx

__all__ = [
    "ErrorMark",
    "Row",
    "Sheet",
    "SheetError",
    "copy_csv",
    "copy_xlsx",
    "open_sheet",
    "write_csv",
    "write_xlsx",
]
