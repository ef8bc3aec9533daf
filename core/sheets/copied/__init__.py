"""Rows as PostgreSQL's COPY sends them, one call of ``write`` a row, turned into CSV or .xlsx while they stream.

Both writers are the file that ``cursor.copy_expert`` asks for. Nothing of a row is kept, and an ordinary row costs a
few string operations, whatever the number of its cells (measured in docs/decisions/exports.md).
"""

from core.sheets.copied.column import Cell, Column
from core.sheets.copied.csv_file import CsvFile
from core.sheets.copied.xlsx_file import XlsxFile

__all__ = ["Cell", "Column", "CsvFile", "XlsxFile"]
