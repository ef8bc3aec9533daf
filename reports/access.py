"""The door to an export: not visible 404, visible but another person's, or no longer theirs to read, 403."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from reports.models import ExportJob
from reports.reach import still_holds


def export_fetch(request: HttpRequest, pk: int) -> ExportJob:
    """Return an export that the visitor may see: their own, and to administrators any."""
    jobs = ExportJob.objects.visible_to(request.user, request.scope)  # type: ignore[arg-type,attr-defined]
    return get_object_or_404(jobs.select_related("asked_by"), pk=pk)


def export_to_read(request: HttpRequest, pk: int) -> ExportJob:
    """Return an export whose file the visitor may have: they asked for it, and still hold the rights it was made by."""
    job = export_fetch(request, pk)
    if job.asked_by_id != request.user.pk or not still_holds(request.scope, job):  # type: ignore[attr-defined]
        raise PermissionDenied
    return job
