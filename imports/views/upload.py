"""Handing in a sheet."""

from typing import Any

from django.contrib import messages
from django.core.files.uploadhandler import FileUploadHandler
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from booths.access import right
from booths.scope import Right
from core.sheets import limits
from imports.forms import UploadForm
from imports.messages import field_label
from imports.models import State
from imports.models.job import Kind
from imports.services import job_create
from imports.tasks import wake
from imports.understanding import KINDS
from imports.views.words import applied_before


class SizeLimit(FileUploadHandler):
    """Lets no more of a file through to the disk than a sheet may have, and a little, so that the form sees it."""

    most = limits.BYTES

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Pass a part of the file on, or drop it."""
        return raw_data if start <= self.most else None

    def file_complete(self, file_size: int) -> None:
        """Leave the file to the other handlers."""


@right(Right.IMPORT)
@csrf_exempt  # reading the token reads the file too: first the limit, then the check, in ``_upload``
def upload(request: HttpRequest) -> HttpResponse:
    """Take a file or pasted rows, and have a worker read it."""
    request.upload_handlers.insert(0, SizeLimit(request))
    return _upload(request)


@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def _upload(request: HttpRequest) -> HttpResponse:
    form = UploadForm(request.POST or None, request.FILES or None, initial={"kind": request.GET.get("kind", "")})
    if request.method == "POST" and form.is_valid():
        filename, file = form.sheet()
        with transaction.atomic():
            job = job_create(
                actor=request.user,  # type: ignore[arg-type]
                scope=request.scope,  # type: ignore[attr-defined]
                kind=form.cleaned_data["kind"],
                filename=filename,
                file=file,
            )
            wake(job.pk, State.READING)
        if earlier := applied_before(job):
            messages.info(request, _("This same file was applied before, as import %(id)d.") % {"id": earlier.pk})
        return redirect("imports:job", job.pk)
    context = {"form": form, "kinds": list(_columns())}
    return render(request, "imports/new.html", context, status=422 if form.is_bound else 200)


def _columns() -> Any:
    """Yield for each kind its word, its name, and its columns in words, those that are required first."""
    for kind in Kind:
        required = [" / ".join(field_label(name) for name in group[:2]) for group in KINDS[kind].required]
        named = {name for group in KINDS[kind].required for name in group[:2]}
        others = [field_label(name) for name in KINDS[kind].fields if name not in named and name != "name"]
        yield {"word": kind.value, "name": kind.label, "required": required, "others": others}
