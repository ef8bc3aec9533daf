"""Writing the good rows into the register, inside the caller's transaction."""

from core.jobs import Progress
from imports.engine.compare import compare
from imports.engine.figures import count
from imports.engine.stage import Stage
from imports.kinds import Kind
from imports.models import ImportJob

# The area is the assemblies (for units: the units above) that rows are to change. Whoever comes second waits here.
LOCK_AREA = """
SELECT count(*) FROM (
    SELECT id FROM booths_unit WHERE id IN (
        SELECT unit_id FROM imports_unitfigures WHERE job_id = %(job)s AND new + changed > 0
    ) ORDER BY id FOR NO KEY UPDATE
) AS locked
"""

KEEP_SEEN = "ALTER TABLE {plan} RENAME TO {seen}"

# What the person agreed to is the plan that they saw. A row that would now do something else is held back.
MEANWHILE = """
INSERT INTO {problems} (job_id, row, field, value, code, facts, severity, found)
SELECT DISTINCT %(job)s, plan.row, '', '', 'changed_meanwhile', '{{}}'::jsonb, 1, 2
FROM {plan} AS plan JOIN {seen} AS seen USING (row, part)
WHERE plan.outcome IN (1, 2)
    AND (plan.outcome, plan.target, plan.version) IS DISTINCT FROM (seen.outcome, seen.target, seen.version)
"""
HOLD_BACK = """
UPDATE {plan} SET outcome = 3
WHERE outcome <> 3 AND row IN (
    SELECT row FROM {problems} WHERE job_id = %(job)s AND code = 'changed_meanwhile'
)
"""


PLANNED = "SELECT count(*) FROM {plan} WHERE outcome IN (1, 2)"


class NothingApplied(Exception):
    """All or nothing was asked for, and rows are refused."""


class PlanOutdated(Exception):
    """The register has changed since the plan was made: rows that it has no longer fit."""


def apply(stage: Stage, kind: type[Kind], job: ImportJob, progress: Progress, *, anew: bool) -> None:
    """Merge the rows that the plans made by ``compare`` call new or changed, and count what was done.

    The plans are first tried as they are: what changed meanwhile is found by the constraints of the database, and by
    versions that differ. That raises IntegrityError or PlanOutdated, and the caller begins again with ``anew``: then
    the plans are made again, and rows that would now do something else than was shown are refused. So they are at once
    where no constraint or version would tell (``Target.defended``).
    Raises NothingApplied when there are refused rows and the job wants all or nothing.
    """
    progress.step("waiting", 0.02)
    stage.run(LOCK_AREA, kind.targets[0].name)
    if job.new + job.changed:
        _write(stage, kind, job, progress, anew=anew)
    for target in kind.targets:
        target.note(stage)


def _write(stage: Stage, kind: type[Kind], job: ImportJob, progress: Progress, *, anew: bool) -> None:
    for target in kind.targets:
        target.lock(stage)
    if anew or not all(target.defended for target in kind.targets):
        _plan_anew(stage, kind, job, progress)
    if job.refused and job.all_or_nothing:
        raise NothingApplied
    for number, target in enumerate(kind.targets):
        progress.step("writing", 0.2 + 0.75 * number / len(kind.targets))
        ((planned,),) = stage.all(PLANNED, target.name)
        if target.merge(stage) != planned:
            raise PlanOutdated


def _plan_anew(stage: Stage, kind: type[Kind], job: ImportJob, progress: Progress) -> None:
    progress.step("comparing", 0.1)
    for target in kind.targets:
        stage.run(KEEP_SEEN, target.name)
    compare(stage, kind, _Quiet(progress))
    for target in kind.targets:
        stage.run(MEANWHILE, target.name)
    for target in kind.targets:
        stage.run(HOLD_BACK, target.name)
    count(stage, kind, job)


class _Quiet:
    """Passes on no shares of its own: comparing again is one step of applying."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress

    def rows(self, count: int, share: float) -> None:
        """Not told."""

    def step(self, name: str, share: float) -> None:
        """Ask only whether to go on."""
        self._progress.step(name, 0.2)
