"""The SQL of groups, in the order in which it runs. Braces are ``Stage.names``."""

# The booth (``place`` stands for it, also where the sheet only makes it); the group that has the link already; and the
# slot: as given, else that group's when it is the booth's.
FIND = """
CREATE UNLOGGED TABLE {work} AS
SELECT s.row, s.part, s.bad, booth.id AS booth, holder.id AS holder,
    coalesce(booth.id, hashtextextended(s.assembly || '/' || s.sort, 0) | (1::bigint << 63)) AS place,
    holder.booth_id = booth.id AND (s.slot IS NULL OR s.slot = holder.slot) AS held_here,
    coalesce(s.slot, CASE WHEN holder.booth_id = booth.id THEN holder.slot END) AS slot
FROM {stage} AS s
LEFT JOIN booths_booth AS booth ON booth.assembly_id = s.assembly AND booth.sort = s.sort
LEFT JOIN booths_whatsappgroup AS holder ON holder.invite_code = s.code
"""

# Without slot and link: the group of which all is true that the row says; else one without a link that has the same
# admin; for a row that only plans, a planned group. When there is none, the row is another group of the booth.
FIND_BY_ADMIN = """
UPDATE {work} AS work SET slot = found.slot
FROM (
    SELECT DISTINCT ON (s.row, s.part) s.row, s.part, grp.slot
    FROM {work} AS w JOIN {stage} AS s USING (row, part)
    JOIN booths_whatsappgroup AS grp ON grp.booth_id = w.booth
    CROSS JOIN LATERAL (
        SELECT coalesce(s.name, grp.name) = grp.name AND coalesce(s.admin_name, grp.admin_name) = grp.admin_name
            AND coalesce(s.admin_phone, grp.admin_phone) = grp.admin_phone
            AND coalesce(s.admin2_name, grp.admin2_name) = grp.admin2_name
            AND coalesce(s.admin2_phone, grp.admin2_phone) = grp.admin2_phone
            AND (s.members IS NULL OR s.members IS NOT DISTINCT FROM grp.members) AS all_true,
            CASE WHEN s.admin_phone IS NULL THEN s.admin_name = grp.admin_name
                ELSE s.admin_phone = grp.admin_phone END AS same_admin
    ) AS likeness
    WHERE w.slot IS NULL AND s.code IS NULL AND CASE
        WHEN s.admin_name IS NULL THEN grp.status = 'planned'
        ELSE grp.status = 'active' AND (all_true OR (same_admin AND grp.invite_code IS NULL))
    END
    ORDER BY s.row, s.part, all_true DESC, grp.invite_code IS NOT NULL, grp.slot
) AS found
WHERE work.row = found.row AND work.part = found.part
"""

BOOTH_UNKNOWN = """
INSERT INTO {problems} (job_id, row, field, value, code, facts, severity, found)
SELECT %(job)s, s.row, 'booth_no', coalesce(s.written, ltrim(s.sort, '0')), 'booth_unknown',
    jsonb_build_object('number', ltrim(s.sort, '0'), 'unit', jsonb_build_array(unit.name_en, unit.name_hi)), 1, 2
FROM {stage} AS s JOIN {work} AS work USING (row, part) JOIN booths_unit AS unit ON unit.id = s.assembly
WHERE work.booth IS NULL AND s.sort IS NOT NULL AND NOT %(brings_booths)s
"""

OUTSIDE = """
INSERT INTO {problems} (job_id, row, field, value, code, facts, severity, found)
SELECT %(job)s, s.row, 'booth_no', coalesce(s.written, ltrim(s.sort, '0')), 'outside_area', '{{}}', 1, 2
FROM {stage} AS s JOIN {work} AS work USING (row, part)
JOIN booths_booth AS booth ON booth.id = work.booth JOIN booths_unit AS unit ON unit.id = booth.unit_id
WHERE NOT %(brings_booths)s AND NOT unit.path && %(roots)s::bigint[]
"""

# Where the link is, is said only of places that the importer may see.
LINK_TAKEN = """
INSERT INTO {problems} (job_id, row, field, value, code, facts, severity, found)
SELECT %(job)s, s.row, 'invite_link' || (%(suffix)s::text[])[s.part], 'https://chat.whatsapp.com/' || s.code,
    CASE WHEN seen THEN 'link_taken' ELSE 'link_taken_outside' END,
    CASE WHEN seen THEN jsonb_build_object(
        'unit', jsonb_build_array(assembly.name_en, assembly.name_hi), 'number', booth.number, 'slot', grp.slot
    ) ELSE '{{}}' END, 1, 2
FROM {work} AS work
JOIN {stage} AS s USING (row, part)
JOIN booths_whatsappgroup AS grp ON grp.id = work.holder
JOIN booths_booth AS booth ON booth.id = grp.booth_id
JOIN booths_unit AS unit ON unit.id = booth.unit_id
JOIN booths_unit AS assembly ON assembly.id = booth.assembly_id
CROSS JOIN LATERAL (SELECT %(see_everywhere)s OR unit.path && %(see_roots)s::bigint[] AS seen) AS sight
WHERE work.holder IS NOT NULL AND work.held_here IS NOT TRUE AND s.assembly IS NOT NULL AND s.sort IS NOT NULL
"""

# Of the rows with one link the first good one stands.
LINK_TWICE = """
INSERT INTO {problems} (job_id, row, field, value, code, facts, severity, found)
SELECT %(job)s, later.row, 'invite_link' || (%(suffix)s::text[])[later.part],
    'https://chat.whatsapp.com/' || later.code, 'link_twice', jsonb_build_object('row', first.row), 1, 2
FROM (
    SELECT code, min(row) FILTER (
        WHERE NOT bad AND row NOT IN (SELECT row FROM {problems} WHERE job_id = %(job)s AND severity = 1)
    ) AS row
    FROM {stage} WHERE code IS NOT NULL GROUP BY code HAVING count(*) > 1
) AS repeated
JOIN {stage} AS first ON first.row = repeated.row AND first.code = repeated.code
JOIN {stage} AS later ON later.code = repeated.code AND later.row > first.row
WHERE later.same <> first.same
"""

# Of the rows with one slot the first that has no other fault stands. Links that are the same have been dealt with.
SLOT_TWICE = """
WITH repeated AS (
    SELECT place, slot, min(row) FILTER (
        WHERE NOT bad AND row NOT IN (SELECT row FROM {problems} WHERE job_id = %(job)s AND severity = 1)
    ) AS row
    FROM {work} WHERE slot IS NOT NULL AND place IS NOT NULL GROUP BY place, slot HAVING count(*) > 1
)
INSERT INTO {problems} (job_id, row, field, value, code, facts, severity, found)
SELECT %(job)s, later.row,
    CASE WHEN %(brings_booths)s THEN 'invite_link' || (%(suffix)s::text[])[later.part] ELSE 'slot' END,
    placed.slot::text, 'slot_twice',
    jsonb_build_object('row', first.row, 'slot', repeated.slot), 1, 2
FROM repeated
JOIN {work} AS placed ON placed.place = repeated.place AND placed.slot = repeated.slot
JOIN {work} AS stands ON stands.row = repeated.row AND stands.place = repeated.place AND stands.slot = repeated.slot
JOIN {stage} AS first ON first.row = stands.row AND first.part = stands.part
JOIN {stage} AS later ON later.row = placed.row AND later.part = placed.part
WHERE later.row > first.row AND later.same <> first.same
    AND (later.code IS NULL OR later.code IS DISTINCT FROM first.code)
"""

# Rows without a slot take what is free of their booth, in their order.
TAKE_FREE_SLOTS = """
WITH out AS (
    SELECT row FROM {problems} WHERE job_id = %(job)s AND (severity = 1 OR code = 'row_repeated')
), wanting AS (
    SELECT w.row, w.part, w.booth, coalesce(settings.groups_per_booth, 2) AS slots,
        row_number() OVER (PARTITION BY w.booth ORDER BY w.row) AS nth
    FROM {work} AS w JOIN {stage} AS s USING (row, part) JOIN booths_unit AS assembly ON assembly.id = s.assembly
    LEFT JOIN booths_statesettings AS settings ON settings.state_id = assembly.path[1]
    WHERE w.slot IS NULL AND w.booth IS NOT NULL AND NOT w.bad AND w.row NOT IN (SELECT row FROM out)
), free AS (
    SELECT wanted.booth, slot, row_number() OVER (PARTITION BY wanted.booth ORDER BY slot) AS nth
    FROM (SELECT DISTINCT booth, slots FROM wanting) AS wanted CROSS JOIN LATERAL generate_series(1, slots) AS slot
    WHERE (wanted.booth, slot) NOT IN (
        SELECT booth_id, slot FROM booths_whatsappgroup
        WHERE status = 'active' AND booth_id IN (SELECT booth FROM wanting)
    ) AND (wanted.booth, slot) NOT IN (
        SELECT booth, slot FROM {work}
        WHERE booth IN (SELECT booth FROM wanting) AND slot IS NOT NULL AND row NOT IN (SELECT row FROM out)
    )
)
UPDATE {work} AS work SET slot = free.slot
FROM wanting JOIN free USING (booth, nth)
WHERE work.row = wanting.row AND work.part = wanting.part
"""

SLOTS_FULL = """
INSERT INTO {problems} (job_id, row, field, value, code, facts, severity, found)
SELECT %(job)s, s.row, 'booth_no', coalesce(s.written, ltrim(s.sort, '0')), 'slots_full',
    jsonb_build_object('slots', coalesce(settings.groups_per_booth, 2), 'number', ltrim(s.sort, '0')), 1, 2
FROM {work} AS work JOIN {stage} AS s USING (row, part) JOIN booths_unit AS assembly ON assembly.id = s.assembly
LEFT JOIN booths_statesettings AS settings ON settings.state_id = assembly.path[1]
WHERE work.slot IS NULL AND work.booth IS NOT NULL AND NOT s.bad AND work.row NOT IN (
    SELECT row FROM {problems} WHERE job_id = %(job)s AND (severity = 1 OR code = 'row_repeated')
)
"""

# A row with neither link nor admin plans a group, unless it is about one that counts already.
ONLY_PLANNED = """
INSERT INTO {problems} (job_id, row, field, value, code, facts, severity, found)
SELECT %(job)s, s.row, 'invite_link' || (%(suffix)s::text[])[s.part], '', 'group_planned', '{{}}', 2, 2
FROM {stage} AS s JOIN {work} AS work USING (row, part)
LEFT JOIN booths_whatsappgroup AS grp ON grp.booth_id = work.booth AND grp.slot = work.slot
WHERE s.code IS NULL AND s.admin_name IS NULL AND grp.status IS DISTINCT FROM 'active' AND NOT s.bad AND s.row NOT IN (
    SELECT row FROM {problems} WHERE job_id = %(job)s AND (severity = 1 OR code = 'row_repeated')
)
"""

PLAN = """
CREATE UNLOGGED TABLE {plan} AS
SELECT s.row, s.part, s.assembly AS unit, grp.id AS target, grp.version, grp.status = 'active' AS active,
    (CASE
        WHEN fault.refused OR s.bad THEN 3
        WHEN fault.repeated THEN 0
        WHEN grp.id IS NULL THEN 2
        WHEN (s.code IS NOT NULL AND s.code IS DISTINCT FROM grp.invite_code)
            OR (s.members IS NOT NULL AND s.members IS DISTINCT FROM grp.members)
            OR s.name <> grp.name OR s.admin_name <> grp.admin_name OR s.admin_phone <> grp.admin_phone
            OR s.admin2_name <> grp.admin2_name OR s.admin2_phone <> grp.admin2_phone
            OR (grp.status = 'planned' AND (s.code IS NOT NULL OR s.admin_name IS NOT NULL))
            OR grp.status = 'closed' THEN 1
        ELSE 0
    END)::smallint AS outcome
FROM {stage} AS s
JOIN {work} AS work USING (row, part)
LEFT JOIN booths_whatsappgroup AS grp ON grp.booth_id = work.booth AND grp.slot = work.slot
LEFT JOIN {faults} AS fault ON fault.row = s.row
"""

LOCK = """
SELECT count(*) FROM (
    SELECT id FROM booths_booth
    WHERE id IN (SELECT booth FROM {work} JOIN {plan} AS plan USING (row, part) WHERE plan.outcome IN (1, 2))
    ORDER BY id FOR NO KEY UPDATE
) AS locked
"""

INSERT = """
INSERT INTO booths_whatsappgroup (
    booth_id, slot, invite_code, name, admin_name, admin_phone, admin2_name, admin2_phone, members, status, activated_on
)
SELECT booth.id, work.slot, s.code, coalesce(s.name, ''), coalesce(s.admin_name, ''), coalesce(s.admin_phone, ''),
    coalesce(s.admin2_name, ''), coalesce(s.admin2_phone, ''), s.members,
    CASE WHEN counts THEN 'active' ELSE 'planned' END, CASE WHEN counts THEN %(today)s::date END
FROM {plan} AS plan
JOIN {stage} AS s USING (row, part)
JOIN {work} AS work USING (row, part)
JOIN booths_booth AS booth ON booth.assembly_id = s.assembly AND booth.sort = s.sort
CROSS JOIN LATERAL (SELECT s.code IS NOT NULL OR s.admin_name IS NOT NULL AS counts) AS state
WHERE plan.outcome = 2 ORDER BY booth.id, work.slot
"""

# In a closed group's slot stands another group: what was known of the old one, its checks included, does not hold.
UPDATE = """
UPDATE booths_whatsappgroup AS grp SET
    invite_code = coalesce(s.code, grp.invite_code),
    name = coalesce(s.name, CASE WHEN grp.status = 'closed' THEN '' ELSE grp.name END),
    admin_name = coalesce(s.admin_name, CASE WHEN grp.status = 'closed' THEN '' ELSE grp.admin_name END),
    admin_phone = coalesce(s.admin_phone, CASE WHEN grp.status = 'closed' THEN '' ELSE grp.admin_phone END),
    admin2_name = coalesce(s.admin2_name, CASE WHEN grp.status = 'closed' THEN '' ELSE grp.admin2_name END),
    admin2_phone = coalesce(s.admin2_phone, CASE WHEN grp.status = 'closed' THEN '' ELSE grp.admin2_phone END),
    members = coalesce(s.members, CASE WHEN grp.status <> 'closed' THEN grp.members END),
    checked_on = CASE WHEN grp.status = 'active' THEN grp.checked_on END,
    alive = CASE WHEN grp.status = 'active' THEN grp.alive END,
    status = CASE WHEN counts THEN 'active' ELSE 'planned' END,
    activated_on = CASE WHEN counts AND grp.status <> 'active' THEN %(today)s::date ELSE grp.activated_on END,
    closed_on = NULL, version = grp.version + 1
FROM {plan} AS plan
JOIN {stage} AS s USING (row, part),
LATERAL (SELECT s.code IS NOT NULL OR s.admin_name IS NOT NULL OR plan.active AS counts) AS state
WHERE plan.outcome = 1 AND grp.id = plan.target AND grp.version = plan.version
"""

# As when a person registers it: the slot now has a link of its own, so that a doubtful claim to another is settled.
SETTLE_COLLISIONS = """
DELETE FROM booths_linkcollision AS collision
USING {plan} AS plan JOIN {stage} AS s USING (row, part) JOIN {work} AS work USING (row, part)
WHERE plan.outcome IN (1, 2) AND s.code IS NOT NULL AND collision.booth_id = work.booth AND collision.slot = work.slot
"""

# As the page does that registers a group: the second claim to a link is refused, and kept in mind at its booth for as
# long as another booth's group has the link. It makes no difference whether the first came by this sheet or before.
COLLIDE = """
INSERT INTO booths_linkcollision (booth_id, slot, invite_code, claimed_at, claimed_by_id)
SELECT DISTINCT ON (work.booth, s.code) work.booth, coalesce(s.slot, free.slot, 1), s.code, now(), %(actor)s
FROM (
    SELECT DISTINCT row FROM {problems}
    WHERE job_id = %(job)s AND severity = 1 AND code IN ('link_taken', 'link_taken_outside', 'link_twice')
    EXCEPT SELECT row FROM {problems} WHERE job_id = %(job)s AND severity = 1 AND code = 'outside_area'
) AS refused
JOIN {work} AS work USING (row)
JOIN {stage} AS s USING (row, part)
JOIN booths_whatsappgroup AS holder
    ON holder.invite_code = s.code AND holder.booth_id <> work.booth AND holder.status = 'active'
LEFT JOIN LATERAL (
    SELECT min(slot) AS slot FROM generate_series(1, 9) AS slot WHERE slot NOT IN (
        SELECT slot FROM booths_whatsappgroup AS grp WHERE grp.booth_id = work.booth AND grp.status = 'active'
    )
) AS free ON TRUE
ORDER BY work.booth, s.code, row
ON CONFLICT (booth_id, invite_code) DO NOTHING
"""

# A group that a row adds to a booth which it changes is shown like a change from nothing.
CHANGES = """
SELECT shown.row, field || CASE WHEN field = 'status' THEN '' ELSE (%(suffix)s::text[])[shown.part] END, old, new
FROM (SELECT row, part, target FROM {plan} WHERE outcome IN (1, 2) AND row = ANY (%(rows)s)) AS shown
JOIN {stage} AS s USING (row, part)
LEFT JOIN booths_whatsappgroup AS grp ON grp.id = shown.target
CROSS JOIN LATERAL (VALUES
    (1, 'invite_link', 'https://chat.whatsapp.com/' || grp.invite_code, 'https://chat.whatsapp.com/' || s.code),
    (2, 'group_name', grp.name, s.name), (3, 'admin_name', grp.admin_name, s.admin_name),
    (4, 'admin_phone', grp.admin_phone, s.admin_phone), (5, 'admin2_name', grp.admin2_name, s.admin2_name),
    (6, 'admin2_phone', grp.admin2_phone, s.admin2_phone), (7, 'members', grp.members::text, s.members::text),
    (8, 'status', grp.status, CASE
        WHEN grp.id IS NULL THEN NULL
        WHEN s.code IS NOT NULL OR s.admin_name IS NOT NULL THEN 'active' WHEN grp.status = 'closed' THEN 'planned'
    END)
) AS field (position, field, old, new)
WHERE new IS NOT NULL AND new IS DISTINCT FROM old
ORDER BY shown.row, shown.part, position
"""
