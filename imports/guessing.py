"""Telling from its headers what kind of sheet it is."""

from collections.abc import Sequence

from core.sheets import Row, Sheet
from imports.kinds import KINDS
from imports.understanding import understand


def guess_kind(sheet: Sheet, rows: Sequence[Row] = ()) -> str:
    """Return the kind whose required columns are all there and that understands most columns; '' when none is."""
    if sheet.format == "chat":
        return "groups"
    best, best_columns = "", 0
    for name in KINDS:
        understanding = understand(sheet, name, rows=rows)
        columns = sum(column.field is not None for column in understanding.columns)
        if not understanding.missing and columns > best_columns:
            best, best_columns = name, columns
    return best
