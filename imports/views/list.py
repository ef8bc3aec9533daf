"""The imports that a person may see."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from booths.access import right
from booths.scope import Right
from imports.models import ImportJob

PAGE = 30


@right(Right.IMPORT)
@require_safe
def job_list(request: HttpRequest) -> HttpResponse:
    """List imports, the latest first: one's own, and those of the states in which one may import everywhere."""
    jobs = ImportJob.objects.visible_to(request.user, request.scope)  # type: ignore[arg-type,attr-defined]
    before = request.GET.get("before", "")
    if before.isdecimal() and len(before) < 19:
        jobs = jobs.filter(pk__lt=int(before))
    page = list(jobs.select_related("uploaded_by").defer("understanding", "notes", "confirmed")[: PAGE + 1])
    more = f"?before={page[PAGE - 1].pk}" if len(page) > PAGE else ""
    context = {"jobs": page[:PAGE], "next": more, "previous": "?" if before else "", "me": request.user.pk}
    return render(request, "imports/list.html", context)
