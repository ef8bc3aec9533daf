"""The report of an import, as commands and the API give it (design: sheets.md, "JSON report")."""

from collections.abc import Iterator
from typing import Any

from imports.messages import about_file, about_row
from imports.models import ImportJob, ImportProblem, Severity, State

LISTS = {"repairs": Severity.REPAIR, "warnings": Severity.WARNING, "errors": Severity.ERROR}
TOGETHER = {  # fields that one column may hold: a number and a name, a name in either script
    "assembly_no": ("assembly_name",),
    "assembly_name": ("assembly_no",),
    "booth_no": ("name", "name_hi", "name_en"),
    "name_hi": ("name",),
    "name_en": ("name",),
}


def report(job: ImportJob) -> dict[str, Any]:
    """Return id, kind, rows, new, changed, unchanged, refused, and the lists repairs, warnings and errors.

    A file refused as a whole gives ``{"file_error": {code, message}}`` instead.
    """
    if job.state == State.FAILED:
        return {"file_error": file_error(job)}
    figures = {name: getattr(job, name) for name in ("kind", "rows", "new", "changed", "unchanged", "refused")}
    return {"id": job.pk, **figures, **{name: list(findings(job, severity)) for name, severity in LISTS.items()}}


def file_error(job: ImportJob) -> dict[str, str]:
    """Return the code and the sentence of why the job's file was refused."""
    error = dict(job.error or {})
    code = error.pop("code", "")
    return {"code": code, "message": about_file(code, error)}


def findings(job: ImportJob, severity: Severity) -> Iterator[dict[str, Any]]:
    """Yield the findings of a severity as {row, column, value, code, message}, by row."""
    headers = job.headers
    for problem in job.problems.filter(severity=severity).order_by("row", "pk").iterator(chunk_size=5000):
        yield as_line(problem, headers)


def as_line(problem: ImportProblem, headers: dict[str, str]) -> dict[str, Any]:
    """Return a finding for a report; ``column`` is the header that the sheet has for the field."""
    return {
        "row": problem.row,
        "column": column_of(problem.field, headers),
        "value": problem.value,
        "code": problem.code,
        "message": about_row(problem.code, problem.facts),
    }


def column_of(field: str, headers: dict[str, str]) -> str:
    """Return the header of the column that holds a field, also where a column holds two; else the field itself."""
    return next((headers[name] for name in (field, *TOGETHER.get(field, ())) if headers.get(name)), field)
