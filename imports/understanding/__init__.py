"""What a sheet means before any row is checked: its header, the fields of its columns, and which rows are no data.

    with open_sheet(path, filename=name) as sheet:
        understanding = understand(sheet, "booths")
        understanding.require()                 # SheetError("missing_column", …) when it cannot be imported
        for row in understanding.data_rows():   # DataRow(number, values, problem, repaired)
            ...
        understanding.left_out.counts           # {"total": 3, "header": 2, …}, complete once the rows are read

File refused (beside the codes of core.sheets.errors.SheetError, which data_rows() may raise too):

missing_column  field, any_of, nearest, headers  no column for a required field (any_of: one of these would do);
                                                 nearest: the header most like it, or ""; headers: all that there are

Questions about columns (Understanding.questions); unanswered, what is named first is taken:

two_columns     field, columns                   several columns claim the field; columns: their headers
which_field     column, fields                   the header can mean several fields
other_kind      kind                             the sheet looks like one of this kind

Problem of a row (DataRow.problem): shifted, a CSV row with more cells than the header.

Rows left out (LeftOut.counts): blank (also: nothing but a serial number), title (also: a heading between the rows),
header (repeated at a page break), column_numbers (1, 2, 3 … under the header), total, page, note, signature, vacant
(about nobody, in a sheet of people).
"""

from imports.understanding.columns import Column, Question
from imports.understanding.fields import KINDS, Kind
from imports.understanding.reading import first_rows, understand
from imports.understanding.rows import DataRow, LeftOut
from imports.understanding.understanding import Understanding

__all__ = ["KINDS", "Column", "DataRow", "Kind", "LeftOut", "Question", "Understanding", "first_rows", "understand"]
