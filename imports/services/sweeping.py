"""Finding work that a lost broker or a dead worker left, and clearing up behind jobs that are over."""

from datetime import timedelta

from django.db import connection, transaction
from django.utils import timezone

from core.jobs import abandoned
from imports.engine.stage import drop_tables, stage_tables
from imports.models import ImportJob, ImportMend, ImportProblem, State
from imports.models.job import WORKING

PATIENCE = timedelta(seconds=10)  # so long a job may wait for the worker that was just called
KEPT = timedelta(days=30)  # so long the file of an import is kept after its end
KEPT_NOTES = ("codes", "left_out")  # numbers, no words of the sheet


def jobs_due() -> list[tuple[int, State]]:
    """Return the jobs that no worker has though one should, with their states."""
    jobs = ImportJob.objects.filter(abandoned(), state__in=WORKING, moved_at__lt=timezone.now() - PATIENCE)
    return [(pk, State(state)) for pk, state in jobs.order_by("pk").values_list("pk", "state")]


def leftovers_remove() -> int:
    """Drop the staging tables of jobs that are over or gone; return how many."""
    tables = stage_tables()
    needed = set(
        ImportJob.objects.filter(pk__in={pk for pk, _ in tables})
        .filter(state__in=[State.CHECKING, State.READY, State.APPLYING])
        .values_list("pk", flat=True)
    )
    names = [name for pk, name in tables if pk not in needed]
    with transaction.atomic(), connection.cursor() as cursor:
        drop_tables(names, cursor)
    return len(names)


def files_erase() -> int:
    """Erase the files of imports that ended long ago, and all that was quoted from them; return how many.

    Who imported what and when, the figures and those by unit stay.
    """
    old = list(ImportJob.objects.filter(finished_at__lt=timezone.now() - KEPT).exclude(file=""))
    for job in old:
        job.file.delete(save=False)
        job.notes = {name: note for name, note in job.notes.items() if name in KEPT_NOTES}
        job.save(update_fields=["notes"])
    jobs = ImportJob.objects.filter(pk__in=[job.pk for job in old])
    ImportProblem.objects.filter(job__in=jobs).delete()
    ImportMend.objects.filter(job__in=jobs).delete()
    return jobs.update(file="", understanding={}, confirmed={}, answers={})
