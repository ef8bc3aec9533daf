"""Why a file is refused as a whole."""

from typing import Any


class SheetError(Exception):
    """A file that cannot be imported at all.

    code   facts                          meaning
    ----   -----                          -------
    empty  (none)                         no bytes, or no cell with anything in it
    encrypted                             protected by a password
    damaged  detail                       begins like a sheet but cannot be read to its end
    html_as_xls                           a web page saved with the ending .xls: open it in Excel, save as .xlsx
    unknown_format  found                 not a sheet; `found` is what it seems to be: pdf, word, image, zip, xlsb, xml, binary …
    too_large  limit, maximum[, row]      limit is bytes, rows, columns, characters or cells; row where it was passed
    zip_bomb  inflated                    would inflate to `inflated` bytes
    no_such_sheet  sheet, sheets          the workbook has no sheet of this name; `sheets` are those it has
    """

    def __init__(self, code: str, **facts: Any) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts

    def __str__(self) -> str:
        return f"{self.code} {self.facts}" if self.facts else self.code
