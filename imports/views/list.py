"""The imports that a person may see."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from booths.access import right
from booths.scope import Right
from imports.forms import ListForm
from imports.models import ImportJob

PAGE = 30


@right(Right.IMPORT)
@require_safe
def job_list(request: HttpRequest) -> HttpResponse:
    """List imports, the latest first: one's own, and those of the states in which one may import everywhere."""
    seen = ImportJob.objects.visible_to(request.user, request.scope)  # type: ignore[arg-type,attr-defined]
    form = ListForm(request.GET, seen)
    jobs, before = form.found(), request.GET.get("before", "")
    if before.isdecimal() and len(before) < 19:
        jobs = jobs.filter(pk__lt=int(before))
    page = list(jobs.select_related("uploaded_by").defer("understanding", "notes", "confirmed", "answers")[: PAGE + 1])
    query = request.GET.copy()
    query.pop("before", None)
    first = f"?{query.urlencode()}"
    if len(page) > PAGE:
        query["before"] = str(page[PAGE - 1].pk)
    context = {
        "jobs": page[:PAGE],
        "form": form,
        "next": f"?{query.urlencode()}" if len(page) > PAGE else "",
        "previous": first if before else "",
        "me": request.user.pk,
    }
    return render(request, "imports/list.html", context)
