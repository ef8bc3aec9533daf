"""Refused rows as a person mends them in the browser: the sheet's cells, what is wrong in them, what was mended."""

from imports.mending.columns import GridColumn, grid_columns
from imports.mending.rows import MendCell, MendRow, mend_row

__all__ = ["GridColumn", "MendCell", "MendRow", "grid_columns", "mend_row"]
