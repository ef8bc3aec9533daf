"""One worker's hold on an import."""

from django.db import OperationalError, transaction
from django.utils import timezone

from core.jobs import Work as BaseWork
from imports.models import ImportJob, State

TRIES = 5  # of writing, when somebody writes the same record, link or number at the same moment


class Work(BaseWork[ImportJob]):
    """See ``core.jobs.Work``."""

    model = ImportJob
    what = "import"

    def finish(self, state: str, **fields: object) -> None:
        """Move the job on, in the caller's transaction; raise Cancelled when it is no longer this worker's."""
        ends = state in (State.DONE, State.FAILED) and self.job.state != State.UNDOING
        super().finish(state, **({"finished_at": timezone.now()} if ends else {}), **fields)

    def give_up(self, detail: str) -> None:
        """Let the job fail, or its undoing: then it is done as it was. ``detail`` is for whoever looks into it."""
        with transaction.atomic():
            if self.job.state == State.UNDOING:
                self.finish(State.DONE, undo={**self.job.undo, "refused": "gave_up", "detail": detail})
            else:
                self.finish(State.FAILED, error={"code": "gave_up", "detail": detail})


def is_deadlock(error: OperationalError) -> bool:
    """Tell whether the database ended the transaction so that another one could go on."""
    return getattr(error.__cause__, "pgcode", "") == "40P01"
