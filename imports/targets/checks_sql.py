"""The SQL of checks, in the order in which it runs. Braces are ``Stage.names``."""

# The booth that the row names, else that of the group with the link; and the group: the one with the link; else that
# of the booth's slot; else, without a slot, the booth's only active one. ``in_area``, ``may``: of the booth.
FIND = """
CREATE UNLOGGED TABLE {work} AS
SELECT s.row, s.part, here.id AS here, grp.id AS grp, grp.status, grp.activated_on, active.many,
    CASE WHEN area.holds THEN booth.assembly_id ELSE s.assembly END AS unit, area.holds AS in_area,
    %(verify_everywhere)s OR unit.path && %(verify_roots)s::bigint[] AS may,
    grp.booth_id = booth.id AND grp.slot = coalesce(s.slot, grp.slot) AS agreed
FROM {stage} AS s
LEFT JOIN booths_booth AS here ON here.assembly_id = s.assembly AND here.sort = s.sort
LEFT JOIN booths_whatsappgroup AS by_code ON by_code.invite_code = s.code
LEFT JOIN booths_whatsappgroup AS by_slot ON s.code IS NULL AND by_slot.booth_id = here.id AND by_slot.slot = s.slot
LEFT JOIN LATERAL (
    SELECT min(id) AS id, count(*) AS many FROM booths_whatsappgroup
    WHERE s.code IS NULL AND s.slot IS NULL AND booth_id = here.id AND status = 'active'
) AS active ON TRUE
LEFT JOIN booths_whatsappgroup AS grp
    ON grp.id = coalesce(by_code.id, by_slot.id, CASE WHEN active.many = 1 THEN active.id END)
LEFT JOIN booths_booth AS booth ON booth.id = coalesce(here.id, grp.booth_id)
LEFT JOIN booths_unit AS unit ON unit.id = booth.unit_id
CROSS JOIN LATERAL (SELECT NOT %(partial)s OR unit.path && %(roots)s::bigint[] AS holds) AS area
"""

BOOTH_UNKNOWN = """
INSERT INTO {problems} (job_id, row, field, value, code, facts, severity, found)
SELECT %(job)s, s.row, 'booth_no', coalesce(s.written, ltrim(s.sort, '0')), 'booth_unknown',
    jsonb_build_object('number', ltrim(s.sort, '0'), 'unit', jsonb_build_array(unit.name_en, unit.name_hi)), 1, 2
FROM {stage} AS s JOIN {work} AS work USING (row, part) JOIN booths_unit AS unit ON unit.id = s.assembly
WHERE s.sort IS NOT NULL AND work.here IS NULL
"""

# One answer for a link that nobody has and for one outside the importer's area; and beside a booth one answer for a
# link that nobody has and for another booth's.
LINK_UNKNOWN = """
INSERT INTO {problems} (job_id, row, field, value, code, facts, severity, found)
SELECT %(job)s, s.row, 'invite_link', 'https://chat.whatsapp.com/' || s.code,
    CASE WHEN s.sort IS NULL THEN 'check_link_unknown' ELSE 'check_link_elsewhere' END, '{{}}', 1, 2
FROM {stage} AS s JOIN {work} AS work USING (row, part)
WHERE s.code IS NOT NULL AND NOT s.bad AND CASE
    WHEN s.sort IS NULL THEN work.grp IS NULL OR NOT work.in_area
    ELSE work.in_area AND work.agreed IS NOT TRUE
END
"""

# Which groups a booth has is said only of booths in the importer's area.
GROUP_UNKNOWN = """
INSERT INTO {problems} (job_id, row, field, value, code, facts, severity, found)
SELECT %(job)s, s.row, CASE WHEN s.slot IS NULL THEN 'booth_no' ELSE 'slot' END,
    coalesce(s.slot::text, s.written, ltrim(s.sort, '0')),
    CASE WHEN s.slot IS NOT NULL THEN 'check_slot_empty'
        WHEN work.many > 1 THEN 'check_which_group' ELSE 'check_no_group' END,
    jsonb_build_object('number', ltrim(s.sort, '0'), 'slot', s.slot), 1, 2
FROM {stage} AS s JOIN {work} AS work USING (row, part)
WHERE s.code IS NULL AND NOT s.bad AND work.here IS NOT NULL AND work.grp IS NULL AND work.in_area
"""

OUTSIDE = """
INSERT INTO {problems} (job_id, row, field, value, code, facts, severity, found)
SELECT %(job)s, s.row, 'booth_no', coalesce(s.written, ltrim(s.sort, '0')), 'outside_area', '{{}}', 1, 2
FROM {stage} AS s JOIN {work} AS work USING (row, part)
WHERE work.here IS NOT NULL AND NOT work.in_area
"""

NOT_YOURS = """
INSERT INTO {problems} (job_id, row, field, value, code, facts, severity, found)
SELECT %(job)s, s.row, 'booth_no', coalesce(s.written, ltrim(s.sort, '0'), ''), 'check_not_yours', '{{}}', 1, 2
FROM {stage} AS s JOIN {work} AS work USING (row, part)
WHERE work.grp IS NOT NULL AND work.in_area AND NOT work.may
"""

NOT_ACTIVE = """
INSERT INTO {problems} (job_id, row, field, value, code, facts, severity, found)
SELECT %(job)s, s.row, 'booth_no', coalesce(s.written, ltrim(s.sort, '0'), ''), 'check_not_active', '{{}}', 1, 2
FROM {stage} AS s JOIN {work} AS work USING (row, part)
WHERE work.in_area AND work.agreed AND (work.status <> 'active' OR work.activated_on IS NULL)
"""

TOO_EARLY = """
INSERT INTO {problems} (job_id, row, field, value, code, facts, severity, found)
SELECT %(job)s, s.row, 'checked_on', to_char(s.day, 'DD/MM/YYYY'), 'check_too_early',
    jsonb_build_object('date', work.activated_on), 1, 2
FROM {stage} AS s JOIN {work} AS work USING (row, part)
WHERE work.in_area AND work.agreed AND work.status = 'active' AND s.day < work.activated_on
"""

# Of the rows about one group and day the first good one stands. Another that says no more is the same again, one that
# contradicts it is refused.
TWICE = """
WITH good AS (
    SELECT s.row, work.grp, s.day, s.alive, s.members FROM {stage} AS s JOIN {work} AS work USING (row, part)
    WHERE work.grp IS NOT NULL AND NOT s.bad AND s.row NOT IN (
        SELECT row FROM {problems} WHERE job_id = %(job)s AND (severity = 1 OR code = 'row_repeated')
    )
), first AS (
    SELECT DISTINCT ON (grp, day) * FROM good ORDER BY grp, day, row
)
INSERT INTO {problems} (job_id, row, field, value, code, facts, severity, found)
SELECT %(job)s, later.row, CASE WHEN other THEN 'checked_on' ELSE '' END,
    CASE WHEN other THEN to_char(later.day, 'DD/MM/YYYY') ELSE '' END,
    CASE WHEN other THEN 'check_twice' ELSE 'row_repeated' END,
    jsonb_build_object('row', first.row), CASE WHEN other THEN 1 ELSE 2 END, 2
FROM first JOIN good AS later ON later.grp = first.grp AND later.day = first.day AND later.row > first.row
CROSS JOIN LATERAL (SELECT later.alive <> first.alive OR later.members <> first.members IS TRUE AS other) AS likeness
WHERE other OR later.members IS NULL OR later.members = first.members
"""

PLAN = """
CREATE UNLOGGED TABLE {plan} AS
SELECT s.row, s.part, coalesce(work.unit, s.assembly) AS unit, NULL::bigint AS target, NULL::int AS version,
    (CASE
        WHEN fault.refused OR s.bad THEN 3
        WHEN fault.repeated THEN 0
        WHEN EXISTS (
            SELECT 1 FROM booths_groupcheck AS known
            WHERE known.group_id = work.grp AND known.checked_on = s.day AND known.alive = s.alive
                AND (s.members IS NULL OR s.members = known.members)
        ) THEN 0
        ELSE 2
    END)::smallint AS outcome
FROM {stage} AS s
JOIN {work} AS work USING (row, part)
LEFT JOIN {faults} AS fault ON fault.row = s.row
"""

LOCK = """
SELECT count(*) FROM (
    SELECT id FROM booths_whatsappgroup
    WHERE id IN (SELECT grp FROM {work} JOIN {plan} AS plan USING (row, part) WHERE plan.outcome = 2)
    ORDER BY id FOR NO KEY UPDATE
) AS locked
"""

INSERT = """
INSERT INTO booths_groupcheck (group_id, checked_on, alive, members, checked_by_id)
SELECT work.grp, s.day, s.alive, s.members, %(actor)s
FROM {plan} AS plan JOIN {stage} AS s USING (row, part) JOIN {work} AS work USING (row, part)
WHERE plan.outcome = 2 ORDER BY s.day, s.row
"""

CHANGES = """
SELECT s.row, field, NULL, new
FROM {plan} AS plan JOIN {stage} AS s USING (row, part)
CROSS JOIN LATERAL (VALUES (1, 'alive', s.alive::text), (2, 'members', s.members::text)) AS field (position, field, new)
WHERE plan.outcome = 2 AND s.row = ANY (%(rows)s) AND new IS NOT NULL
ORDER BY s.row, position
"""
