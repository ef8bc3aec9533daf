"""The SQL of nodes and edges, in the order in which it runs. Braces are tables and columns of the models."""

CREATE = """
DROP TABLE IF EXISTS undo_nodes, undo_edges;
CREATE TEMPORARY TABLE undo_nodes (
    model smallint, id bigint, what text, changed bool, before bigint, last bigint,
    reason text, cause_model text, cause_id bigint, alone bool, forced bool
) ON COMMIT DROP;
CREATE TEMPORARY TABLE undo_edges (
    from_model smallint, from_id bigint, to_model smallint, to_id bigint, reason text
) ON COMMIT DROP;
"""

# ``before`` is the event with the values from before the context, ``last`` the context's last event of the record.
# What differs now from ``last`` was changed since; who edited a record and put it back, or took a later import back,
# has changed nothing.
FIND = """
INSERT INTO undo_nodes (model, id, what, changed, before, last)
SELECT {index}, id, what, changed, before, last FROM (
    SELECT own.id, image.pgh_id AS before, own.last,
        CASE
            WHEN first.pgh_label = 'insert' THEN CASE WHEN now.{pk} IS NOT NULL THEN 'remove' END
            WHEN image.pgh_id IS NULL THEN 'unknown'
            WHEN now.{pk} IS NULL THEN 'recreate'
            WHEN {now} IS DISTINCT FROM {image} THEN 'restore'
        END AS what,
        CASE
            WHEN last.pgh_label = 'delete' THEN now.{pk} IS NOT NULL
            ELSE now.{pk} IS NULL OR {now} IS DISTINCT FROM {last}
        END AS changed
    FROM (
        SELECT pgh_obj_id AS id, min(pgh_id) AS first, max(pgh_id) AS last
        FROM {events} WHERE pgh_context_id = %(context)s GROUP BY pgh_obj_id
    ) AS own
    JOIN {events} AS first ON first.pgh_id = own.first
    JOIN {events} AS last ON last.pgh_id = own.last
    LEFT JOIN LATERAL (
        SELECT max(pgh_id) AS pgh_id FROM {events}
        WHERE first.pgh_label = 'update' AND pgh_obj_id = own.id AND pgh_id < own.first
    ) AS earlier ON TRUE
    LEFT JOIN {events} AS image
        ON image.pgh_id = CASE first.pgh_label WHEN 'delete' THEN own.first ELSE earlier.pgh_id END
    LEFT JOIN {table} AS now ON now.{pk} = own.id
) AS found
WHERE what IS NOT NULL
"""

# Rows of others that hold nothing, such as a vacant seat, go with what is removed, and stay with what stays. They have
# no ``last``: the context did not write them.
ALONG = """
WITH added AS (
    INSERT INTO undo_nodes (model, id, what, changed)
    SELECT DISTINCT {child_index}::smallint, child.{child_pk}, 'remove', FALSE
    FROM undo_nodes AS node JOIN {child} AS child ON child.{column} = node.id
    WHERE node.model = {index} AND node.what = 'remove' AND NOT EXISTS (
        SELECT FROM undo_nodes AS known WHERE known.model = {child_index} AND known.id = child.{child_pk}
    )
    RETURNING id
)
INSERT INTO undo_edges
SELECT {index}, child.{column}, {child_index}, added.id, 'along'
FROM added JOIN {child} AS child ON child.{child_pk} = added.id
"""

# What is removed must have nothing hanging on it that stays.
HANGING = """
UPDATE undo_nodes AS node SET reason = 'hanging', cause_model = '{label}', cause_id = hanging.id
FROM (
    SELECT child.{column} AS parent, min(child.{child_pk}) AS id FROM {child} AS child
    WHERE child.{column} IN (SELECT id FROM undo_nodes WHERE model = {index} AND what = 'remove') AND NOT EXISTS (
        SELECT FROM undo_nodes AS known
        WHERE known.model = {child_index} AND known.id = child.{child_pk} AND known.what IN ('remove', 'restore')
    )
    GROUP BY child.{column}
) AS hanging
WHERE node.model = {index} AND node.id = hanging.parent AND node.what = 'remove' AND node.reason IS NULL
"""
HANGING_EDGES = """
INSERT INTO undo_edges
SELECT known.model, known.id, node.model, node.id, 'hanging'
FROM undo_nodes AS node
JOIN {child} AS child ON child.{column} = node.id
JOIN undo_nodes AS known
    ON known.model = {child_index} AND known.id = child.{child_pk} AND known.what IN ('remove', 'restore')
WHERE node.model = {index} AND node.what = 'remove'
"""

# What comes back must not take a number or link that another record has by now, or keeps.
TAKEN = """
WITH conflicts AS (
    SELECT node.id, other.{pk} AS other, known.model AS known
    FROM undo_nodes AS node
    JOIN {images} AS image ON image.pgh_id = node.before
    JOIN {table} AS other ON {same} AND other.{pk} <> node.id
    LEFT JOIN undo_nodes AS known
        ON known.model = node.model AND known.id = other.{pk} AND known.what IN ('remove', 'restore')
    WHERE node.model = {index} AND node.what IN ('restore', 'recreate')
), edges AS (
    INSERT INTO undo_edges SELECT {index}, other, {index}, id, 'taken' FROM conflicts WHERE known IS NOT NULL
)
UPDATE undo_nodes AS node SET reason = 'taken', cause_model = '{label}', cause_id = conflicts.other
FROM conflicts
WHERE node.model = {index} AND node.id = conflicts.id AND conflicts.known IS NULL AND node.reason IS NULL
"""

# What it belonged to must be there, or come back with it.
GONE = """
WITH lost AS (
    SELECT node.id, image.{column} AS parent, known.model AS known
    FROM undo_nodes AS node
    JOIN {events} AS image ON image.pgh_id = node.before
    LEFT JOIN {parent} AS parent ON parent.{parent_pk} = image.{column}
    LEFT JOIN undo_nodes AS known
        ON known.model = {parent_index} AND known.id = image.{column} AND known.what = 'recreate'
    WHERE node.model = {index} AND node.what IN ('restore', 'recreate')
        AND image.{column} IS NOT NULL AND parent.{parent_pk} IS NULL
), edges AS (
    INSERT INTO undo_edges SELECT {parent_index}, parent, {index}, id, 'gone' FROM lost WHERE known IS NOT NULL
)
UPDATE undo_nodes AS node SET reason = 'gone'
FROM lost WHERE node.model = {index} AND node.id = lost.id AND lost.known IS NULL AND node.reason IS NULL
"""

OWN_REASONS = """
UPDATE undo_nodes SET reason = CASE WHEN what = 'unknown' THEN 'unknown' ELSE 'changed' END
WHERE reason IS NULL AND (changed OR what = 'unknown')
"""

# ``alone``: stays when what was changed since is left alone; ``forced``: stays even when it is not.
CLOSE = """
WITH RECURSIVE kept AS (
    SELECT model, id FROM undo_nodes WHERE {first}
    UNION
    SELECT edge.to_model, edge.to_id FROM kept
    JOIN undo_edges AS edge ON edge.from_model = kept.model AND edge.from_id = kept.id
)
UPDATE undo_nodes AS node SET {column} = TRUE FROM kept WHERE node.model = kept.model AND node.id = kept.id
"""
# Whoever stays for another's sake says so; that it was changed too no longer matters where not even force helps.
INHERITED = """
UPDATE undo_nodes AS node SET reason = cause.reason, cause_model = labels.label, cause_id = cause.from_id
FROM (
    SELECT DISTINCT ON (edge.to_model, edge.to_id) edge.*
    FROM undo_edges AS edge JOIN undo_nodes AS source ON source.model = edge.from_model AND source.id = edge.from_id
    WHERE source.{column} ORDER BY edge.to_model, edge.to_id, edge.from_model, edge.from_id
) AS cause
JOIN (VALUES {labels}) AS labels (model, label) ON labels.model = cause.from_model
WHERE node.model = cause.to_model AND node.id = cause.to_id AND node.{column} AND {unexplained}
"""
