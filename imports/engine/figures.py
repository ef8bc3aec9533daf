"""Counting what becomes of the rows."""

from collections import defaultdict

from imports.engine.compare import rows_query
from imports.engine.stage import Stage
from imports.kinds import Kind
from imports.models import ImportJob, Severity

BY_UNIT = """
INSERT INTO imports_unitfigures (job_id, unit_id, unchanged, changed, new, refused)
SELECT %(job)s, unit, count(*) FILTER (WHERE outcome = 0), count(*) FILTER (WHERE outcome = 1),
    count(*) FILTER (WHERE outcome = 2), count(*) FILTER (WHERE outcome = 3)
FROM ({rows}) AS rows GROUP BY unit
"""
SUMS = """
SELECT coalesce(sum(unchanged), 0), coalesce(sum(changed), 0), coalesce(sum(new), 0), coalesce(sum(refused), 0)
FROM imports_unitfigures WHERE job_id = %(job)s
"""
FINDINGS = "SELECT severity, code, count(*) FROM {problems} WHERE job_id = %(job)s GROUP BY severity, code"


def count(stage: Stage, kind: type[Kind], job: ImportJob) -> None:
    """Count the rows of the plans by unit, and set the job's figures and notes (the caller saves them)."""
    first = kind.targets[0].name
    stage.run("DELETE FROM imports_unitfigures WHERE job_id = %(job)s", first)
    stage.run(BY_UNIT.replace("{rows}", rows_query(stage, kind)), first)
    ((job.unchanged, job.changed, job.new, job.refused),) = stage.all(SUMS, first)
    job.rows = job.unchanged + job.changed + job.new + job.refused
    codes: dict[int, dict[str, int]] = defaultdict(dict)
    for severity, code, number in stage.all(FINDINGS, first):
        codes[severity][code] = number
    job.warnings, job.repairs = (sum(codes[severity].values()) for severity in (Severity.WARNING, Severity.REPAIR))
    job.notes = {**job.notes, "codes": {str(severity): found for severity, found in codes.items()}}


PLANNED = """
SELECT bit_xor(hash_record_extended(ROW(row, part, outcome, target, version), 0)) FROM {plan} WHERE outcome IN (1, 2)
"""


def signature(stage: Stage, kind: type[Kind]) -> list[str]:
    """Return what stands for all that the plans would write, and for what it replaces in the register; JSON-able."""
    return [str(found) for target in kind.targets for (found,) in stage.all(PLANNED, target.name)]


OUTSIDE = """
SELECT unit.id FROM imports_unitfigures AS figures JOIN booths_unit AS unit ON unit.id = figures.unit_id
WHERE figures.job_id = %(job)s AND NOT unit.path && %(roots)s::bigint[] ORDER BY unit.id
"""


def outside(stage: Stage, kind: type[Kind]) -> list[int]:
    """Return the units of the job's figures that do not lie whole in the importer's area, by their ids.

    When that is no longer what it was at the check, a unit has been moved in the tree, and the check is outdated.
    """
    return [pk for (pk,) in stage.all(OUTSIDE, kind.targets[0].name)] if stage.params["partial"] else []


FIGURES = ("rows", "new", "changed", "unchanged", "refused", "warnings", "repairs")
"""The fields of the job that ``count`` sets."""
