"""Taking back: what was added is removed, what was changed gets its values back, what was deleted is made again."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection, models, transaction
from django.db.backends.utils import CursorWrapper

from core.undo.nodes import find_nodes
from core.undo.plan import Counts, Kept, ModelPlan, kept, model_plans
from core.undo.tables import VERSION, Table, goes_along, quote, sets_null

LOCK = """
SELECT count(*) FROM (
    SELECT {pk} FROM {table} WHERE {pk} IN (SELECT pgh_obj_id FROM {events} WHERE pgh_context_id = %(context)s)
    ORDER BY {pk} FOR UPDATE
) AS locked
"""
ACTING = """(
    SELECT id FROM undo_nodes
    WHERE model = {index} AND what = '{what}' AND CASE WHEN {force} THEN forced ELSE alone END IS NOT TRUE
)"""
DELETE = "DELETE FROM {table} WHERE {pk} IN {acting}"
EMPTY_REFERENCE = "UPDATE {child} SET {column} = NULL WHERE {column} IN {acting}"
DELETE_ALONG = "DELETE FROM {child} WHERE {column} IN {acting}"

DIFFERING = """
SELECT {differing}
FROM undo_nodes AS node JOIN {events} AS image ON image.pgh_id = node.before JOIN {table} AS now ON now.{pk} = node.id
WHERE node.model = {index} AND node.id IN {acting}
"""
# Only the columns that differ in any row: naming others would have their search keys made again.
RESTORE = """
UPDATE {table} AS now SET {settings}
FROM undo_nodes AS node JOIN {events} AS image ON image.pgh_id = node.before
WHERE node.model = {index} AND now.{pk} = node.id AND node.id IN {acting}
"""
RECREATE = """
INSERT INTO {table} ({columns})
SELECT {values}
FROM undo_nodes AS node JOIN {events} AS image ON image.pgh_id = node.before
WHERE node.model = {index} AND node.id IN {acting} AND {ready} ORDER BY node.id
"""


@dataclass(frozen=True, slots=True)
class UndoResult:
    """What was taken back, model by model, and the first of the records that stay as they are."""

    models: list[tuple[type[models.Model], Counts]]
    kept: list[Kept]

    @property
    def counts(self) -> Counts:
        """The sums."""
        return sum((counts for _model, counts in self.models), Counts())


def undo_apply(
    context_id: UUID,
    models: Sequence[type[models.Model]],
    *,
    force: bool = False,
    along: Collection[type[models.Model]] = (),
    follows: Mapping[type[models.Model], Collection[str]] | None = None,
    tell: Callable[[float], None] = lambda share: None,
) -> UndoResult:
    """Take back all that was written in a context of the history; see ``undo_plan`` for ``models`` and ``along``.

    The records are locked, in the order of ``models``, before the plan is made. Records changed since stay as they
    are, unless ``force``; what something hangs on, or whose place is taken, stays in any case. What is written is
    history too: call it within ``core.history.acting``. follows: fields that triggers keep in step with other rows;
    where force takes back what was changed since, they stay as the triggers left them. tell is called on the way with
    the share (0 to 1) of the work that is done; what it raises ends the transaction.

    IntegrityError when somebody writes something at the same moment that the plan could not see: try again.
    """
    tables = [Table(model, index) for index, model in enumerate(models)]
    with transaction.atomic(), connection.cursor() as cursor:
        for table in tables:
            cursor.execute(_fill(LOCK, table), {"context": context_id})
        tell(0.1)
        acts = find_nodes(cursor, context_id, tables, along)
        plans, stay = model_plans(cursor, tables), kept(cursor, tables, force=force)
        # Numbers that change places, and whatever hangs on what: looked at when all is written.
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        for number, table in enumerate(reversed(tables)):
            tell(0.3 + 0.3 * number / len(tables))
            if "remove" in acts[table.index]:
                _remove(cursor, table, force=force)
        for number, table in enumerate(tables):
            tell(0.6 + 0.4 * number / len(tables))
            if acts[table.index] & {"restore", "recreate"}:
                _bring_back(cursor, table, force=force, follows=(follows or {}).get(table.model, ()))
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    return UndoResult([(plan.model, _counts(plan, force=force)) for plan in plans], stay)


def _counts(plan: ModelPlan, *, force: bool) -> Counts:
    return plan.forced if force else plan.alone


def _fill(template: str, table: Table, **more: str) -> str:
    names = {"table": table.name, "pk": table.pk, "events": table.events, "index": str(table.index)}
    return template.format(**names, **more)


def _acting(table: Table, what: str, *, force: bool) -> str:
    return ACTING.format(index=table.index, what=what, force=force)


def _remove(cursor: CursorWrapper, table: Table, *, force: bool) -> None:
    acting = _acting(table, "remove", force=force)
    for field in table.children:
        template = EMPTY_REFERENCE if sets_null(field) else DELETE_ALONG if goes_along(field) else ""
        if template:
            child, column = quote(field.model._meta.db_table), quote(field.column)
            cursor.execute(template.format(child=child, column=column, acting=acting))
    cursor.execute(_fill(DELETE, table, acting=acting))


def _bring_back(cursor: CursorWrapper, table: Table, *, force: bool, follows: Collection[str]) -> None:
    """Give values back and make again. Rows that hang on rows of their own table find these made before they move."""
    if any(field.related_model is table.model for field in table.parents):
        _recreate(cursor, table, force=force)
        _restore(cursor, table, force=force, follows=follows)
    else:
        _restore(cursor, table, force=force, follows=follows)
        _recreate(cursor, table, force=force)


def _restore(cursor: CursorWrapper, table: Table, *, force: bool, follows: Collection[str]) -> None:
    acting = _acting(table, "restore", force=force)
    columns = [quote(field.column) for field in table.fields]
    differing = ", ".join(
        f"coalesce(bool_or(now.{column} IS DISTINCT FROM image.{column}), FALSE)" for column in columns
    )
    cursor.execute(_fill(DIFFERING, table, differing=differing, acting=acting))
    differs = cursor.fetchone()
    settings = []
    for field, is_different in zip(table.fields, differs, strict=True):
        if is_different:
            column, value = quote(field.column), _image(field)
            if field.name in follows:
                value = f"CASE WHEN node.changed THEN now.{column} ELSE {value} END"
            settings.append(f"{column} = {value}")
    if settings and table.has_version:
        settings.append(f"{quote(VERSION)} = now.{quote(VERSION)} + 1")
    if settings:
        cursor.execute(_fill(RESTORE, table, settings=", ".join(settings), acting=acting))


def _recreate(cursor: CursorWrapper, table: Table, *, force: bool) -> None:
    """Insert with the old ids, what hangs on rows of its own table after these."""
    columns, values = [table.pk], ["node.id"]
    for field in table.fields:
        columns.append(quote(field.column))
        values.append(_image(field))
    if table.has_version:
        columns.append(quote(VERSION))
        values.append(f"(SELECT {quote(VERSION)} FROM {table.events} WHERE pgh_id = node.last) + 1")
    own = [field for field in table.parents if field.related_model is table.model]
    ready = [f"NOT EXISTS (SELECT FROM {table.name} AS made WHERE made.{table.pk} = node.id)"]
    ready += [
        f"(image.{quote(field.column)} IS NULL OR EXISTS"
        f" (SELECT FROM {table.name} AS above WHERE above.{table.pk} = image.{quote(field.column)}))"
        for field in own
    ]
    statement = _fill(
        RECREATE,
        table,
        columns=", ".join(columns),
        values=", ".join(values),
        acting=_acting(table, "recreate", force=force),
        ready=" AND ".join(ready),
    )
    cursor.execute(statement)
    while own and cursor.rowcount:
        cursor.execute(statement)


def _image(field: Any) -> str:
    """Return the value from before; a reference that may be empty is, when what it pointed to is no longer there."""
    column = f"image.{quote(field.column)}"
    if not (field.is_relation and field.db_constraint and sets_null(field)):
        return column
    parent = field.related_model._meta
    return (
        f"(SELECT {quote(parent.pk.column)} FROM {quote(parent.db_table)} WHERE {quote(parent.pk.column)} = {column})"
    )
