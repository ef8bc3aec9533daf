"""Imports in the background. The database says what is to be done; a task only wakes a worker for it."""

from functools import partial

import structlog
from celery import shared_task
from django.db import transaction

from imports.models import State
from imports.services import (
    files_erase,
    jobs_due,
    layouts_forget,
    leftovers_remove,
    run_apply,
    run_check,
    run_reading,
    run_undo,
)

logger = structlog.get_logger(__name__)


@shared_task(name="imports.task_read")
def task_read(job_id: int) -> None:
    """Understand the file, and have its rows checked when nothing needs asking."""
    wake(job_id, run_reading(job_id))


@shared_task(name="imports.task_check")
def task_check(job_id: int) -> None:
    """Check the rows; what somebody had agreed to before a crash of the database is applied."""
    wake(job_id, run_check(job_id))


@shared_task(name="imports.task_apply")
def task_apply(job_id: int) -> None:
    """Write the good rows; what cannot be written as it was shown is checked again."""
    wake(job_id, run_apply(job_id))


@shared_task(name="imports.task_undo")
def task_undo(job_id: int) -> None:
    """Take back what an import wrote."""
    run_undo(job_id)


TASKS = {
    State.READING: task_read,
    State.CHECKING: task_check,
    State.APPLYING: task_apply,
    State.UNDOING: task_undo,
}


def wake(job_id: int, state: State | None) -> None:
    """Have a worker take up a job that is in a state of work; within a transaction, once that is committed.

    When the broker cannot be reached the error is logged and no more: the sweeper will find the job.
    """
    if task := TASKS.get(state) if state else None:
        transaction.on_commit(partial(task.delay, job_id), robust=True)


@shared_task(name="imports.task_sweep")
def task_sweep() -> None:
    """Take up what a lost broker or a dead worker left, and clear up behind what is over."""
    for job_id, state in jobs_due():
        logger.info("import_taken_up", job=job_id, state=state)
        wake(job_id, state)
    leftovers_remove()
    files_erase()
    layouts_forget()
