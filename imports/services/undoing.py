"""Taking an import back: what a person decides, and what a worker then does."""

from datetime import timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, OperationalError, connection, transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.activity import activity_record
from booths.scope import Scope
from core.history import acting
from core.undo import UndoResult, undo_apply
from imports.engine.apply import LOCK_AREA
from imports.engine.locks import lock_job
from imports.engine.work import TRIES, Work, is_deadlock
from imports.errors import WrongState
from imports.models import ImportJob, State
from imports.services.moving import move
from imports.undoing import ALONG, FOLLOWS, MODELS, covers, may_undo
from teams.scoping import is_administrators, scope_for

UNDO_DAYS = 30
NAMED = 50  # so many of the records that stay are named on the job's page

# Before the groups, as whoever registers a group does.
LOCK_BOOTHS = """
SELECT count(*) FROM (
    SELECT id FROM booths_booth WHERE id IN (
        SELECT pgh_obj_id FROM booths_boothevent WHERE pgh_context_id = %(context)s
        UNION SELECT booth_id FROM booths_whatsappgroupevent WHERE pgh_context_id = %(context)s
    ) ORDER BY id FOR UPDATE
) AS locked
"""


def is_undoable(job: ImportJob) -> bool:
    """Tell whether the import was applied, wrote anything, and ended no longer ago than may be taken back."""
    end = job.finished_at
    young = end is not None and end > timezone.now() - timedelta(days=UNDO_DAYS)
    return job.state == State.DONE and job.context is not None and young


def job_undo(*, actor: User | None, job: ImportJob, force: bool = False, scope: Scope | None = None) -> None:
    """Have all that an import wrote taken back.

    force: also what was changed since, as far as nothing hangs on it. actor None: whoever holds the server. scope: what
    the actor may reach, where that is more than their seats give (an administrator with the second factor).
    WrongState when the import was not applied, is taken back already, or ended more than ``UNDO_DAYS`` days ago;
    PermissionDenied for a person whose area does not hold all of it now.
    """
    if not is_undoable(job):
        raise WrongState(State(job.state))
    if actor is not None:
        scope = scope or scope_for(actor)
        _refuse_stranger(actor, scope, job)
    with transaction.atomic():
        undo = {"force": force, "unrestricted": actor is None or is_administrators(actor, scope)}
        move(job, (State.DONE,), State.UNDOING, undo=undo, undone_by=actor)
        activity_record(actor=actor, verb="import_undo", subject=job, unit_id=job.state_unit_id, force=force)


def _refuse_stranger(actor: User, scope: Scope, job: ImportJob) -> None:
    assert job.context is not None  # noqa: S101 - is_undoable
    if not (may_undo(actor, scope, job) and covers(scope, job.context)):
        raise PermissionDenied


def run_undo(job_id: int) -> State | None:
    """Take the import back in one transaction; return the next state, None when the job was not ours.

    Where the area of the person who wanted it has shrunk meanwhile, nothing is taken back and the job is done as it
    was; ``ImportJob.undo`` then says ``refused``.
    """
    work = Work.claim(job_id, State.UNDOING)
    if work is None:
        return None
    with work:
        for attempt in range(1, TRIES + 1):
            try:
                return _undo_once(work)
            except (IntegrityError, OperationalError) as error:
                # Somebody wrote something at the same moment that the plan could not see: made anew, it will.
                if attempt == TRIES or (isinstance(error, OperationalError) and not is_deadlock(error)):
                    raise
    return None


def _undo_once(work: Work) -> State:
    job = work.job
    assert job.context is not None  # noqa: S101 - is_undoable
    with transaction.atomic(), connection.cursor() as cursor:
        work.step("waiting", 0.02)
        lock_job(cursor, job.pk)
        cursor.execute(LOCK_AREA, {"job": job.pk})
        if not covers(_scope_of(job), job.context):
            work.finish(State.DONE, undo={**job.undo, "refused": "area"}, undone_by=None)
            return State.DONE
        cursor.execute(LOCK_BOOTHS, {"context": job.context})
        about: dict[str, Any] = {"import": job.pk, "file": job.filename}
        with acting("import_undo", job.undone_by, **about):
            result = undo_apply(
                job.context,
                MODELS,
                force=job.undo["force"],
                along=ALONG,
                follows=FOLLOWS,
                tell=lambda share: work.step("undoing", 0.05 + 0.9 * share),
            )
            told = _told(result)
            activity_record(
                actor=job.undone_by, verb="import_undone", subject=job, unit_id=job.state_unit_id, **told["counts"]
            )
        work.finish(State.UNDONE, undo={**job.undo, **told}, undone_at=timezone.now())
    return State.UNDONE


def _scope_of(job: ImportJob) -> Scope:
    if job.undone_by:
        return scope_for(job.undone_by, second_factor=job.undo.get("unrestricted", False))
    return Scope.everything() if job.undo.get("unrestricted") else Scope.nothing()


def _told(result: UndoResult) -> dict[str, Any]:
    """Return what the job keeps of its undoing: figures in all and by model, and the first records that stayed."""
    counts = result.counts
    return {
        "counts": _as_json(counts),
        "models": {model._meta.label: _as_json(found) for model, found in result.models},
        "kept": [[kept.model._meta.label, kept.pk, kept.reason.value] for kept in result.kept[:NAMED]],
    }


def _as_json(counts: Any) -> dict[str, int]:
    return {name: getattr(counts, name) for name in ("removed", "restored", "recreated", "left")}
