"""The SQL of people, in the order in which it runs. Braces are ``Stage.names``."""

LABEL = "CASE WHEN %(hindi)s THEN coalesce(s.name_hi, s.name_en) ELSE coalesce(s.name_en, s.name_hi) END"

# A number that is somebody's other one, and nobody's own, means that person: two records that were put together left it
# there. From here on the row is about them, by their own number; that other number stays as it is. Where they live
# outside the importer's area the row is refused as any such number is.
_OTHERS = """
    FROM teams_member AS member JOIN booths_unit AS home ON home.id = member.home_unit_id
    WHERE member.phone_alternate = s.phone AND NOT EXISTS (SELECT FROM teams_member AS own WHERE own.phone = s.phone)
        AND {outside} (
            (%(partial)s AND NOT home.path && %(roots)s::bigint[])
            OR NOT (%(see_everywhere)s OR home.path && %(see_roots)s::bigint[])
        )
    ORDER BY member.id LIMIT 1
"""
OTHER_OUTSIDE = f"""
INSERT INTO {{problems}} (job_id, row, field, value, code, facts, severity, found)
SELECT %(job)s, s.row, 'phone', s.phone, 'phone_outside', '{{{{}}}}', 1, 2
FROM {{stage}} AS s WHERE NOT s.bad AND EXISTS (SELECT 1 {_OTHERS.format(outside="")})
"""
# Told once, as found in the cells: the next comparison finds the row by the person's own number.
OTHER_TOLD = f"""
INSERT INTO {{problems}} (job_id, row, field, value, code, facts, severity, found)
SELECT %(job)s, s.row, 'phone', s.phone, 'phone_is_other', '{{{{}}}}', 3, 1
FROM {{stage}} AS s WHERE NOT s.bad AND EXISTS (SELECT 1 {_OTHERS.format(outside="NOT")})
"""
OTHER_TAKEN = f"""
UPDATE {{stage}} AS s SET phone = theirs.phone{{more}}
FROM {{stage}} AS same CROSS JOIN LATERAL (
    SELECT member.phone {_OTHERS.replace("s.phone", "same.phone").format(outside="NOT")}
) AS theirs
WHERE same.row = s.row AND same.part = s.part AND NOT s.bad
"""

# Who is registered outside the importer's area is not told, nor whether the name would fit.
OUTSIDE = """
INSERT INTO {problems} (job_id, row, field, value, code, facts, severity, found)
SELECT %(job)s, s.row, 'phone', s.phone, 'phone_outside', '{{}}', 1, 2
FROM {stage} AS s JOIN teams_member AS member ON member.phone = s.phone
JOIN booths_unit AS home ON home.id = member.home_unit_id
WHERE NOT s.bad AND (
    (%(partial)s AND NOT home.path && %(roots)s::bigint[])
    OR NOT (%(see_everywhere)s OR home.path && %(see_roots)s::bigint[])
)
"""

# Rows of which the names, or what several say of one person, must be compared: ``imports.targets.same_person``.
ASKED = """
DECLARE people NO SCROLL CURSOR FOR
WITH good AS (
    SELECT * FROM {stage} WHERE NOT bad AND row NOT IN (
        SELECT row FROM {problems} WHERE job_id = %(job)s AND (severity = 1 OR code = 'row_repeated')
    )
), asked AS (
    SELECT phone FROM good GROUP BY phone HAVING count(*) > 1
    UNION
    SELECT phone FROM good JOIN teams_member AS member USING (phone)
    WHERE good.name_en <> member.name_en OR good.name_hi <> member.name_hi
)
SELECT good.row, phone, good.name_en, good.name_hi, good.alternate, good.email,
    good.facebook, good.instagram, good.x, good.youtube, unit.path,
    member.id IS NOT NULL, member.name_en, member.name_hi, home.name_en, home.name_hi
FROM good JOIN asked USING (phone)
LEFT JOIN booths_unit AS unit ON unit.id = good.unit
LEFT JOIN teams_member AS member USING (phone)
LEFT JOIN booths_unit AS home ON home.id = member.home_unit_id
ORDER BY phone, row
"""


# What somebody has already with what a sheet adds, each once, in the order in which it came.
def _together(had: str, given: str) -> str:
    return f"""(SELECT coalesce(array_agg(one ORDER BY place), '{{{{}}}}') FROM (
        SELECT one, min(place) AS place
        FROM unnest({had}::text[] || string_to_array({given}, ',')) WITH ORDINALITY AS listed (one, place) GROUP BY one
    ) AS once)"""


# A person by number: what all good rows say of them together. ``lead`` is the row that brings it into the register.
PEOPLE = """
CREATE UNLOGGED TABLE {work} AS
SELECT s.phone, min(s.row) AS lead,
    (array_agg(s.name_en ORDER BY s.row) FILTER (WHERE s.name_en IS NOT NULL))[1] AS name_en,
    (array_agg(s.name_hi ORDER BY s.row) FILTER (WHERE s.name_hi IS NOT NULL))[1] AS name_hi,
    (array_agg(s.alternate ORDER BY s.row) FILTER (WHERE s.alternate IS NOT NULL))[1] AS alternate,
    (array_agg(s.email ORDER BY s.row) FILTER (WHERE s.email IS NOT NULL))[1] AS email,
    string_agg(s.skills, ',' ORDER BY s.row) AS skills, string_agg(s.languages, ',' ORDER BY s.row) AS languages,
    jsonb_strip_nulls(jsonb_build_object(
        'facebook', (array_agg(s.facebook ORDER BY s.row) FILTER (WHERE s.facebook IS NOT NULL))[1],
        'instagram', (array_agg(s.instagram ORDER BY s.row) FILTER (WHERE s.instagram IS NOT NULL))[1],
        'x', (array_agg(s.x ORDER BY s.row) FILTER (WHERE s.x IS NOT NULL))[1],
        'youtube', (array_agg(s.youtube ORDER BY s.row) FILTER (WHERE s.youtube IS NOT NULL))[1]
    )) AS accounts,
    (array_agg(s.unit ORDER BY unit.level DESC, s.row) FILTER (WHERE s.unit IS NOT NULL))[1] AS unit,
    (array_agg(s.home ORDER BY s.row))[1] AS own
FROM {stage} AS s LEFT JOIN booths_unit AS unit ON unit.id = s.unit
WHERE NOT s.bad AND s.row NOT IN (SELECT row FROM {faults} WHERE refused)
GROUP BY s.phone
"""

# Further rows about a person change nothing more: their lead says it all.
PLAN = """
CREATE UNLOGGED TABLE {plan} AS
SELECT s.row, s.part, coalesce(s.unit, s.home) AS unit, member.id AS target, member.version,
    (CASE
        WHEN fault.refused OR s.bad THEN 3
        WHEN fault.repeated OR person.lead <> s.row THEN 0
        WHEN member.id IS NULL THEN 2
        WHEN (member.name_en = '' AND person.name_en IS NOT NULL)
            OR (member.name_hi = '' AND person.name_hi IS NOT NULL)
            OR person.alternate <> member.phone_alternate OR person.email <> lower(member.email)
            OR NOT string_to_array(person.skills, ',') <@ member.skills::text[]
            OR NOT string_to_array(person.languages, ',') <@ member.languages::text[]
            OR NOT person.accounts <@ member.accounts
            OR NOT person.unit = ANY (home.path) THEN 1
        ELSE 0
    END)::smallint AS outcome
FROM {stage} AS s
LEFT JOIN {work} AS person ON person.phone = s.phone
LEFT JOIN teams_member AS member ON member.phone = s.phone AND NOT s.bad
LEFT JOIN booths_unit AS home ON home.id = member.home_unit_id
LEFT JOIN {faults} AS fault ON fault.row = s.row
"""

INSERT = f"""
INSERT INTO teams_member (
    phone, name_en, name_hi, phone_alternate, email, home_unit_id, skills, languages, accounts
)
SELECT person.phone, coalesce(person.name_en, ''), coalesce(person.name_hi, ''), coalesce(person.alternate, ''),
    coalesce(person.email, ''), coalesce(person.unit, person.own),
    {_together("ARRAY[]", "person.skills")}, {_together("ARRAY[]", "person.languages")}, person.accounts
FROM {{plan}} AS plan JOIN {{work}} AS person ON person.lead = plan.row
WHERE plan.outcome = 2 ORDER BY plan.row
"""

# A person stays on a mandal when the sheet knows only the district above it. A name is added, never replaced.
UPDATE = f"""
UPDATE teams_member AS member SET
    name_en = CASE WHEN member.name_en = '' THEN coalesce(person.name_en, '') ELSE member.name_en END,
    name_hi = CASE WHEN member.name_hi = '' THEN coalesce(person.name_hi, '') ELSE member.name_hi END,
    phone_alternate = coalesce(person.alternate, member.phone_alternate),
    email = CASE WHEN person.email <> lower(member.email) THEN person.email ELSE member.email END,
    home_unit_id = CASE WHEN person.unit = ANY (home.path) THEN home.id ELSE coalesce(person.unit, home.id) END,
    skills = {_together("member.skills", "person.skills")},
    languages = {_together("member.languages", "person.languages")},
    accounts = member.accounts || person.accounts,
    version = member.version + 1
FROM {{plan}} AS plan JOIN {{work}} AS person ON person.lead = plan.row, booths_unit AS home
WHERE plan.outcome = 1 AND member.id = plan.target AND member.version = plan.version AND home.id = member.home_unit_id
"""

CHANGES = f"""
SELECT shown.row, field, old, new
FROM (SELECT row, target FROM {{plan}} WHERE outcome = 1 AND row = ANY (%(rows)s)) AS shown
JOIN {{work}} AS person ON person.lead = shown.row
JOIN teams_member AS member ON member.id = shown.target
JOIN booths_unit AS home ON home.id = member.home_unit_id
LEFT JOIN booths_unit AS wanted ON wanted.id = person.unit AND NOT person.unit = ANY (home.path)
CROSS JOIN LATERAL (VALUES
    (1, 'name_hi', member.name_hi, CASE WHEN member.name_hi = '' THEN person.name_hi END),
    (2, 'name_en', member.name_en, CASE WHEN member.name_en = '' THEN person.name_en END),
    (3, 'phone_alternate', member.phone_alternate, person.alternate),
    (4, 'email', member.email, CASE WHEN person.email <> lower(member.email) THEN person.email END),
    (5, 'home', CASE WHEN %(hindi)s THEN home.name_hi ELSE home.name_en END,
        CASE WHEN %(hindi)s THEN wanted.name_hi ELSE wanted.name_en END),
    (6, 'skills', array_to_string(member.skills, ','),
        array_to_string({_together("member.skills", "person.skills")}, ',')),
    (7, 'languages', array_to_string(member.languages, ','),
        array_to_string({_together("member.languages", "person.languages")}, ',')),
    (8, 'facebook_account', member.accounts ->> 'facebook', person.accounts ->> 'facebook'),
    (9, 'instagram_account', member.accounts ->> 'instagram', person.accounts ->> 'instagram'),
    (10, 'x_account', member.accounts ->> 'x', person.accounts ->> 'x'),
    (11, 'youtube_account', member.accounts ->> 'youtube', person.accounts ->> 'youtube')
) AS field (position, field, old, new)
WHERE new IS NOT NULL AND new IS DISTINCT FROM old
ORDER BY shown.row, position
"""
