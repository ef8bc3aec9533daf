"""Exports in the background. The database says what is to be done; a task only wakes a worker for it."""

from functools import partial

import structlog
from celery import shared_task
from django.db import transaction

from reports.services import exports_due, exports_expire, run_export

logger = structlog.get_logger(__name__)


@shared_task(name="reports.task_export")
def task_export(job_id: int) -> None:
    """Write the file of an export."""
    run_export(job_id)


def wake(job_id: int) -> None:
    """Have a worker take up an export; within a transaction, once that is committed.

    When the broker cannot be reached the error is logged and no more: the sweeper will find the job.
    """
    transaction.on_commit(partial(task_export.delay, job_id), robust=True)


@shared_task(name="reports.task_sweep")
def task_sweep() -> None:
    """Take up what a lost broker or a dead worker left, and delete the files that were kept for long enough."""
    for job_id in exports_due():
        logger.info("export_taken_up", job=job_id)
        wake(job_id)
    exports_expire()
