"""The process that reads a .xls: `python child.py FILE [SHEET]` prints JSON, one line about the sheet, then one a row.

Run by its path, so that it loads nothing of the project and starts at once.
"""

import datetime
import json
import resource
import sys

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetVisibleEnum

MEMORY = 1 << 30  # bytes; the largest sheet possible, 65,536 rows of 256 cells, takes 400 MB
SECONDS = 120


def choose(book: CalamineWorkbook, wanted: str | None) -> CalamineSheet | None:
    """Return the sheet wanted, or else the first visible one that holds anything; None when there is none."""
    if wanted is not None:
        return book.get_sheet_by_name(wanted) if wanted in book.sheet_names else None
    for about in sorted(book.sheets_metadata, key=lambda about: about.visible != SheetVisibleEnum.Visible):
        sheet = book.get_sheet_by_name(about.name)
        if sheet.start is not None:
            return sheet
    return None


def main(path: str, wanted: str | None = None) -> None:
    """Read the file and print it. What cannot be read ends as {"error": code}."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    try:
        book = CalamineWorkbook.from_path(path)
        sheet = choose(book, wanted)
    except PasswordError:
        return tell({"error": "encrypted"})
    except (CalamineError, OSError, ValueError) as error:
        return tell({"error": "damaged", "detail": str(error)})
    if sheet is None:
        return tell({"error": "empty"} if wanted is None else {"error": "no_such_sheet", "sheets": book.sheet_names})
    first = sheet.start[1] if sheet.start else 0
    merged = sheet.merged_cell_ranges or []
    tell({"sheets": book.sheet_names, "name": sheet.name, "rows": sheet.total_height, "first": first, "merged": merged})
    for row in sheet.iter_rows():
        tell(row)
    return None


def tell(what: object) -> None:
    """Print something as a line of JSON; dates and times as {"kind": ISO text}."""
    sys.stdout.write(json.dumps(what, default=dated) + "\n")


def dated(value: object) -> dict[str, str]:
    """Return a value that JSON does not know."""
    if isinstance(value, datetime.date | datetime.time):
        return {type(value).__name__: value.isoformat()}
    return {"text": str(value)}


if __name__ == "__main__":
    main(*sys.argv[1:])
