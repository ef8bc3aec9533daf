"""Finding what there is to take back, and what depends on what, in temporary tables of the transaction.

A *node* is a record that the context wrote: what would bring back what was before it, and why it cannot be. An *edge*
says: when the one stays as it is, so must the other. All is set-based, whatever the number of records.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from django.db import models
from django.db.backends.utils import CursorWrapper

from core.undo import nodes_sql as sql
from core.undo.tables import Table, goes_along, quote, sets_null


def find_nodes(
    cursor: CursorWrapper, context_id: UUID, tables: Sequence[Table], along: Collection[type[models.Model]]
) -> dict[int, set[str]]:
    """Fill the temporary tables ``undo_nodes`` and ``undo_edges`` for what was written in a context.

    Returns what there is to do with rows of each table, by its number.
    """
    cursor.execute(sql.CREATE)
    index_of = {table.model: table.index for table in tables}
    for table in tables:
        row = {alias: table.row(alias) for alias in ("now", "image", "last")}
        cursor.execute(sql.FIND.format(**_names(table), **row), {"context": context_id})
    cursor.execute("ANALYZE undo_nodes")
    for table in tables:
        for field in table.children:
            if field.model in along and field.model in index_of and "remove" in _acts(cursor)[table.index]:
                cursor.execute(sql.ALONG.format(**_names(table), **_child(field, index_of)))
    acts = _acts(cursor)
    for table in tables:
        if "remove" in acts[table.index]:
            _find_hanging(cursor, table, index_of)
        if acts[table.index] & {"restore", "recreate"}:
            _find_lost_places(cursor, table, index_of)
    cursor.execute(sql.OWN_REASONS)
    cursor.execute("ANALYZE undo_edges")
    never = "reason IS NOT NULL AND reason <> 'changed'"
    cursor.execute(sql.CLOSE.format(column="forced", first=never))
    cursor.execute(sql.CLOSE.format(column="alone", first=f"changed OR ({never})"))
    labels = ", ".join(f"({table.index}, '{table.model._meta.label}')" for table in tables)
    unexplained = {"forced": "coalesce(node.reason, 'changed') = 'changed'", "alone": "node.reason IS NULL"}
    for column, condition in unexplained.items():
        cursor.execute(sql.INHERITED.format(labels=labels, column=column, unexplained=condition))
    return acts


def _acts(cursor: CursorWrapper) -> dict[int, set[str]]:
    """Return what there is to do, by the table's number: most imports touch one or two."""
    cursor.execute("SELECT DISTINCT model, what FROM undo_nodes")
    acts: dict[int, set[str]] = defaultdict(set)
    for index, what in cursor.fetchall():
        acts[index].add(what)
    return acts


def _find_lost_places(cursor: CursorWrapper, table: Table, index_of: dict[Any, int]) -> None:
    for key in table.keys:
        same = " AND ".join(f"other.{quote(field.column)} = image.{quote(field.column)}" for field in key)
        cursor.execute(sql.TAKEN.format(**_names(table), images=table.key_of_events(key), same=same))
    for field in table.parents:
        if not sets_null(field):
            cursor.execute(sql.GONE.format(**_names(table), **_parent(field, index_of)))


def _find_hanging(cursor: CursorWrapper, table: Table, index_of: dict[Any, int]) -> None:
    for field in table.children:
        if sets_null(field) or goes_along(field):
            continue
        names = {**_names(table), **_child(field, index_of), "label": field.model._meta.label}
        cursor.execute(sql.HANGING.format(**names))
        if field.model in index_of:
            cursor.execute(sql.HANGING_EDGES.format(**names))


def _names(table: Table) -> dict[str, Any]:
    return {
        "index": table.index,
        "table": table.name,
        "pk": table.pk,
        "events": table.events,
        "label": table.model._meta.label,
    }


def _child(field: Any, index_of: dict[Any, int]) -> dict[str, Any]:
    return {
        "child": quote(field.model._meta.db_table),
        "child_pk": quote(field.model._meta.pk.column),
        "child_index": index_of.get(field.model, -1),
        "column": quote(field.column),
    }


def _parent(field: Any, index_of: dict[Any, int]) -> dict[str, Any]:
    return {
        "parent": quote(field.related_model._meta.db_table),
        "parent_pk": quote(field.related_model._meta.pk.column),
        "parent_index": index_of.get(field.related_model, -1),
        "column": quote(field.column),
    }
