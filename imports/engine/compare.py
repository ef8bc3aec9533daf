"""Against each other and against the register: what is wrong with rows, and what would become of them."""

from core.jobs import Progress
from imports.engine.stage import Stage
from imports.kinds import Kind
from imports.targets import Outcome

FORGET = "DELETE FROM {problems} WHERE job_id = %(job)s AND found = 2"

# A good row that says the same as an earlier good row changes nothing.
REPEATED = """
INSERT INTO {problems} (job_id, row, field, value, code, facts, severity, found)
SELECT %(job)s, later.row, '', '', 'row_repeated', jsonb_build_object('row', repeated.row), 2, 2
FROM (SELECT same, min(row) AS row FROM {stage} WHERE NOT bad GROUP BY same HAVING count(*) > 1) AS repeated
JOIN {stage} AS later ON later.same = repeated.same AND later.row > repeated.row AND NOT later.bad
"""

FAULTS = """
CREATE UNLOGGED TABLE {faults} AS
SELECT row, bool_or(severity = 1) AS refused, bool_or(code = 'row_repeated') AS repeated
FROM {problems} WHERE job_id = %(job)s AND (severity = 1 OR code = 'row_repeated') GROUP BY row
"""


def compare(stage: Stage, kind: type[Kind], progress: Progress) -> None:
    """Find the faults that other rows and the register show, and make the plans. Can be done again at any time."""
    first = kind.targets[0].name
    stage.run(FORGET, first)
    stage.run("DROP TABLE IF EXISTS {faults}", first)
    for target in kind.targets:
        stage.run("DROP TABLE IF EXISTS {plan}, {work}", target.name)
    stage.run(REPEATED, first)
    for target in kind.targets:
        progress.step("comparing", 0.75)
        target.find_faults(stage)
    stage.run(FAULTS, first)
    stage.analyze(first, "faults")
    for target in kind.targets:
        progress.step("comparing", 0.85)
        target.plan(stage)
        stage.analyze(target.name, "plan")


# What each row becomes: refused when any of its parts is; else what its first part is, a new part counting as a change.
ROWS = """
SELECT first.row, first.unit, {outcome} AS outcome FROM {{plan}} AS first {joins}
"""
JOIN = "LEFT JOIN (SELECT row, max(outcome) AS outcome FROM {table} GROUP BY row) AS {alias} ON {alias}.row = first.row"


def rows_query(stage: Stage, kind: type[Kind]) -> str:
    """Return a template of the query (row, unit, outcome) over all rows of the job, for the first target."""
    others = [target.name for target in kind.targets[1:]]
    if not others:
        return "SELECT row, unit, outcome FROM {plan}"
    joins = " ".join(JOIN.format(table=stage.table(f"{name}_plan"), alias=name) for name in others)
    greatest = ", ".join(f"least(coalesce({name}.outcome, 0), {Outcome.CHANGED})" for name in others)
    outcome = (
        f"CASE WHEN first.outcome >= {Outcome.NEW} THEN first.outcome ELSE greatest(first.outcome, {greatest}) END"
    )
    return ROWS.format(outcome=outcome, joins=joins)
