"""Asking for a file of the list that one looks at."""

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from booths.access import right
from booths.places import Step
from booths.scope import Right
from reports.exporters import EXPORTERS
from reports.forms import ExportForm
from reports.reach import contents_of
from reports.services import export_create
from reports.tasks import wake
from reports.words import about_numbers, filter_words
from teams.number_search import number_searches_limited
from teams.scoping import is_administrators


@right(Right.EXPORT)
@require_http_methods(["GET", "HEAD", "POST"])
@number_searches_limited
def new(request: HttpRequest, table: str) -> HttpResponse:
    """Say what will be in the file, ask for its columns and format, and have it written.

    The filter is that of the list: its parameters stand in the address. Another area than one may export is not there.
    """
    exporter = EXPORTERS.get(table)
    if exporter is None:
        raise Http404
    scope = request.scope  # type: ignore[attr-defined]
    parameters = exporter.asked(scope, dict(request.GET.lists()))
    found = exporter.filter(scope, parameters)
    if parameters.get("unit") and exporter.area(scope, parameters) is None:
        raise Http404
    form = ExportForm(request.POST or None, exporter)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            job = export_create(
                actor=request.user,  # type: ignore[arg-type]
                table=table,
                parameters=parameters,
                columns=form.cleaned_data["columns"],
                format=form.file_format,
                language="hi" if get_language() == "hi" else "en",
                bom=form.bom,
                unrestricted=is_administrators(request.user, scope),  # type: ignore[arg-type]
            )
            wake(job.pk)
        return redirect("reports:job", job.pk)
    contents = contents_of(exporter, form.keys, scope, parameters)
    address = reverse(exporter.address)
    context = {
        "exporter": exporter,
        "form": form,
        "query": parameters.urlencode(),
        "beside": EXPORTERS.get(exporter.beside),
        "said": filter_words(found),
        "rows": contents.rows,
        "numbers": about_numbers(contents.numbers),
        "full": contents.full,
        "back": f"{address}?{parameters.urlencode()}",
        "trail": [Step(str(exporter.title), f"{address}?{parameters.urlencode()}"), Step(_("Export"), "")],
    }
    return render(request, "reports/new.html", context, status=422 if form.is_bound else 200)
