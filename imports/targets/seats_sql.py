"""The SQL that finds seats for rows, and what speaks against it, in the order in which it runs.

The rules are those of ``teams.services.seat_assign``, held for all rows together: one holder a seat, one seat a person
and level, and who leads (has the right to assign) leads in one unit only.
"""

# Good rows with the person, where known already, and the assignment by which they hold such a seat already.
# ``number`` is the seat that the row takes, found below; ``again`` says that an earlier row takes it for the person.
FIND = """
CREATE UNLOGGED TABLE {work} AS
WITH held AS (
    SELECT s.row, (array_agg(assignment.id ORDER BY seat.number))[1] AS id
    FROM {stage} AS s
    JOIN teams_member AS member ON member.phone = s.phone
    JOIN teams_assignment AS assignment ON assignment.member_id = member.id
    JOIN teams_seat AS seat
        ON seat.id = assignment.seat_id AND seat.unit_id = s.unit AND seat.position_id = s.position
    JOIN teams_position AS post ON post.id = s.position
    WHERE (s.number IS NULL OR post.seats_per_unit = 0 OR seat.number = s.number)
        AND (assignment.until IS NULL OR assignment.until > greatest(s.since, %(today)s::date))
    GROUP BY s.row
)
SELECT s.row, s.part, s.phone, s.said, s.unit, s.position, post.level, post.in_use,
    'assign' = ANY (post.rights) AS leads,
    post.seats_per_unit AS fixed, CASE WHEN post.seats_per_unit > 0 THEN s.number END AS asked,
    coalesce(s.since, %(today)s::date) AS since, member.id AS member, held.id AS held, NULL::int AS number,
    FALSE AS again
FROM {stage} AS s
JOIN teams_position AS post ON post.id = s.position
LEFT JOIN teams_member AS member ON member.phone = s.phone
LEFT JOIN held ON held.row = s.row
WHERE NOT s.bad AND s.row NOT IN (
    SELECT row FROM {problems} WHERE job_id = %(job)s AND (severity = 1 OR code = 'row_repeated')
)
"""

# Who sits in such a seat already may stay, as everywhere; nobody new comes into one.
NOT_IN_USE = """
INSERT INTO {problems} (job_id, row, field, value, code, facts, severity, found)
SELECT %(job)s, work.row, 'post', coalesce(work.said, ''), 'post_not_in_use', jsonb_build_object(
    'post', jsonb_build_array(post.name_en, post.name_hi), 'unit', jsonb_build_array(unit.name_en, unit.name_hi)
), 1, 2
FROM {work} AS work
JOIN teams_position AS post ON post.id = work.position
JOIN booths_unit AS unit ON unit.id = work.unit
WHERE work.held IS NULL AND NOT work.in_use
"""

NO_SUCH_NUMBER = """
INSERT INTO {problems} (job_id, row, field, value, code, facts, severity, found)
SELECT %(job)s, row, 'seat', asked::text, 'seat_number_unknown', jsonb_build_object('slots', fixed), 1, 2
FROM {work} AS work WHERE held IS NULL AND in_use AND asked > fixed
"""

# Where the person sits already is said only of places that the importer may see.
SITS_ALREADY = """
INSERT INTO {problems} (job_id, row, field, value, code, facts, severity, found)
SELECT DISTINCT ON (work.row) %(job)s, work.row, 'post', coalesce(work.said, ''),
    CASE WHEN other.level = work.level THEN 'seat_level_held' ELSE 'seat_leads_elsewhere' END
        || CASE WHEN seen THEN '' ELSE '_outside' END,
    CASE WHEN seen THEN jsonb_build_object(
        'post', jsonb_build_array(other.name_en, other.name_hi), 'unit', jsonb_build_array(unit.name_en, unit.name_hi)
    ) ELSE '{{}}' END, 1, 2
FROM {work} AS work
JOIN teams_assignment AS assignment ON assignment.member_id = work.member
JOIN teams_seat AS seat ON seat.id = assignment.seat_id
JOIN teams_position AS other ON other.id = seat.position_id
JOIN booths_unit AS unit ON unit.id = seat.unit_id
CROSS JOIN LATERAL (SELECT %(see_everywhere)s OR unit.path && %(see_roots)s::bigint[] AS seen) AS sight
WHERE work.held IS NULL AND (assignment.until IS NULL OR assignment.until > work.since)
    AND (other.level = work.level OR (work.leads AND 'assign' = ANY (other.rights)))
ORDER BY work.row, other.level <> work.level, seat.id
"""

# The seats that are vacant on the day from which rows want one: of a post with a number of seats those, opened or not
# (teams.querysets.WANTED); of a post without (office, viewer) any that there are, and as many more as rows want.
FREE = """
CREATE UNLOGGED TABLE {free} AS
WITH wanted AS (
    SELECT unit, position, fixed, greatest(max(since), %(today)s::date) AS day, count(*) AS many
    FROM {work} WHERE held IS NULL GROUP BY unit, position, fixed
), numbered AS (
    SELECT wanted.unit, wanted.position, wanted.day, n AS number
    FROM wanted CROSS JOIN LATERAL generate_series(1, wanted.fixed) AS n
    UNION
    SELECT wanted.unit, wanted.position, wanted.day, seat.number
    FROM wanted JOIN teams_seat AS seat ON seat.unit_id = wanted.unit AND seat.position_id = wanted.position
    WHERE wanted.fixed = 0
    UNION
    SELECT wanted.unit, wanted.position, wanted.day, last.number + n
    FROM wanted CROSS JOIN LATERAL (
        SELECT coalesce(max(number), 0) AS number FROM teams_seat
        WHERE unit_id = wanted.unit AND position_id = wanted.position
    ) AS last CROSS JOIN LATERAL generate_series(1, wanted.many) AS n
    WHERE wanted.fixed = 0
)
SELECT unit, position, number FROM numbered
WHERE NOT EXISTS (
    SELECT 1 FROM teams_seat AS seat JOIN teams_assignment AS assignment ON assignment.seat_id = seat.id
    WHERE seat.unit_id = numbered.unit AND seat.position_id = numbered.position AND seat.number = numbered.number
        AND (assignment.until IS NULL OR assignment.until > numbered.day)
)
"""

# The holder's post is named, the holder only where their home is in the importer's area.
SEAT_HELD = """
INSERT INTO {problems} (job_id, row, field, value, code, facts, severity, found)
SELECT %(job)s, work.row, 'post', coalesce(work.said, ''),
    CASE WHEN names IS NULL THEN 'seat_held_outside' ELSE 'seat_held' END,
    jsonb_strip_nulls(jsonb_build_object(
        'post', jsonb_build_array(post.name_en, post.name_hi), 'unit', jsonb_build_array(unit.name_en, unit.name_hi),
        'people', names
    )), 1, 2
FROM {work} AS work
JOIN teams_position AS post ON post.id = work.position
JOIN booths_unit AS unit ON unit.id = work.unit
LEFT JOIN LATERAL (
    SELECT jsonb_agg(jsonb_build_array(holder.name_en, holder.name_hi) ORDER BY seat.number) AS names
    FROM teams_seat AS seat
    JOIN teams_assignment AS assignment ON assignment.seat_id = seat.id
    JOIN teams_member AS holder ON holder.id = assignment.member_id
    JOIN booths_unit AS home ON home.id = holder.home_unit_id
    WHERE seat.unit_id = work.unit AND seat.position_id = work.position
        AND (work.asked IS NULL OR seat.number = work.asked)
        AND (assignment.until IS NULL OR assignment.until > work.since)
        AND (%(see_everywhere)s OR home.path && %(see_roots)s::bigint[])
) AS holders ON TRUE
WHERE work.held IS NULL
    AND work.row NOT IN (SELECT row FROM {problems} WHERE job_id = %(job)s AND severity = 1)
    AND NOT EXISTS (
        SELECT 1 FROM {free} AS free WHERE free.unit = work.unit AND free.position = work.position
            AND free.number = coalesce(work.asked, free.number)
    )
"""

# Of the rows that seat one person at a level the first stands; of those that make them lead as well.
SITS_TWICE = """
WITH good AS (
    SELECT * FROM {work} WHERE held IS NULL
        AND row NOT IN (SELECT row FROM {problems} WHERE job_id = %(job)s AND severity = 1)
), first AS (
    SELECT DISTINCT ON (phone, level) * FROM good ORDER BY phone, level, row
), repeated AS (
    UPDATE {work} AS work SET again = TRUE
    FROM good AS later JOIN first ON first.phone = later.phone AND first.level = later.level AND first.row < later.row
    WHERE work.row = later.row AND first.unit = later.unit AND first.position = later.position
        AND (later.asked IS NULL OR later.asked IS NOT DISTINCT FROM first.asked)
    RETURNING work.row
), leader AS (
    SELECT phone, min(row) AS row FROM first WHERE leads GROUP BY phone
)
INSERT INTO {problems} (job_id, row, field, value, code, facts, severity, found)
SELECT %(job)s, later.row, 'post', coalesce(later.said, ''),
    CASE WHEN first.row < later.row THEN 'seat_level_twice' ELSE 'seat_leads_twice' END,
    jsonb_build_object('row', CASE WHEN first.row < later.row THEN first.row ELSE leader.row END), 1, 2
FROM good AS later
JOIN first ON first.phone = later.phone AND first.level = later.level
LEFT JOIN leader ON leader.phone = later.phone AND later.leads
WHERE (first.row < later.row OR leader.row < later.row) AND later.row NOT IN (SELECT row FROM repeated)
"""

# Rows with a number take theirs first, the others what is left, in their order.
TAKE_NUMBERED = """
UPDATE {work} AS work SET number = work.asked
FROM (
    SELECT unit, position, asked, min(row) AS row FROM {work}
    WHERE held IS NULL AND NOT again AND asked IS NOT NULL
        AND row NOT IN (SELECT row FROM {problems} WHERE job_id = %(job)s AND severity = 1)
    GROUP BY unit, position, asked
) AS first
WHERE work.row = first.row
"""
TAKE_FREE = """
UPDATE {work} AS work SET number = free.number
FROM (
    SELECT row, unit, position, row_number() OVER (PARTITION BY unit, position ORDER BY row) AS nth FROM {work}
    WHERE held IS NULL AND NOT again AND asked IS NULL
        AND row NOT IN (SELECT row FROM {problems} WHERE job_id = %(job)s AND severity = 1)
) AS wanting
JOIN (
    SELECT unit, position, number, row_number() OVER (PARTITION BY unit, position ORDER BY number) AS nth
    FROM {free} AS free WHERE NOT EXISTS (
        SELECT 1 FROM {work} AS taken
        WHERE taken.unit = free.unit AND taken.position = free.position AND taken.number = free.number
    )
) AS free USING (unit, position, nth)
WHERE work.row = wanting.row
"""

SEATS_TAKEN = """
INSERT INTO {problems} (job_id, row, field, value, code, facts, severity, found)
SELECT %(job)s, work.row, 'post', coalesce(work.said, ''), 'seats_taken', jsonb_build_object(
    'post', jsonb_build_array(post.name_en, post.name_hi), 'unit', jsonb_build_array(unit.name_en, unit.name_hi)
), 1, 2
FROM {work} AS work
JOIN teams_position AS post ON post.id = work.position
JOIN booths_unit AS unit ON unit.id = work.unit
WHERE work.held IS NULL AND NOT work.again AND work.number IS NULL
    AND work.row NOT IN (SELECT row FROM {problems} WHERE job_id = %(job)s AND severity = 1)
"""

# Vacant today, but held by somebody within the days that the row claims.
HELD_THEN = """
INSERT INTO {problems} (job_id, row, field, value, code, facts, severity, found)
SELECT %(job)s, work.row, 'since', work.since::text, 'seat_held_then',
    jsonb_build_object('date', max(assignment.until)), 1, 2
FROM {work} AS work
JOIN teams_seat AS seat
    ON seat.unit_id = work.unit AND seat.position_id = work.position AND seat.number = work.number
JOIN teams_assignment AS assignment ON assignment.seat_id = seat.id AND assignment.until > work.since
GROUP BY work.row, work.since
"""
