"""What a table must say of itself to be taken out: which rows, which columns, where they come from.

The rows are those of the list that the person looks at: the same filter, over the units in which they may export. The
cells are written by one SQL query, so that the database can send them as a stream.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import django_filters
from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Model, QuerySet
from django.http import QueryDict
from django.utils.functional import Promise

from booths.models import Unit
from booths.scope import Right, Scope
from core.sheets.copied import Cell, Column
from reports.exporters.sql import literal, masked


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column that can be chosen.

    sql: its cell, over the tables of the exporter's ``source``; ``%(hindi)s`` is whether the file is in Hindi. A
    function where the SQL holds words, which are those of the language in which the file is written.
    phone: a mobile number, shown in full where that right holds. contact: shown there, and else left empty.
    usual: chosen unless the person chooses otherwise.
    """

    key: str
    label: str | Promise
    sql: Any
    cell: Cell = Cell.TEXT
    width: int = 18
    phone: bool = False
    contact: bool = False
    usual: bool = True

    def column(self) -> Column:
        """Return what the writers need to know, in the active language."""
        return Column(str(self.label), self.cell, self.width)


class Parameters(QueryDict):
    """The parameters of a list, as its address has them, without those that only turn its pages."""

    @classmethod
    def of(cls, lists: Mapping[str, Sequence[str]]) -> "Parameters":
        """Return the parameters of names with lists of values; empty values ask for nothing and are left out."""
        made = cls(mutable=True)
        for name, values in lists.items():
            if name not in _PAGING and (given := [value for value in values if value]):
                made.setlist(name, given)
        return made


_PAGING = {"after", "before", "list", "page", "order", "csrfmiddlewaretoken"}


class Exporter(ABC):
    """One table; its columns stand in the order in which they are written.

    source: the FROM clause. key: the id of a row in it. order: of the rows. path: the lookup of the path of the unit
    that decides about numbers, from the model; in the source that unit is called ``unit``.
    """

    name: ClassVar[str]
    title: ClassVar[str | Promise]
    columns: ClassVar[tuple[TableColumn, ...]]
    source: ClassVar[str]
    key: ClassVar[str]
    path: ClassVar[str] = "unit__path"
    numbers_shown: ClassVar[str] = "unit.path && %(phones)s::bigint[]"
    """The condition on a row that its numbers may be shown, to somebody who may see some but not all."""
    order: ClassVar[str]
    beside: ClassVar[str] = ""
    """The name of another table with the same filter: the same places in other rows."""
    address: ClassVar[str]
    """The name of the list's address."""

    @abstractmethod
    def filter(self, scope: Scope, parameters: Parameters) -> django_filters.FilterSet:
        """Return the filter of the list over the rows that ``scope`` may take out."""

    def asked(self, scope: Scope, lists: Mapping[str, Sequence[str]]) -> Parameters:
        """Return those of the parameters of an address that the filter knows."""
        known = self.filter(scope, Parameters.of({})).filters
        return Parameters.of({name: values for name, values in lists.items() if name in known})

    def rows(self, scope: Scope, parameters: Parameters) -> QuerySet[Model]:
        """Return the rows that will be in the file."""
        return self.filter(scope, parameters).qs

    def with_numbers(self, rows: QuerySet[Model], scope: Scope) -> QuerySet[Model]:
        """Return those of the rows whose numbers may be shown: what ``numbers_shown`` says, of the model."""
        return rows.filter(scope.units(Right.PHONES, self.path))

    def area(self, scope: Scope, parameters: Parameters) -> Unit | None:
        """Return the unit that the filter names; None where it names none."""
        found: Unit | None = getattr(self.filter(scope, parameters), "area", None)
        return found

    def values(self, scope: Scope, parameters: Parameters) -> dict[str, Any]:
        """Return what stands for ``%(…)s`` in the source and the columns, besides ``hindi`` and ``phones``."""
        return {}

    @property
    def usual(self) -> list[str]:
        """The keys of the columns that are chosen unless the person chooses otherwise."""
        return [column.key for column in self.columns if column.usual]

    def chosen(self, keys: Sequence[str]) -> list[TableColumn]:
        """Return the columns of these keys in the table's order."""
        return [column for column in self.columns if column.key in set(keys)]

    def query(self, scope: Scope, parameters: Parameters, keys: Sequence[str], *, hindi: bool) -> str:
        """Return the SELECT that gives the cells of the file, with every value in it."""
        cells = ", ".join(self._cell(column, scope) for column in self.chosen(keys))
        values = {"hindi": hindi, "phones": sorted(scope.root_ids(Right.PHONES))}
        values |= self.values(scope, parameters)
        with connection.cursor() as cursor:
            text = f"SELECT {cells} FROM {self.source} WHERE {self.key} IN (%(rows)s) ORDER BY {self.order}"
            body, rest = text.split("%(rows)s")
            parts = [cursor.mogrify(part, values).decode() for part in (body, rest)]
        return f"{parts[0]}{ids_of(self.rows(scope, parameters))}{parts[1]}"

    def _cell(self, column: TableColumn, scope: Scope) -> str:
        sql = column.sql() if callable(column.sql) else column.sql
        if not (column.phone or column.contact) or Right.PHONES in scope.everywhere:
            return f"substr({sql}, 4)" if column.phone else sql
        hidden = masked(sql) if column.phone else literal("")
        shown = f"substr({sql}, 4)" if column.phone else sql
        if not scope.has(Right.PHONES):
            return hidden
        return f"CASE WHEN {self.numbers_shown} THEN {shown} ELSE {hidden} END"


def ids_of(rows: QuerySet[Model]) -> str:
    """Return the query of the rows' ids, with every value in it."""
    try:
        sql, params = rows.order_by().values("pk").query.sql_with_params()
    except EmptyResultSet:
        return "SELECT NULL::bigint WHERE FALSE"
    with connection.cursor() as cursor:
        text: str = cursor.mogrify(sql, params).decode()
    return text
