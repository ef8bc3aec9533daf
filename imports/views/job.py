"""The one page of an import, which shows what its state asks for."""

from typing import Any

from django.db import ProgrammingError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from booths.access import right
from booths.scope import Right
from imports.access import job_fetch, sees_sheet_phones
from imports.engine.preview import preview
from imports.errors import WrongState
from imports.forms import ColumnsForm
from imports.kinds import KINDS
from imports.messages import about_file
from imports.models import ImportJob, State
from imports.naming import names_to_settle
from imports.places import Area
from imports.report import file_error
from imports.services import is_undoable, job_recheck
from imports.services.running import scope_of
from imports.tasks import wake
from imports.undoing import may_undo
from imports.views.findings import Findings
from imports.views.undo_words import left_lines, not_undone, undone_lines
from imports.views.waiting import waiting_words
from imports.views.words import agreement, figure_lead, how_far, left_out, missing, trail

STOP_POLLING = 286


@right(Right.IMPORT)
@require_safe
def job(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the import. To htmx: the progress anew, the whole body once the state has changed, or the findings alone."""
    try:
        return _answer(request, job_fetch(request, pk))
    except (WrongState, ProgrammingError):  # a worker moved the job on, and dropped its tables, while it was shown
        return _answer(request, job_fetch(request, pk))


def _answer(request: HttpRequest, found: ImportJob) -> HttpResponse:
    asked_by = request.htmx.target if request.htmx else ""  # type: ignore[attr-defined]
    if asked_by == "progress" and found.is_working:
        return render(
            request, "imports/progress.html", {"job": found, "far": how_far(found, waiting_words(request, found))}
        )
    if found.state == State.READY and not (_has_preview(found) and _is_of_area(found)):
        with transaction.atomic():
            job_recheck(job=found)
            wake(found.pk, State.CHECKING)
    context = _context(request, found)
    if asked_by == "progress":
        answer = render(request, "imports/job.html#body", context, status=STOP_POLLING)
        answer.headers["HX-Retarget"], answer.headers["HX-Reswap"] = "#job", "outerHTML"
        return answer
    return render(request, "imports/findings.html" if asked_by == "findings" else "imports/job.html", context)


def _has_preview(job: ImportJob) -> bool:
    with preview(job) as stage:
        return stage.holds(KINDS[job.kind].targets[0].name, job.rows)


def _is_of_area(job: ImportJob) -> bool:
    """Tell whether the importer may still import where the preview looked into the register for them."""
    return Area(scope_of(job)).signature == job.notes.get("area")


def _context(request: HttpRequest, job: ImportJob) -> dict[str, Any]:
    context: dict[str, Any] = {"job": job, "trail": trail(job), "mine": job.uploaded_by_id == request.user.pk}
    if job.is_working:
        context["far"] = how_far(job, waiting_words(request, job))
    elif job.state == State.MAPPING:
        context |= {"form": ColumnsForm(job=job), "missing": missing(job)}
    elif job.state == State.FAILED:
        context["error"] = file_error(job)
    elif job.state in (State.READY, State.DONE, State.UNDONE):
        context["may_download"] = bool(job.file) and sees_sheet_phones(request, job)
        context |= {"findings": Findings(request, job), "left_out": left_out(job), "lead": figure_lead(job)}
        context["agreement"] = agreement(job)
        if job.state == State.READY and job.refused + job.repairs:
            context["names"] = names_to_settle(job)
        if job.state == State.DONE:
            wrote = bool(job.new + job.changed) and is_undoable(job)
            context["may_undo"] = wrote and may_undo(request.user, request.scope, job)  # type: ignore[arg-type,attr-defined]
            context["not_undone"] = not_undone(job)
        elif job.state == State.UNDONE:
            context |= {"undone": undone_lines(job), "left": left_lines(job, request.scope)}  # type: ignore[attr-defined]
        if job.error:
            context["warning"] = about_file(job.error["code"], job.error)
    return context
