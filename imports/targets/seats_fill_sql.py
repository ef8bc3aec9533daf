"""The SQL that fills the seats which were found for rows, in the order in which it runs."""

PLAN = """
CREATE UNLOGGED TABLE {plan} AS
SELECT s.row, s.part, s.unit, work.held AS target, NULL::int AS version,
    (CASE
        WHEN fault.refused OR s.bad THEN 3
        WHEN fault.repeated OR work.number IS NULL THEN 0
        ELSE 2
    END)::smallint AS outcome
FROM {stage} AS s
LEFT JOIN {work} AS work USING (row, part)
LEFT JOIN {faults} AS fault ON fault.row = s.row
"""

# As the services do: the unit where seats without a number are opened, then seats, then members.
LOCK_UNITS = """
SELECT count(*) FROM (
    SELECT id FROM booths_unit
    WHERE id IN (SELECT unit FROM {work} JOIN {plan} AS plan USING (row, part, unit) WHERE outcome = 2 AND fixed = 0)
    ORDER BY id FOR NO KEY UPDATE
) AS locked
"""
LOCK_SEATS = """
SELECT count(*) FROM (
    SELECT id FROM teams_seat WHERE (unit_id, position_id) IN (
        SELECT work.unit, work.position FROM {work} AS work JOIN {plan} AS plan USING (row, part) WHERE outcome = 2
    ) ORDER BY id FOR NO KEY UPDATE
) AS locked
"""
LOCK_MEMBERS = """
SELECT count(*) FROM (
    SELECT id FROM teams_member WHERE id IN (
        SELECT target FROM {people} WHERE outcome = 1
        UNION SELECT work.member FROM {work} AS work JOIN {plan} AS plan USING (row, part) WHERE outcome = 2
    ) ORDER BY id FOR NO KEY UPDATE
) AS locked
"""

# All standing seats of the units, as ``seats_open`` does, and those beyond that rows take.
OPEN = """
INSERT INTO teams_seat (unit_id, position_id, number)
SELECT DISTINCT unit, position, number FROM (
    SELECT planned.unit, post.id AS position, n AS number
    FROM (SELECT DISTINCT unit FROM {plan} WHERE outcome = 2) AS planned
    JOIN booths_unit AS unit ON unit.id = planned.unit
    JOIN teams_position AS post ON post.level = unit.level AND post.in_use
    CROSS JOIN LATERAL generate_series(1, post.seats_per_unit) AS n
    UNION ALL
    SELECT work.unit, work.position, work.number
    FROM {work} AS work JOIN {plan} AS plan USING (row, part) WHERE outcome = 2
) AS standing
WHERE NOT EXISTS (
    SELECT 1 FROM teams_seat AS seat
    WHERE seat.unit_id = standing.unit AND seat.position_id = standing.position AND seat.number = standing.number
)
ORDER BY unit, position, number
ON CONFLICT DO NOTHING
"""

ASSIGN = """
INSERT INTO teams_assignment (seat_id, member_id, since, reason, extra_rights)
SELECT seat.id, member.id, work.since, '', '{{}}'
FROM {plan} AS plan
JOIN {work} AS work USING (row, part)
JOIN teams_seat AS seat
    ON seat.unit_id = work.unit AND seat.position_id = work.position AND seat.number = work.number
JOIN teams_member AS member ON member.phone = work.phone
WHERE plan.outcome = 2 ORDER BY plan.row
"""

# Whose accounts have more rights now.
ACCOUNTS = """
SELECT DISTINCT member.user_id
FROM {plan} AS plan JOIN {work} AS work USING (row, part) JOIN teams_member AS member ON member.phone = work.phone
WHERE plan.outcome = 2 AND member.user_id IS NOT NULL ORDER BY member.user_id
"""

# One line a unit, not one a person: an import seats thousands.
RECORD = """
INSERT INTO accounts_activity (actor_id, verb, subject_type, subject_id, subject, unit_id, details, at)
SELECT %(actor)s, 'seats_import', 'unit', unit.id, coalesce(nullif(unit.name_en, ''), unit.name_hi), unit.id,
    jsonb_build_object('import', %(job)s, 'count', planned.many), now()
FROM (SELECT unit, count(*) AS many FROM {plan} WHERE outcome = 2 GROUP BY unit) AS planned
JOIN booths_unit AS unit ON unit.id = planned.unit ORDER BY unit.id
"""

CHANGES = """
SELECT plan.row, 'post', NULL, CASE WHEN %(hindi)s THEN post.name_hi ELSE post.name_en END
    || CASE WHEN post.seats_per_unit > 1 THEN ' ' || work.number ELSE '' END
    || ', ' || CASE WHEN %(hindi)s THEN unit.name_hi ELSE unit.name_en END
FROM {plan} AS plan
JOIN {work} AS work USING (row, part)
JOIN teams_position AS post ON post.id = work.position
JOIN booths_unit AS unit ON unit.id = work.unit
WHERE plan.outcome = 2 AND plan.row = ANY (%(rows)s) ORDER BY plan.row
"""
