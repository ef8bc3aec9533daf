"""The one page of an export, which shows what its state asks for."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from booths.access import right
from booths.places import Step
from booths.scope import Right
from reports.access import export_fetch
from reports.exporters import EXPORTERS
from reports.exporters.base import Parameters
from reports.models import ExportJob, State
from reports.reach import still_holds
from reports.words import about_numbers, filter_words, how_far, went_wrong

STOP_POLLING = 286


@right(Right.EXPORT)
@require_safe
def job(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the export. To htmx, which asks how far it is: the progress anew, or the whole body once it is over."""
    found = export_fetch(request, pk)
    asked_by = request.htmx.target if request.htmx else ""  # type: ignore[attr-defined]
    if asked_by == "progress" and found.is_working:
        return render(request, "reports/progress.html", {"job": found, "far": how_far(found)})
    context = _context(request, found)
    if asked_by == "progress":
        answer = render(request, "reports/job.html#body", context, status=STOP_POLLING)
        answer.headers["HX-Retarget"], answer.headers["HX-Reswap"] = "#export", "outerHTML"
        return answer
    return render(request, "reports/job.html", context)


def _context(request: HttpRequest, job: ExportJob) -> dict[str, Any]:
    scope = request.scope  # type: ignore[attr-defined]
    exporter, parameters = EXPORTERS.get(job.table), Parameters.of(job.parameters)
    title = str(exporter.title) if exporter else job.table
    mine = job.asked_by_id == request.user.pk
    context: dict[str, Any] = {
        "job": job,
        "title": title,
        "mine": mine,
        "trail": [Step(_("Exports"), reverse("reports:list")), Step(title, "")],
        "numbers": about_numbers(job.numbers),
        "far": how_far(job) if job.is_working else None,
        "wrong": went_wrong(job) if job.state == State.FAILED else "",
    }
    if exporter:
        context["said"] = filter_words(exporter.filter(scope, parameters))
        context["columns"] = [str(column.label) for column in exporter.chosen(job.columns)]
        context["again"] = f"{reverse('reports:new', args=[job.table])}?{parameters.urlencode()}" if mine else ""
    if job.state == State.DONE:
        context["may_fetch"] = mine and still_holds(scope, job)
    return context
