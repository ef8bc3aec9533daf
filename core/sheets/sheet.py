"""A sheet as rows of text, whatever the format of the file."""

from collections.abc import Iterator
from typing import NamedTuple, Protocol


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
    """Some rows or columns are hidden (they are read like any other); known for .xlsx and .ods."""
    has_macros: bool
    """The file holds programs; they are neither run nor looked at."""
    merged_across: dict[int, list[tuple[int, int]]]
    """Row number → (first, last) column index of merged regions of several columns that begin in that row; known once
    the row has been read."""

    def rows(self) -> Iterator[Row]:
        """Yield the rows that hold anything; numbers skip blank ones."""

    def link(self, number: int, column: int) -> str:
        """Return the address behind the text of a cell (row number, column index), or ''."""

    @property
    def progress(self) -> float:
        """How much of the file the current `rows()` has read, 0 to 1."""

    def close(self) -> None:
        """Close the file."""
