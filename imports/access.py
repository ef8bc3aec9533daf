"""The door to an import: not visible 404, visible but another person's 403."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from booths.models import Unit
from booths.scope import Right, Scope
from imports.models import ImportJob


def job_fetch(request: HttpRequest, pk: int) -> ImportJob:
    """Return an import that the visitor may see: their own, or one of a state in which they may import everywhere."""
    jobs = ImportJob.objects.visible_to(request.user, request.scope)  # type: ignore[arg-type,attr-defined]
    return get_object_or_404(jobs.select_related("uploaded_by", "undone_by", "state_unit"), pk=pk)


def own_job_fetch(request: HttpRequest, pk: int) -> ImportJob:
    """Return an import that the visitor uploaded: only they may answer, apply or cancel it."""
    job = job_fetch(request, pk)
    if job.uploaded_by_id != request.user.pk:
        raise PermissionDenied
    return job


def sees_sheet_phones(request: HttpRequest, job: ImportJob) -> bool:
    """Tell whether the numbers in a job's sheet may be shown in full: to whoever brought them or has the right."""
    return job.uploaded_by_id == request.user.pk or sees_register_phones(request, job)


def sees_register_phones(request: HttpRequest, job: ImportJob) -> bool:
    """Tell whether the visitor may see in full what the register holds of the places that a job may be about.

    Of one's own job these are all the units in which one may import, of another's those of its state.
    """
    scope: Scope = request.scope  # type: ignore[attr-defined]
    if Right.PHONES in scope.everywhere:
        return True
    if job.uploaded_by_id == request.user.pk and Right.IMPORT not in scope.everywhere:
        return all(scope.may(Right.PHONES, unit) for unit in Unit.objects.filter(pk__in=scope.root_ids(Right.IMPORT)))
    return job.state_unit is not None and scope.may(Right.PHONES, job.state_unit)
