"""Rows that are booths."""

from typing import TYPE_CHECKING

from imports.targets.base import Target

if TYPE_CHECKING:
    from imports.engine.stage import Stage

# The first good row of a booth stands; later ones that say something else are refused.
TWICE = """
INSERT INTO {problems} (job_id, row, field, value, code, facts, severity, found)
SELECT %(job)s, later.row, 'booth_no', coalesce(later.written, ltrim(later.sort, '0')), 'booth_twice',
    jsonb_build_object('row', first.row), 1, 2
FROM (
    SELECT assembly, sort, min(row) AS row FROM {stage} WHERE NOT bad
    GROUP BY assembly, sort HAVING count(*) > 1
) AS repeated
JOIN {stage} AS first ON first.row = repeated.row
JOIN {stage} AS later ON later.assembly = repeated.assembly AND later.sort = repeated.sort AND later.row > first.row
WHERE later.same <> first.same
"""

# Where the importer's area is only parts of the assembly, the booth must hang on one of them, now and afterwards.
OUTSIDE = """
INSERT INTO {problems} (job_id, row, field, value, code, facts, severity, found)
SELECT %(job)s, s.row, 'booth_no', coalesce(s.written, ltrim(s.sort, '0')), 'outside_area', '{{}}', 1, 2
FROM {stage} AS s
JOIN booths_unit AS assembly ON assembly.id = s.assembly
LEFT JOIN booths_booth AS booth ON booth.assembly_id = s.assembly AND booth.sort = s.sort
LEFT JOIN booths_unit AS unit ON unit.id = booth.unit_id
WHERE s.sort IS NOT NULL AND NOT assembly.path && %(roots)s::bigint[]
    AND NOT coalesce(unit.path && %(roots)s::bigint[], s.unit IS NOT NULL)
"""

PLAN = """
CREATE UNLOGGED TABLE {plan} AS
SELECT s.row, s.part, s.assembly AS unit, booth.id AS target, booth.version,
    (CASE
        WHEN fault.refused OR s.bad THEN 3
        WHEN fault.repeated THEN 0
        WHEN booth.id IS NULL THEN 2
        WHEN s.name_en <> booth.name_en OR s.name_hi <> booth.name_hi OR s.place <> booth.place
            OR (s.electors IS NOT NULL AND s.electors IS DISTINCT FROM booth.electors)
            OR NOT s.unit = ANY (unit.path) THEN 1
        ELSE 0
    END)::smallint AS outcome
FROM {stage} AS s
LEFT JOIN booths_booth AS booth ON booth.assembly_id = s.assembly AND booth.sort = s.sort
LEFT JOIN booths_unit AS unit ON unit.id = booth.unit_id
LEFT JOIN {faults} AS fault ON fault.row = s.row
"""

LOCK = """
SELECT count(*) FROM (
    SELECT id FROM booths_booth WHERE id IN (SELECT target FROM {plan} WHERE outcome = 1) ORDER BY id
    FOR NO KEY UPDATE
) AS locked
"""

INSERT = """
INSERT INTO booths_booth (assembly_id, unit_id, number, name_en, name_hi, place, electors)
SELECT s.assembly, coalesce(s.unit, s.assembly), ltrim(s.sort, '0'), coalesce(s.name_en, ''), coalesce(s.name_hi, ''),
    coalesce(s.place, ''), s.electors
FROM {plan} AS plan JOIN {stage} AS s USING (row)
WHERE plan.outcome = 2 ORDER BY s.assembly, s.sort
"""

# A booth on a sector stays there when the sheet knows only the mandal above it.
UPDATE = """
UPDATE booths_booth AS booth SET
    name_en = coalesce(s.name_en, booth.name_en), name_hi = coalesce(s.name_hi, booth.name_hi),
    place = coalesce(s.place, booth.place), electors = coalesce(s.electors, booth.electors),
    unit_id = CASE WHEN s.unit = ANY (unit.path) THEN booth.unit_id ELSE coalesce(s.unit, booth.unit_id) END,
    version = booth.version + 1
FROM {plan} AS plan JOIN {stage} AS s USING (row), booths_unit AS unit
WHERE plan.outcome = 1 AND booth.id = plan.target AND booth.version = plan.version AND unit.id = booth.unit_id
"""

CHANGES = """
SELECT shown.row, field, old, new
FROM (SELECT row, target FROM {plan} WHERE outcome = 1 AND row = ANY (%(rows)s)) AS shown
JOIN {stage} AS s USING (row)
JOIN booths_booth AS booth ON booth.id = shown.target
JOIN booths_unit AS unit ON unit.id = booth.unit_id
LEFT JOIN booths_unit AS wanted ON wanted.id = s.unit AND NOT s.unit = ANY (unit.path)
CROSS JOIN LATERAL (VALUES
    (1, 'name_hi', booth.name_hi, s.name_hi), (2, 'name_en', booth.name_en, s.name_en),
    (3, 'electors', booth.electors::text, s.electors::text), (4, 'place', booth.place, s.place),
    (5, 'mandal', CASE WHEN %(hindi)s THEN unit.name_hi ELSE unit.name_en END,
        CASE WHEN %(hindi)s THEN wanted.name_hi ELSE wanted.name_en END)
) AS field (position, field, old, new)
WHERE new IS NOT NULL AND new IS DISTINCT FROM old
ORDER BY shown.row, position
"""


class BoothTarget(Target):
    """The table of booths."""

    name = "booths"
    columns = {
        "assembly": "bigint",
        "sort": 'varchar(6) COLLATE "C"',
        "unit": "bigint",
        "name_en": "text",
        "name_hi": "text",
        "place": "text",
        "electors": "int",
    }

    label = "ltrim(s.sort, '0') || coalesce(' · ' || coalesce(s.name_hi, s.name_en), '')"

    def find_faults(self, stage: "Stage") -> None:
        """See the queries."""
        stage.run(TWICE, self.name)
        if stage.params["partial"]:
            stage.run(OUTSIDE, self.name)

    def plan(self, stage: "Stage") -> None:
        """See the query."""
        stage.run(PLAN, self.name)

    def lock(self, stage: "Stage") -> None:
        """Lock the booths to be changed."""
        stage.run(LOCK, self.name)

    def merge(self, stage: "Stage") -> int:
        """Insert and update."""
        return stage.run(INSERT, self.name) + stage.run(UPDATE, self.name)

    def changes(self, stage: "Stage", rows: list[int]) -> list[tuple[int, str, str | None, str]]:
        """See the query."""
        return stage.all(CHANGES, self.name, rows=rows)
