"""One worker's hold on a job: claimed once, kept alive by a heartbeat, given back at the end.

The heartbeat writes from a connection of its own, so that progress is seen while the big transaction is still open.
"""

import threading
import uuid
from abc import ABC, abstractmethod
from datetime import timedelta
from types import TracebackType
from typing import Any, ClassVar, Generic, Self, TypeVar

import structlog
from django.db import DatabaseError, connection
from django.db.models import F, Q
from django.utils import timezone

from core.jobs.progress import Cancelled
from core.jobs.record import WorkRecord

logger = structlog.get_logger(__name__)

BEAT = 1.0  # seconds between two signs of life
STALE = timedelta(seconds=20)  # without one for so long, the worker is dead
ATTEMPTS = 5  # a job that killed so many workers is given up

Job = TypeVar("Job", bound=WorkRecord)


def abandoned() -> Q:
    """Return the condition that no living worker has the job."""
    return Q(claim=None) | Q(heartbeat_at__lt=timezone.now() - STALE)


class Work(ABC, Generic[Job]):
    """A claim on a job in a state, as a context manager around the work; also the ``Progress`` that the work tells.

    ``Work.claim`` gives None when the job is in another state or another worker has it. A subclass names its model and
    says what becomes of a job that is given up.
    """

    model: ClassVar[Any]
    what: ClassVar[str]
    """What the log calls such a job: ``import``."""

    def __init__(self, job: Job, token: uuid.UUID) -> None:
        self.job, self.token = job, token
        self._rows, self._share, self._step = 0, 0.0, ""
        self._lost = threading.Event()
        self._over = threading.Event()
        self._thread: threading.Thread | None = None

    @classmethod
    def claim(cls, job_id: int, *states: str, **fields: object) -> Self | None:
        """Take a job that is in one of the states: one conditional UPDATE, which only one worker can win.

        fields: what else is written with it.
        """
        token, now = uuid.uuid4(), timezone.now()
        taken: dict[str, Any] = {"claim": token, "heartbeat_at": now, "started_at": now, "rows_done": 0, "done": 0}
        free = cls.model.objects.filter(abandoned(), pk=job_id, state__in=states)
        if not free.update(**taken, attempts=F("attempts") + 1, step="", **fields):
            return None
        work = cls(cls.model.objects.get(pk=job_id), token)
        if work.job.attempts <= ATTEMPTS:
            return work
        work.give_up("")  # each time the worker died and could not even say so
        return None

    def __enter__(self) -> Self:
        # Inside somebody's transaction nobody else can see the job: there is no one to tell.
        if not connection.in_atomic_block:
            self._thread = threading.Thread(target=self._beat, name=f"{self.what}-{self.job.pk}", daemon=True)
            self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        self._over.set()
        if self._thread:
            self._thread.join()
        if isinstance(error, Cancelled):
            logger.info(f"{self.what}_dropped", job=self.job.pk)
            return True
        if isinstance(error, Exception):
            self._give_back(error)
        return False

    def rows(self, count: int, share: float) -> None:
        """See Progress."""
        self._rows, self._share, self._step = count, share, "reading"
        self._go_on()

    def step(self, name: str, share: float) -> None:
        """See Progress."""
        self._share, self._step = share, name
        self._go_on()

    def finish(self, state: str, **fields: object) -> None:
        """Move the job on, in the caller's transaction; raise Cancelled when it is no longer this worker's."""
        moved = self.model.objects.filter(pk=self.job.pk, claim=self.token).update(
            state=state, moved_at=timezone.now(), claim=None, heartbeat_at=None, attempts=0, **fields
        )
        if not moved:
            raise Cancelled

    @abstractmethod
    def give_up(self, detail: str) -> None:
        """Let the job fail, in a transaction of its own. ``detail`` is for whoever looks into it."""

    def _go_on(self) -> None:
        if self._lost.is_set():
            raise Cancelled

    def _give_back(self, error: Exception) -> None:
        """After an error let the sweeper try again at once, a few times."""
        logger.exception(f"{self.what}_failed", job=self.job.pk, state=getattr(self.job, "state", ""))
        if self.job.attempts < ATTEMPTS:
            self.model.objects.filter(pk=self.job.pk, claim=self.token).update(claim=None, heartbeat_at=None)
        else:
            self.give_up(type(error).__name__)

    def _beat(self) -> None:
        try:
            while not self._over.wait(BEAT):
                try:
                    alive = self.model.objects.filter(pk=self.job.pk, claim=self.token).update(
                        heartbeat_at=timezone.now(), rows_done=self._rows, done=self._share, step=self._step
                    )
                except DatabaseError:
                    logger.warning(f"{self.what}_heartbeat_failed", job=self.job.pk)
                    connection.close()
                    continue
                if not alive:
                    self._lost.set()
                    return
        finally:
            connection.close()


def time_left(job: WorkRecord) -> float | None:
    """Return the seconds that the present work will still take; None while that cannot be told."""
    if not job.started_at or job.done < 0.03:
        return None
    elapsed = (timezone.now() - job.started_at).total_seconds()
    return elapsed * (1 - job.done) / job.done
