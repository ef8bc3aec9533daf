"""The exports that a person may see."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from booths.access import right
from booths.scope import Right
from reports.exporters import EXPORTERS
from reports.models import ExportJob

PAGE = 30


@right(Right.EXPORT)
@require_safe
def export_list(request: HttpRequest) -> HttpResponse:
    """List exports, the latest first: one's own, and to administrators those of everybody."""
    jobs, before = ExportJob.objects.visible_to(request.user), request.GET.get("before", "")  # type: ignore[arg-type]
    if before.isdecimal() and len(before) < 19:
        jobs = jobs.filter(pk__lt=int(before))
    page = list(jobs.select_related("asked_by")[: PAGE + 1])
    for job in page:
        exporter = EXPORTERS.get(job.table)
        job.title = exporter.title if exporter else job.table  # type: ignore[attr-defined]
    context = {
        "jobs": page[:PAGE],
        "next": f"?before={page[PAGE - 1].pk}" if len(page) > PAGE else "",
        "previous": "?" if before else "",
        "me": request.user.pk,
        "tables": EXPORTERS.values(),
    }
    return render(request, "reports/list.html", context)
