"""What was left by a lost broker or a dead worker, and what has been kept long enough."""

from datetime import timedelta

from django.utils import timezone

from core.jobs import abandoned
from reports.files import folder_remove
from reports.masking import without_numbers
from reports.models import ExportJob, State
from reports.models.export import WORKING

PATIENCE = timedelta(seconds=10)  # so long a job may wait for the worker that was just called


def exports_due() -> list[int]:
    """Return the exports that no worker has though one should."""
    jobs = ExportJob.objects.filter(abandoned(), state__in=WORKING, moved_at__lt=timezone.now() - PATIENCE)
    return list(jobs.order_by("pk").values_list("pk", flat=True))


def exports_expire() -> int:
    """Delete the files that were kept for long enough; return how many. Who took out what stays known."""
    old = list(ExportJob.objects.filter(state=State.DONE, expires_at__lte=timezone.now()))
    for job in old:
        folder_remove(job.pk)  # before the record is changed: killed in between, it is done again
        ExportJob.objects.filter(pk=job.pk).update(
            state=State.EXPIRED, file="", parameters=without_numbers(job.parameters)
        )
    return len(old)
