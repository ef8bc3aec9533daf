"""One worker's hold on an export."""

from django.db import transaction
from django.utils import timezone

from core.jobs import Work as BaseWork
from reports.models import ExportJob, State


class Work(BaseWork[ExportJob]):
    """See ``core.jobs.Work``."""

    model = ExportJob
    what = "export"

    def give_up(self, detail: str) -> None:
        """Let the export fail; whoever asked for it may ask again."""
        self.fail("gave_up", detail=detail)

    def fail(self, code: str, **facts: str) -> None:
        """End the export without a file."""
        with transaction.atomic():
            self.finish(State.FAILED, finished_at=timezone.now(), error={"code": code, **facts})
