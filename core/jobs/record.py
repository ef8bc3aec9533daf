"""What the record of a long work keeps for its workers."""

from django.db import models
from django.utils import timezone


class WorkRecord(models.Model):
    """The part of a job that ``core.jobs.Work`` writes. The model adds ``state``, and what the work is about."""

    # The worker that has the job.
    claim = models.UUIDField(null=True)
    heartbeat_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    step = models.CharField(max_length=10, blank=True)
    rows_done = models.PositiveIntegerField(default=0)
    # Share of the present state's work that is done, 0 to 1.
    done = models.FloatField(default=0)

    moved_at = models.DateTimeField(default=timezone.now)
    # When a worker last took the job up.
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True
