"""What undoing has to know of a tracked model's table: its columns, its keys, what it hangs on and what hangs on it."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any, cast

from django.db import connection, models

VERSION = "version"
"""The field by which an open form notices that somebody else has saved."""

quote = connection.ops.quote_name


class Table:
    """A tracked model, as number ``index`` of those that are undone together, those that others hang on first."""

    def __init__(self, model: type[models.Model], index: int) -> None:
        self.model, self.index = model, index
        self._meta = cast(Any, model._meta)
        self.name = quote(self._meta.db_table)
        self.pk = quote(self._meta.pk.column)
        event_model: Any = model.pgh_event_model  # type: ignore[attr-defined]
        self.events = quote(event_model._meta.db_table)
        kept = {field.column for field in event_model._meta.concrete_fields}
        self._concrete: list[Any] = [field for field in self._meta.concrete_fields if field.column in kept]

    @cached_property
    def fields(self) -> list[Any]:
        """The fields that history keeps, but for the primary key and the version."""
        return [field for field in self._concrete if not field.primary_key and field.name != VERSION]

    @property
    def has_version(self) -> bool:
        """Whether the rows count their versions."""
        return any(field.name == VERSION for field in self._concrete)

    def row(self, alias: str) -> str:
        """Return the fields of an alias as an SQL row, to be compared with another."""
        return "(" + ", ".join(f"{alias}.{quote(field.column)}" for field in self.fields) + ")"

    @cached_property
    def keys(self) -> list[list[Any]]:
        """The fields of each unique constraint that holds for every row."""
        constraints: list[Any] = [
            found for found in self._meta.constraints if isinstance(found, models.UniqueConstraint)
        ]
        names: list[Sequence[str]] = [
            found.fields or [expression.name for expression in found.expressions]
            for found in constraints
            if not found.condition and all(isinstance(expression, models.F) for expression in found.expressions)
        ]
        names += [(field.name,) for field in self._meta.concrete_fields if field.unique and not field.primary_key]
        return [[self._meta.get_field(name) for name in key] for key in names]

    def key_of_events(self, key: Sequence[Any]) -> str:
        """Return the SQL of a relation of the events with the columns of a key, those included that are generated."""
        columns = ", ".join(f"{_column_sql(field)} AS {quote(field.column)}" for field in key)
        return f"(SELECT pgh_id, {columns} FROM {self.events})"

    @cached_property
    def parents(self) -> list[Any]:
        """The foreign keys that the database watches."""
        return [field for field in self.fields if field.is_relation and field.db_constraint]

    @cached_property
    def children(self) -> list[Any]:
        """The foreign keys of any model that point here and that the database watches."""
        relations = self._meta.get_fields(include_hidden=True)
        fields = [found.field for found in relations if (found.one_to_many or found.one_to_one) and found.auto_created]
        return [field for field in fields if field.concrete and field.db_constraint]


def _column_sql(field: Any) -> str:
    """Return a column over the rows of the events, which have no generated columns: those are computed anew."""
    if not isinstance(field, models.GeneratedField):
        return quote(field.column)
    sql, params = field.generated_sql(connection)
    with connection.cursor() as cursor:
        return str(cursor.mogrify(sql, params).decode()) if params else str(sql)


def sets_null(field: Any) -> bool:
    """Tell whether a reference may simply be emptied when what it points to goes."""
    return bool(field.remote_field.on_delete is models.SET_NULL)


def goes_along(field: Any) -> bool:
    """Tell whether rows without a history of their own go when what they belong to goes."""
    cascades = field.remote_field.on_delete is models.CASCADE
    return bool(cascades and not hasattr(field.model, "pgh_event_model"))
