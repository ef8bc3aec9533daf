"""The SQL of units, in the order in which it runs. Braces are ``Stage.names``."""

TWICE = """
INSERT INTO {problems} (job_id, row, field, value, code, facts, severity, found)
SELECT %(job)s, later.row, 'code', coalesce(later.written, later.code), 'unit_twice',
    jsonb_build_object('row', first.row), 1, 2
FROM (SELECT code, min(row) AS row FROM {stage} WHERE NOT bad GROUP BY code HAVING count(*) > 1) AS repeated
JOIN {stage} AS first ON first.row = repeated.row
JOIN {stage} AS later ON later.code = repeated.code AND later.row > first.row
WHERE later.same <> first.same
"""

# Good rows with the row that they belong to, where that stands in the sheet too, and the place in the register that
# they end in above: ``root`` (NULL below a new state) and ``state`` (for a new one minus the number of its row).
FIND = """
CREATE UNLOGGED TABLE {work} AS
WITH RECURSIVE good AS (
    SELECT * FROM {stage} WHERE NOT bad
        AND row NOT IN (SELECT row FROM {problems} WHERE job_id = %(job)s AND (severity = 1 OR code = 'row_repeated'))
), names AS (
    SELECT row, level, key_en AS key FROM good UNION SELECT row, level, key_hi FROM good
), candidates AS (
    SELECT s.row, above.row AS above, above.level, 1 AS choice
    FROM good AS s JOIN good AS above ON above.code = upper(s.elsewhere) AND above.level < s.level
    UNION ALL
    SELECT s.row, above.row, above.level, 2
    FROM good AS s JOIN names AS above ON above.key = s.elsewhere_key AND above.level < s.level
), best AS (
    SELECT DISTINCT ON (row) row, min(above) AS above, count(DISTINCT above) AS many
    FROM candidates GROUP BY row, choice, level ORDER BY row, choice, level DESC
), placed AS (
    SELECT s.row, s.parent, NULL::int AS above, unit.id AS unit,
        coalesce(unit.path[1], parent.path[1], -s.row) AS state, coalesce(unit.parent_id, s.parent) AS root
    FROM good AS s
    LEFT JOIN booths_unit AS unit ON unit.code = s.code
    LEFT JOIN booths_unit AS parent ON parent.id = s.parent
    WHERE unit.id IS NOT NULL OR s.parent IS NOT NULL OR s.level = 1
    UNION ALL
    SELECT best.row, NULL, best.above, NULL, placed.state, coalesce(placed.unit, placed.root)
    FROM best JOIN placed ON placed.row = best.above WHERE best.many = 1
)
SELECT * FROM placed
"""

PARENT_UNKNOWN = """
INSERT INTO {problems} (job_id, row, field, value, code, facts, severity, found)
SELECT %(job)s, row, 'parent', elsewhere, 'parent_unknown', '{{}}', 1, 2
FROM {stage}
WHERE elsewhere IS NOT NULL AND row NOT IN (SELECT row FROM {work}) AND row NOT IN (
    SELECT row FROM {problems} WHERE job_id = %(job)s AND code IN ('row_repeated', 'unit_twice')
)
"""

# Assemblies are known by their number: no two of a state may have the same, be it in the register or in the sheet.
NUMBER_TAKEN = """
INSERT INTO {problems} (job_id, row, field, value, code, facts, severity, found)
SELECT %(job)s, s.row, 'number', s.number::text, 'number_taken', '{{}}', 1, 2
FROM {stage} AS s JOIN {work} AS work USING (row)
WHERE s.level = 4 AND EXISTS (
    SELECT 1 FROM booths_unit AS other
    WHERE other.level = 4 AND other.number = s.number AND other.path[1] = work.state
        AND other.id IS DISTINCT FROM work.unit
)
"""
NUMBER_TWICE = """
INSERT INTO {problems} (job_id, row, field, value, code, facts, severity, found)
SELECT %(job)s, row, 'number', number::text, 'number_twice', jsonb_build_object('row', first), 1, 2
FROM (
    SELECT s.row, s.number, min(s.row) OVER (PARTITION BY work.state, s.number) AS first
    FROM {stage} AS s JOIN {work} AS work USING (row) WHERE s.level = 4 AND s.number IS NOT NULL
) AS numbered
WHERE row > first
"""

PLAN = """
CREATE UNLOGGED TABLE {plan} AS
SELECT s.row, s.part, work.root AS unit, unit.id AS target, unit.version,
    (CASE
        WHEN fault.refused OR s.bad THEN 3
        WHEN fault.repeated THEN 0
        WHEN unit.id IS NULL THEN 2
        WHEN s.name_en <> unit.name_en OR s.name_hi <> unit.name_hi
            OR (s.number IS NOT NULL AND s.number IS DISTINCT FROM unit.number)
            OR (s.revenue IS NOT NULL AND s.revenue IS DISTINCT FROM unit.revenue_district_id) THEN 1
        ELSE 0
    END)::smallint AS outcome
FROM {stage} AS s
LEFT JOIN {work} AS work USING (row)
LEFT JOIN booths_unit AS unit ON unit.id = work.unit
LEFT JOIN {faults} AS fault ON fault.row = s.row
"""

LOCK = """
SELECT count(*) FROM (
    SELECT id FROM booths_unit WHERE id IN (SELECT target FROM {plan} WHERE outcome = 1) ORDER BY id
    FOR NO KEY UPDATE
) AS locked
"""

# Level by level, so that each finds its parent there; the path follows by a trigger.
INSERT = """
INSERT INTO booths_unit (level, code, name_en, name_hi, number, parent_id, revenue_district_id)
SELECT s.level, s.code, coalesce(s.name_en, ''), coalesce(s.name_hi, ''), s.number, coalesce(work.parent, parent.id),
    s.revenue
FROM {plan} AS plan JOIN {stage} AS s USING (row) JOIN {work} AS work USING (row)
LEFT JOIN {stage} AS above ON above.row = work.above
LEFT JOIN booths_unit AS parent ON parent.code = above.code
WHERE plan.outcome = 2 AND s.level = %(level)s ORDER BY s.row
"""

UPDATE = """
UPDATE booths_unit AS unit SET
    name_en = coalesce(s.name_en, unit.name_en), name_hi = coalesce(s.name_hi, unit.name_hi),
    number = coalesce(s.number, unit.number), revenue_district_id = coalesce(s.revenue, unit.revenue_district_id),
    version = unit.version + 1
FROM {plan} AS plan JOIN {stage} AS s USING (row)
WHERE plan.outcome = 1 AND unit.id = plan.target AND unit.version = plan.version
"""

CHANGES = """
SELECT shown.row, field, old, new
FROM (SELECT row, target FROM {plan} WHERE outcome = 1 AND row = ANY (%(rows)s)) AS shown
JOIN {stage} AS s USING (row)
JOIN booths_unit AS unit ON unit.id = shown.target
LEFT JOIN booths_revenuedistrict AS was ON was.id = unit.revenue_district_id
LEFT JOIN booths_revenuedistrict AS wanted ON wanted.id = s.revenue
CROSS JOIN LATERAL (VALUES
    (1, 'name_hi', unit.name_hi, s.name_hi), (2, 'name_en', unit.name_en, s.name_en),
    (3, 'number', unit.number::text, s.number::text),
    (4, 'revenue_district', CASE WHEN %(hindi)s THEN was.name_hi ELSE was.name_en END,
        CASE WHEN %(hindi)s THEN wanted.name_hi ELSE wanted.name_en END)
) AS field (position, field, old, new)
WHERE new IS NOT NULL AND new IS DISTINCT FROM old
ORDER BY shown.row, position
"""
