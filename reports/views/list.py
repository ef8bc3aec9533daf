"""The exports that a person may see."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from booths.access import right
from booths.models import Unit
from booths.scope import Right
from reports.exporters import EXPORTERS
from reports.models import ExportJob

PAGE = 30


@dataclass(frozen=True, slots=True)
class Row:
    """One export of the list: what was taken out, and of which area."""

    job: ExportJob
    title: str
    area: str


@right(Right.EXPORT)
@require_safe
def export_list(request: HttpRequest) -> HttpResponse:
    """List exports, the latest first: one's own, and to administrators those of everybody."""
    jobs = ExportJob.objects.visible_to(request.user, request.scope)  # type: ignore[arg-type,attr-defined]
    before = request.GET.get("before", "")
    if before.isdecimal() and len(before) < 19:
        jobs = jobs.filter(pk__lt=int(before))
    page = list(jobs.select_related("asked_by")[: PAGE + 1])
    context = {
        "rows": _rows(page[:PAGE]),
        "next": f"?before={page[PAGE - 1].pk}" if len(page) > PAGE else "",
        "previous": "?" if before else "",
        "me": request.user.pk,
        "tables": EXPORTERS.values(),
    }
    return render(request, "reports/list.html", context)


def _rows(jobs: list[ExportJob]) -> list[Row]:
    codes = {job.pk: (job.parameters.get("unit") or [""])[0] for job in jobs}
    names = {unit.code: str(unit) for unit in Unit.objects.filter(code__in=codes.values()).defer("search")}
    titles = {name: str(exporter.title) for name, exporter in EXPORTERS.items()}
    return [Row(job, titles.get(job.table, job.table), names.get(codes[job.pk], codes[job.pk])) for job in jobs]
