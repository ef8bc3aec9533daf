"""What workers do with the rows of an import. Each function takes the job if nobody else has it, and carries it on.

A worker that dies on the way leaves nothing behind but a claim that goes stale; the next one begins again. What a
function writes is one transaction, with the move to the next state in it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import IntegrityError, OperationalError, connection, transaction
from django.utils import timezone

from accounts.services.activity import activity_record
from booths.scope import Right, Scope
from core.history import acting
from core.sheets import SheetError
from imports.engine.apply import NothingApplied, PlanOutdated, apply
from imports.engine.compare import compare
from imports.engine.figures import FIGURES, count, outside, signature
from imports.engine.locks import lock_job
from imports.engine.mends import Mends
from imports.engine.reading import read_rows
from imports.engine.stage import Stage
from imports.engine.work import TRIES, Work, is_deadlock
from imports.kinds import KINDS
from imports.kinds.making import kind_for
from imports.models import ImportJob, ImportProblem, State
from imports.places import Area
from imports.services.opening import opened, refuse
from imports.understanding import Understanding
from teams.scoping import scope_for


def run_check(job_id: int) -> State | None:
    """Read and check all rows, and work out what would become of them; return the next state, None when not ours.

    That is READY, for a person to agree; or APPLYING again, where somebody had agreed to just this before the database
    lost the staging tables in a crash.
    """
    work = Work.claim(job_id, State.CHECKING)
    if work is None:
        return None
    job = work.job
    with work:
        try:
            with opened(job) as sheet, transaction.atomic(), locked(job) as (stage, area):
                kind = KINDS[job.kind]
                understanding = Understanding.from_json(sheet, job.understanding)
                ImportProblem.objects.filter(job=job).delete()
                stage.drop()
                read_rows(stage, kind_for(job, area), understanding, work, Mends(job))
                compare(stage, kind, work)
                count(stage, kind, job)
                left_out = understanding.left_out
                notes = {
                    **job.notes,
                    "left_out": {what: [number, left_out.examples[what]] for what, number in left_out.counts.items()},
                    "area": area.signature,
                    "outside": outside(stage, kind),
                    "plan": signature(stage, kind),
                }
                state = State.APPLYING if notes.pop("agreed", None) == notes["plan"] else State.READY
                work.finish(state, notes=notes, **{name: getattr(job, name) for name in FIGURES})
        except SheetError as error:
            return refuse(work, error)
        return state
    return None


def run_apply(job_id: int) -> State | None:
    """Write the good rows in one transaction; return the next state, None when the job was not ours.

    Where the importer's area has changed since the check, or the database lost the staging tables (unlogged: in a
    crash of its own), the rows are checked again instead, and so they are when all or nothing leaves refused rows.
    """
    work = Work.claim(job_id, State.APPLYING)
    if work is None:
        return None
    job = work.job
    with work:
        for attempt in range(1, TRIES + 1):
            try:
                return _apply_once(work, anew=attempt > 1)
            except NothingApplied:
                return _not_applied(work)
            except (IntegrityError, PlanOutdated, OperationalError) as error:
                # Somebody wrote the same record, link or number: made anew, the plan sees it and refuses the row.
                if attempt == TRIES or (isinstance(error, OperationalError) and not is_deadlock(error)):
                    raise
        return State(job.state)
    return None


def _apply_once(work: Work, *, anew: bool) -> State:
    job = work.job
    job.refresh_from_db(fields=FIGURES)
    kind = KINDS[job.kind]
    with transaction.atomic(), locked(job) as (stage, area):
        if area.signature != job.notes["area"] or outside(stage, kind) != job.notes["outside"]:
            work.finish(State.CHECKING)
            return State.CHECKING
        if not stage.holds(kind.targets[0].name, job.rows):
            work.finish(State.CHECKING, notes={**job.notes, "agreed": job.notes["plan"]})
            return State.CHECKING
        about: dict[str, Any] = {"import": job.pk, "file": job.filename}
        with acting("import", job.uploaded_by, **about) as context:
            apply(stage, kind, job, work, anew=anew)
            activity_record(
                actor=job.uploaded_by, verb="import_done", subject=job, unit_id=job.state_unit_id, kind=job.kind,
                **{name: getattr(job, name) for name in FIGURES},
            )  # fmt: skip
        stage.drop()
        work.finish(State.DONE, context=context.id, notes=job.notes, **{name: getattr(job, name) for name in FIGURES})
    return State.DONE


def _not_applied(work: Work) -> State:
    """Back to the preview, which is made again with what the register now holds."""
    with transaction.atomic():
        work.finish(State.CHECKING, error={"code": "all_or_nothing"})
    return State.CHECKING


def scope_of(job: ImportJob) -> Scope:
    """Return what the job's importer may reach now."""
    if job.uploaded_by:
        return scope_for(job.uploaded_by, second_factor=job.unrestricted)
    return Scope.everything() if job.unrestricted else Scope.nothing()


@contextmanager
def locked(job: ImportJob) -> Iterator[tuple[Stage, Area]]:
    """Wait until no other transaction works on the job; give its stage, and the area that its importer now has."""
    scope = scope_of(job)
    area = Area(scope)
    with connection.cursor() as cursor:
        lock_job(cursor, job.pk)
        params = {
            "suffix": list(KINDS[job.kind].suffixes),
            "brings_booths": KINDS[job.kind].targets[0].name == "booths",
            "today": timezone.localdate(),
            "partial": not area.everywhere,
            "roots": sorted(area.roots),
            "actor": job.uploaded_by_id,
            "verify_everywhere": Right.VERIFY in scope.everywhere,
            "verify_roots": sorted(scope.root_ids(Right.VERIFY)),
            "see_everywhere": Right.SEE in scope.everywhere,
            "see_roots": sorted(scope.root_ids(Right.SEE)),
        }
        yield Stage(job.pk, cursor, params), area
