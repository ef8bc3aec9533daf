"""One sheet of a file as rows of text, whatever the format."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple, Protocol

from core.sheets import limits
from core.sheets.errors import SheetError
from core.sheets.kinds import kind_of


class Row(NamedTuple):
    """A row: the number that Excel shows (in CSV one record is one row) and its cells as text, '' when empty.

    Rows differ in length: a short one lacks cells at its end.
    """

    number: int
    cells: list[str]


class Sheet(Protocol):
    """What every reader gives. `rows()` begins anew at each call and may raise SheetError at any row."""

    name: str
    """Name of the sheet read; '' where the format has no sheets."""
    format: str
    """xlsx, xlsm, xls, ods, csv or tsv."""
    sheet_names: list[str]
    """All sheets of the file; empty where the format has none."""
    hidden_rows_or_columns: bool
    """Some rows or columns are hidden (they are read like any other); known for .xlsx only."""
    merged_across: dict[int, list[tuple[int, int]]]
    """Row number → merged regions of that row that cover several columns, as (first, last) column index."""

    def rows(self) -> Iterator[Row]:
        """Yield every row with its number, blank ones too."""

    def link(self, number: int, column: int) -> str:
        """Return the address behind the text of a cell (row number, column index), or ''."""

    @property
    def progress(self) -> float:
        """How much of the file the current `rows()` has read, 0 to 1."""


@contextmanager
def open_sheet(path: Path, *, filename: str, sheet: str | None = None) -> Iterator[Sheet]:
    """Open a sheet file and close it afterwards.

    path: the file on disk. filename: the name that the person gave it (only its ending is used, as a hint for text).
    sheet: name of the sheet wanted; without it the first visible one that holds anything.
    Raises SheetError, here or while rows are read; its docstring lists the codes.
    """
    from core.sheets.delimited import DelimitedSheet
    from core.sheets.workbook import WorkbookSheet

    if path.stat().st_size > limits.BYTES:
        raise SheetError("too_large", limit="bytes", maximum=limits.BYTES)
    kind = kind_of(path)
    opened: DelimitedSheet | WorkbookSheet
    if kind == "text":
        if sheet:
            raise SheetError("no_such_sheet", sheet=sheet, sheets=[])
        opened = DelimitedSheet(path, filename=filename)
    else:
        opened = WorkbookSheet(path, kind=kind, sheet=sheet)
    try:
        yield opened
    finally:
        opened.close()
