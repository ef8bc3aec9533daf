"""An import carried through kills: read, checked, applied and taken back, each step killed at random moments."""

import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from booths.models import Booth, WhatsAppGroup
from imports.models import ImportJob, State
from imports.services import job_apply, job_undo
from imports.tasks import task_sweep, wake
from imports.tests.importing import upload
from imports.tests.kills.stand import PATIENCE, WAYS, Stand, patiently

STEPS = {State.READING: 1, State.CHECKING: 4, State.APPLYING: 4, State.UNDOING: 3}
"""The steps of an import, and what share of the kills falls into each."""
ROWS = 4000
COLUMNS = ("Assembly No", "Booth No", "Booth Name", "Link 1", "Mobile 1", "Link 2", "Admin 2")
SWEEP = 1.0  # seconds between two rounds of the sweeper


def rows() -> list[list[object]]:
    """New booths with two groups each, changes of booths that are there, and one row in a hundred that is bad."""

    def link(number: int) -> str:
        return f"https://chat.whatsapp.com/Kill{number:018d}"

    return [
        [(171, 172, 146)[n % 3], n // 3 + 1, f"School {n}", link(2 * n), f"60000{n:05d}" if n % 100 else "9.87E+09",
         link(2 * n + 1), f"Admin {n % 7}"]
        for n in range(10, ROWS)
    ]  # fmt: skip


@dataclass
class Series:
    """One import, from the upload until it is taken back.

    kills: how many, over all steps; with none it is the quiet import that the others are compared with, and notes in
    ``took`` the seconds of each step, in ``whole`` how many booths and groups there are before and after it.
    """

    stand: Stand
    dice: random.Random
    kills: int = 0
    took: dict[State, float] = field(default_factory=dict)
    whole: set[tuple[int, int]] = field(default_factory=set)
    killed: list[dict[str, str]] = field(default_factory=list)
    ways: list[str] = field(default_factory=list)
    claim: UUID | None = None

    def __post_init__(self) -> None:
        self.shares = Counter(self.dice.choices([*STEPS], [*STEPS.values()], k=self.kills))

    def run(self, user: User) -> Iterator[ImportJob]:
        """Carry the import along; yields the job when it is applied, and when it is taken back."""
        if not self.kills:
            self.whole.add(written())
        job = upload("booths_with_groups", COLUMNS, rows(), user)
        wake(job.pk, State.READING)
        self._do(job, State.READING)
        self._do(job, State.CHECKING)
        assert job.state == State.READY, (job.state, job.error)
        self._decide(job, State.APPLYING, lambda: job_apply(actor=user, job=job))
        self._do(job, State.APPLYING, State.CHECKING)
        assert job.state == State.DONE, (job.state, job.error)
        if not self.kills:
            self.whole.add(written())
        yield job
        self._decide(job, State.UNDOING, lambda: job_undo(actor=user, job=job))
        self._do(job, State.UNDOING)
        assert job.state == State.UNDONE, (job.state, job.error)
        yield job

    def _decide(self, job: ImportJob, state: State, act: Callable[[], None]) -> None:
        """Do what a person does; of a disturbed import the worker is told only half of the times."""
        with transaction.atomic():
            act()
            if not self.kills or self.dice.random() < 0.5:
                wake(job.pk, state)

    def _do(self, job: ImportJob, state: State, *back: State) -> None:
        """Have the workers do a step, and disturb it by its share of the kills; it may have to go back a step."""
        left, begun = self.shares[state], time.monotonic()
        while job.state in (state, *back):
            self._wait_for_a_worker(job, State(job.state))
            if left and job.state in (state, *back):
                time.sleep(self.dice.random() * self.took[state])
                self._kill(job)
                left -= 1
        if not self.kills:
            self.took[state] = time.monotonic() - begun

    def _wait_for_a_worker(self, job: ImportJob, state: State) -> None:
        """Wait until a worker takes the job up that had it not before, or the step is done."""
        begun = swept = time.monotonic()
        patiently(job.refresh_from_db)
        while job.state == state and job.claim in (None, self.claim):
            now = time.monotonic()
            if now > begun + PATIENCE:
                words = self.stand.worker.last_words(30)
                raise AssertionError(f"nobody goes on: {job.state} after {self.killed[-3:]}; the worker says:\n{words}")
            if now > swept + SWEEP:
                self.stand.recover()
                let_time_pass(job)
                swept = now
            time.sleep(0.01)
            patiently(job.refresh_from_db)
        self.claim = job.claim

    def _kill(self, job: ImportJob) -> None:
        patiently(job.refresh_from_db)
        self.ways = self.ways or self.dice.sample(WAYS, len(WAYS))  # each once before any comes again
        way = self.ways.pop()
        self.killed.append({"what": way, "state": job.state, "step": job.step})
        self.stand.kill(way, self.dice)
        self.stand.recover()
        half = patiently(written)
        assert half in self.whole, f"{half} booths and groups, not {self.whole}, after {self.killed[-1]}"
        let_time_pass(job)


def let_time_pass(job: ImportJob) -> None:
    """What happens within half a minute: a claim without a sign of life goes stale, and the sweeper comes round."""
    past = timezone.now() - timedelta(minutes=5)
    jobs = ImportJob.objects.filter(pk=job.pk)
    patiently(lambda: jobs.exclude(claim=None).update(heartbeat_at=past))
    patiently(lambda: jobs.update(moved_at=past, attempts=0))
    patiently(task_sweep)


def written() -> tuple[int, int]:
    """Return how many booths and groups there are."""
    with transaction.atomic():
        return Booth.objects.count(), WhatsAppGroup.objects.count()
