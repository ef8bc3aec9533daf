"""What a sheet means before any row is checked: which row is the header, which column holds which field, which rows are noise.

    with open_sheet(path, filename=name) as sheet:
        understanding = understand(sheet, "booths")
        understanding.require()                 # SheetError("missing_column", …) when it cannot be imported
        for row in understanding.data_rows():   # DataRow(number, values, problem, cleaned)
            ...
        understanding.left_out.counts           # {"total": 3, "header": 2, …}, complete once the rows are read

Codes (beside those of core.sheets.errors.SheetError, which data_rows() may raise too):

missing_column   field, any_of, nearest, headers   file refused: no column for a required field (any_of: one of these would
                                                   do); `nearest` is the header most like it, or ''; `headers` are all found
two_columns      field, columns                    question: several columns claim a field; the first is taken
which_field      column, fields                    question: the header fits several fields; the first is taken
unlikely         column, field                     question: what stands in the column does not look like its field
shifted          (DataRow.problem)                 row of a CSV with more cells than the header
kinds of rows left out: blank, title, header, column_numbers, total, note, page, signature
"""

from imports.understanding.columns import Column, Question
from imports.understanding.fields import KINDS, Kind
from imports.understanding.rows import DataRow, LeftOut
from imports.understanding.understanding import Understanding, understand

__all__ = ["KINDS", "Column", "DataRow", "Kind", "LeftOut", "Question", "Understanding", "understand"]
