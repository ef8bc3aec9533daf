"""Mending refused rows in the browser."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import Any, NamedTuple

from django.core.exceptions import BadRequest
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from booths.access import right
from booths.scope import Right
from core.sheets import SheetError
from imports.access import own_job_fetch
from imports.errors import WrongState
from imports.kinds.making import kind_for
from imports.mending import MendRow, grid_columns, mend_row
from imports.messages import title_of
from imports.models import ImportJob, ImportMend, ImportProblem, Severity, State
from imports.naming import names_to_settle
from imports.places import Area
from imports.services import job_recheck, row_mend, rows_alike, rows_kept, rows_mend_alike
from imports.tasks import wake
from imports.understanding import DataRow
from imports.views.pages import whole
from imports.views.words import trail

PAGE = 25
CELL = "cell-"


class Alike(NamedTuple):
    """Other rows that were refused for the same value, which may be mended as this one was."""

    field: str
    code: str
    before: str
    mended: str
    others: int


@dataclass(slots=True)
class Grid:
    """Refused rows under the headers of their columns."""

    rows: list[MendRow]
    headers: list[str]


View = Callable[..., HttpResponse]


def own_ready_job(view: View) -> View:
    """Give a view the visitor's own job while it is ready; else its page shows what has become of it."""

    @wraps(view)
    def guarded(request: HttpRequest, pk: int, **kwargs: Any) -> HttpResponse:
        job = own_job_fetch(request, pk)
        try:
            if job.state == State.READY:
                return view(request, job, **kwargs)
        except (WrongState, SheetError):
            pass
        if request.htmx:  # type: ignore[attr-defined]
            return HttpResponse(status=204, headers={"HX-Redirect": reverse("imports:job", args=[pk])})
        return redirect("imports:job", pk)

    return guarded


@right(Right.IMPORT)
@require_safe
@own_ready_job
def mend(request: HttpRequest, job: ImportJob) -> HttpResponse:
    """Show refused rows with their cells, a page at a time."""
    code, after = request.GET.get("code", ""), whole(request.GET.get("after", ""))
    errors = job.problems.filter(severity=Severity.ERROR, row__gt=after)
    errors = errors.filter(code=code) if code else errors
    numbers = list(errors.order_by("row").values_list("row", flat=True).distinct()[: PAGE + 1])
    grid = _grid(request, job, numbers[:PAGE])
    query = f"code={code}&" if code else ""
    counts = job.notes.get("codes", {}).get(str(int(Severity.ERROR)), {})
    context = {
        "job": job,
        "grid": grid,
        "code": code,
        "codes": [(code, title_of(code), n) for code, n in sorted(counts.items(), key=lambda item: -item[1])],
        "first": f"?{query}".rstrip("&") if after else "",
        "next": f"?{query}after={numbers[PAGE - 1]}" if len(numbers) > PAGE else "",
        "beyond": bool(numbers) and not grid.rows,
        "unchecked": _unchecked(job),
        "names": names_to_settle(job),
        "trail": trail(job),
    }
    return render(request, "imports/mend.html", context)


@right(Right.IMPORT)
@require_POST
@own_ready_job
def mend_save(request: HttpRequest, job: ImportJob, row: int) -> HttpResponse:
    """Keep what was typed in a row, and answer with the row as its cells now read."""
    values: dict[str, str | None] = {
        name.removeprefix(CELL): text for name, text in request.POST.items() if name.startswith(CELL)
    }
    if undone := request.POST.get("undo"):
        values[undone] = None
    before = dict(job.mends.filter(row=row).values_list("field", "value"))
    try:
        data = row_mend(job=job, row=row, values=values)
    except ValueError as error:
        raise BadRequest from error
    if not request.htmx:  # type: ignore[attr-defined]
        return redirect(f"{reverse('imports:mend', args=[job.pk])}?after={row - 1}")
    shown = _grid(request, job, [row]).rows[0]
    context = {"job": job, "row": shown, "alike": _alike(job, data, shown, before), "unchecked": _unchecked(job)}
    return render(request, "imports/mend_saved.html", context)


@right(Right.IMPORT)
@require_POST
@own_ready_job
def mend_alike(request: HttpRequest, job: ImportJob, row: int) -> HttpResponse:
    """Mend all rows that were refused for the same value alike, and show them."""
    field, code, before, mended = (request.POST.get(name, "") for name in ("field", "code", "before", "mended"))
    try:
        rows_mend_alike(job=job, field=field, code=code, value=before, mended=mended)
    except ValueError as error:
        raise BadRequest from error
    return redirect(f"{reverse('imports:mend', args=[job.pk])}?after={row - 1}")


@right(Right.IMPORT)
@require_POST
@own_ready_job
def mend_check(request: HttpRequest, job: ImportJob) -> HttpResponse:
    """Have all rows checked again, with what was mended."""
    with transaction.atomic():
        job_recheck(job=job)
        wake(job.pk, State.CHECKING)
    return redirect("imports:job", job.pk)


def _grid(request: HttpRequest, job: ImportJob, numbers: Sequence[int]) -> Grid:
    kept = rows_kept(job=job, rows=numbers)
    problems: dict[int, list[ImportProblem]] = defaultdict(list)
    for problem in job.problems.filter(severity=Severity.ERROR, row__in=numbers).order_by("pk"):
        problems[problem.row].append(problem)
    mends: dict[int, dict[str, str]] = defaultdict(dict)
    unchecked: dict[int, set[str]] = defaultdict(set)
    for mend in job.mends.filter(row__in=numbers):
        mends[mend.row][mend.field] = mend.value
        if mend.saved_at > job.moved_at:
            unchecked[mend.row].add(mend.field)
    columns = grid_columns(job, (problem.field for found in problems.values() for problem in found))
    kind = kind_for(job, Area(request.scope))  # type: ignore[attr-defined]
    rows = [
        mend_row(kind, kept[number], columns, problems[number], mends[number], unchecked[number])
        for number in numbers
        if number in kept
    ]
    return Grid(rows, [column.header for column in columns])


def _alike(job: ImportJob, data: DataRow, row: MendRow, before: dict[str, str]) -> list[Alike]:
    """Return what may be mended in other rows as it was in this one just now: cells that are in order now."""
    offers = []
    for cell in row.cells:
        if cell.errors or not cell.is_mended or before.get(cell.field) == cell.value:
            continue
        errors = job.problems.filter(severity=Severity.ERROR, row=data.number, field=cell.field)
        for problem in errors.filter(value__gt=""):
            mended = set(job.mends.filter(field=cell.field).values_list("row", flat=True))
            others = len(set(rows_alike(job, cell.field, problem.code, problem.value)) - mended)
            if others:
                offers.append(Alike(cell.field, problem.code, problem.value, cell.value, others))
    return offers


def _unchecked(job: ImportJob) -> int:
    """Return how many rows were mended since the last check."""
    fresh = ImportMend.objects.filter(job=job, saved_at__gt=job.moved_at)
    return fresh.values("row").distinct().count()
