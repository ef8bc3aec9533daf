"""Why a file is refused as a whole."""

from typing import Any


class SheetError(Exception):
    """A file that cannot be imported at all.

    code            facts                  meaning
    empty                                  no bytes, or no cell with anything in it
    encrypted                              protected by a password
    damaged         detail                 begins like a sheet but cannot be read to its end
    html_as_xls                            a web page (or XML) saved as .xls: to be opened in Excel and saved as .xlsx
    unknown_format  found                  no sheet; found: pdf, word, image, zip, rar, 7z, gzip, xlsb, xml or binary
    too_large       limit, maximum[, row]  limit: bytes, rows, columns, characters (of a cell); row: where it passed
    zip_bomb        inflated               would inflate to so many bytes
    no_such_sheet   sheet, sheets          the file has no sheet of this name; sheets: those it has
    """

    def __init__(self, code: str, **facts: Any) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts

    def __str__(self) -> str:
        return f"{self.code} {self.facts}" if self.facts else self.code
