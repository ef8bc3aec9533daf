"""The sheet of an import to be taken along: its refused rows or all of it, with what is wrong in a column of errors."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter

from core.phones import mask_phone, read_phone
from core.sheets import ErrorMark, Sheet
from core.sheets.sheet import Row
from imports.cells_taken import CellsTaken
from imports.messages import about_row, field_header
from imports.models import ImportJob, ImportMend, ImportProblem, Severity
from imports.report import column_of
from imports.understanding.error_column import error_header

Line = Sequence[str | ErrorMark]


def sheet_columns(job: ImportJob) -> list[str]:
    """Return the header of the sheet, in one row, and over the last column that of the errors.

    A column without a header gets that of what it holds, so that the sheet is understood when it comes back.
    """
    texts = job.understanding["header"]["texts"]
    columns = job.understanding["columns"]
    named = [column["header"] or (field_header(column["field"]) if column["field"] else "") for column in columns]
    return [*named, *texts[len(named) :], error_header()]


def refused_rows(job: ImportJob, sheet: Sheet, *, masked: bool = False) -> Iterator[Line]:
    """Yield the cells of each refused row, mended ones as mended, and what is wrong with it.

    masked: hide the phone numbers, wherever in a row they stand.
    """
    writer = _Writer(job, sheet, masked=masked)
    rows = iter(sheet.rows())
    for number, errors in writer.errors():
        if row := next((row for row in rows if row.number == number), None):
            yield writer.line(row, errors)


def all_rows(job: ImportJob, sheet: Sheet, *, masked: bool = False) -> Iterator[tuple[int, Line]]:
    """Yield every row of the sheet with its number: titles, header, data, totals; then what is wrong with it."""
    writer = _Writer(job, sheet, masked=masked)
    first, last = job.understanding["header"]["first"], job.understanding["header"]["last"]
    refused = writer.errors()
    waiting = next(refused, None)
    if not last:
        yield 1, sheet_columns(job)
    for row in sheet.rows():
        number = row.number if last else row.number + 1
        if row.number == last:
            yield number, sheet_columns(job)
        elif row.number < first:
            yield number, writer.bare(row)
        elif row.number > last:
            errors: list[ImportProblem] = []
            if waiting and waiting[0] == row.number:
                errors, waiting = waiting[1], next(refused, None)
            yield number, writer.line(row, errors)


class _Writer:
    def __init__(self, job: ImportJob, sheet: Sheet, *, masked: bool) -> None:
        self._job, self._masked = job, masked
        self._width = len(sheet_columns(job)) - 1
        self._taken = CellsTaken(job.understanding["columns"], sheet)
        self._phones = {
            column["index"] for column in job.understanding["columns"] if "phone" in (column["field"] or "")
        }
        self._mends: dict[int, dict[str, str]] = {}
        for row, field, value in ImportMend.objects.filter(job=job).values_list("row", "field", "value"):
            self._mends.setdefault(row, {})[field] = value

    def errors(self) -> Iterator[tuple[int, list[ImportProblem]]]:
        """Yield the refused rows with their errors, by number."""
        errors = self._job.problems.filter(severity=Severity.ERROR).order_by("row", "pk").iterator(chunk_size=5000)
        for number, found in groupby(errors, key=attrgetter("row")):
            yield number, list(found)

    def bare(self, row: Row) -> list[str]:
        """Return a row as it is."""
        return self._hidden(row.cells) if self._masked else row.cells

    def line(self, row: Row, errors: Sequence[ImportProblem]) -> Line:
        """Return a row with its mended cells and, where it is refused, what is wrong."""
        mends = self._mends.get(row.number, {})
        cells = self._taken.cells(row, mends)[: self._width]
        said = [self._about(error.field, error.code, error.facts) for error in errors]
        if errors:
            said += [
                self._about(field, "mended", {"was": was}) for field, was in self._taken.before(row, mends).items()
            ]
        if self._masked:
            cells = self._hidden(cells)
        told = ErrorMark(" ".join(said)) if said else ""
        return [*cells, *[""] * (self._width - len(cells)), told]

    def _about(self, field: str, code: str, facts: Mapping[str, object]) -> str:
        if self._masked and "was" in facts:
            facts = {**facts, "was": _masked(str(facts["was"]), is_phone="phone" in field)}
        return f"{column_of(field, self._job.headers)}: {about_row(code, facts)}".removeprefix(": ")

    def _hidden(self, cells: Sequence[str]) -> list[str]:
        return [_masked(cell, is_phone=index in self._phones) for index, cell in enumerate(cells)]


def _masked(cell: str, *, is_phone: bool) -> str:
    number = read_phone(cell).number
    return mask_phone(number or cell) if number or is_phone else cell
