"""What a person decides about their import."""

from datetime import datetime

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from booths.access import right
from booths.scope import Right
from imports.access import own_job_fetch
from imports.errors import WrongState
from imports.forms import ColumnsForm
from imports.models import State
from imports.services import job_answer, job_apply, job_cancel
from imports.tasks import wake
from imports.views.words import missing, trail


@right(Right.IMPORT)
@require_http_methods(["GET", "HEAD", "POST"])
def columns(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask what the columns hold, and have the file read again with the answer."""
    job = own_job_fetch(request, pk)
    if job.state not in (State.MAPPING, State.READY):
        return redirect("imports:job", pk)
    form = ColumnsForm(request.POST or None, job=job)
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                sheet = form.cleaned_data.get("sheet", "")
                kind, said = form.cleaned_data["kind"], form.answer()
                job_answer(job=job, kind=kind, sheet=sheet, columns=said, answers=form.answers())
                wake(job.pk, State.READING)
        except WrongState:
            messages.info(request, _("The import has gone on meanwhile."))
        return redirect("imports:job", pk)
    context = {"job": job, "form": form, "missing": missing(job), "trail": trail(job)}
    return render(request, "imports/columns.html", context, status=422 if form.is_bound else 200)


@right(Right.IMPORT)
@require_POST
def apply(request: HttpRequest, pk: int) -> HttpResponse:
    """Have the good rows of the preview that the person saw written."""
    job = own_job_fetch(request, pk)
    seen = _moment(request.POST.get("seen", ""))
    try:
        with transaction.atomic():
            all_or_nothing = request.POST.get("mode") == "all"
            job_apply(actor=request.user, job=job, seen=seen or job.created_at, all_or_nothing=all_or_nothing)  # type: ignore[arg-type]
            wake(job.pk, State.APPLYING)
    except WrongState as error:
        if error.state == State.READY:
            messages.warning(request, _("The preview has changed. Look at it once more, then apply."))
    return redirect("imports:job", pk)


@right(Right.IMPORT)
@require_POST
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the import up before anything is written."""
    job = own_job_fetch(request, pk)
    try:
        job_cancel(actor=request.user, job=job)  # type: ignore[arg-type]
        messages.success(request, _("Cancelled. Nothing was written."))
    except WrongState:
        messages.warning(request, _("It is too late to cancel: the import is being applied, or over."))
    return redirect("imports:job", pk)


def _moment(text: str) -> datetime | None:
    """Return the time that a form wrote; None for what no form writes, such as a 45th day."""
    try:
        return parse_datetime(text)
    except ValueError:
        return None
