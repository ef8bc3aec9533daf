"""The refused rows of an import, as they stand in the sheet, each with what is wrong with it."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from django.utils.translation import gettext as _

from core.phones import mask_phone, read_phone
from core.sheets import ErrorMark, Sheet
from imports.messages import about_row
from imports.models import ImportJob, Severity
from imports.report import column_of


def refused_columns(job: ImportJob) -> list[str]:
    """Return the header of the sheet, and over the last column that of the errors."""
    return [*job.understanding["header"]["texts"], _("What is wrong")]


def refused_rows(job: ImportJob, sheet: Sheet, *, masked: bool = False) -> Iterator[Sequence[str | ErrorMark]]:
    """Yield the cells of each refused row, and what is wrong with it; file and findings are read side by side.

    masked: hide the phone numbers, wherever in a row they stand.
    """
    phones = {column["index"] for column in job.understanding["columns"] if "phone" in (column["field"] or "")}
    width, headers = len(job.understanding["header"]["texts"]), job.headers
    errors = job.problems.filter(severity=Severity.ERROR).order_by("row", "pk").iterator(chunk_size=5000)
    rows = iter(sheet.rows())
    for number, found in groupby(errors, key=attrgetter("row")):
        cells = next((row.cells for row in rows if row.number == number), [])
        said = [f"{column_of(error.field, headers)}: {about_row(error.code, error.facts)}".removeprefix(": ")
                for error in found]  # fmt: skip
        if masked:
            cells = [_masked(cell, is_phone=index in phones) for index, cell in enumerate(cells)]
        yield [*cells[:width], *[""] * (width - len(cells)), ErrorMark(" ".join(said))]


def _masked(cell: str, *, is_phone: bool) -> str:
    number = read_phone(cell).number
    return mask_phone(number or cell) if number or is_phone else cell
