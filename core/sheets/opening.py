"""Opening a sheet file of any format."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from core.sheets import limits
from core.sheets.delimited import DelimitedSheet
from core.sheets.errors import SheetError
from core.sheets.kinds import kind_of
from core.sheets.ods import OdsSheet
from core.sheets.sheet import Sheet
from core.sheets.xls import XlsSheet
from core.sheets.xlsx import XlsxSheet


@contextmanager
def open_sheet(path: Path, *, filename: str, sheet: str | None = None) -> Iterator[Sheet]:
    """Open a sheet file, and close it when done.

    path: the file on disk. filename: the name that the person gave it (only its ending is used, as a hint for text).
    sheet: name of the sheet wanted; without it the first visible one that holds anything.
    Raises SheetError, here or while rows are read; its docstring lists the codes.
    """
    opened = _open(path, filename=filename, sheet=sheet)
    try:
        yield opened
    finally:
        opened.close()


def _open(path: Path, *, filename: str, sheet: str | None) -> Sheet:
    if path.stat().st_size > limits.BYTES:
        raise SheetError("too_large", limit="bytes", maximum=limits.BYTES)
    kind = kind_of(path)
    if kind in ("xlsx", "xlsm"):
        return XlsxSheet(path, kind=kind, sheet=sheet)
    if kind == "ods":
        return OdsSheet(path, sheet=sheet)
    if kind == "xls":
        return XlsSheet(path, sheet=sheet)
    if sheet:
        raise SheetError("no_such_sheet", sheet=sheet, sheets=[])
    return DelimitedSheet(path, filename=filename)
