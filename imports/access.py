"""The door to an import: not visible 404, visible but another person's 403."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from imports.models import ImportJob


def job_fetch(request: HttpRequest, pk: int) -> ImportJob:
    """Return an import that the visitor may see: their own, or one of a state in which they may import everywhere."""
    jobs = ImportJob.objects.visible_to(request.user, request.scope)  # type: ignore[arg-type,attr-defined]
    return get_object_or_404(jobs.select_related("uploaded_by", "state_unit"), pk=pk)


def own_job_fetch(request: HttpRequest, pk: int) -> ImportJob:
    """Return an import that the visitor uploaded: only they may answer, apply or cancel it."""
    job = job_fetch(request, pk)
    if job.uploaded_by_id != request.user.pk:
        raise PermissionDenied
    return job
