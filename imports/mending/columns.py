"""The columns of the grid: those of the sheet that hold something, under their own headers."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from imports.messages import field_label
from imports.models import ImportJob
from imports.understanding.rows import PARTS

_NAMES = ("name_hi", "name_en")


class GridColumn(NamedTuple):
    """A column; ``fields`` are what its cell may hold, of which a row shows the one that is filled."""

    header: str
    fields: tuple[str, ...]


def grid_columns(job: ImportJob, wrong: Iterable[str] = ()) -> list[GridColumn]:
    """Return the columns in the order of the sheet, then those that it lacks though something is wrong with them.

    wrong: the fields that errors are about.
    """
    taken = {column["field"] for column in job.understanding["columns"] if column["field"]}
    columns = [grid for column in job.understanding["columns"] if column["field"] for grid in _parts(column, taken)]
    known = {field for column in columns for field in column.fields}
    return [*columns, *(GridColumn(field_label(field), (field,)) for field in dict.fromkeys(wrong)
                        if field and field not in known)]  # fmt: skip


def _parts(column: dict[str, Any], taken: set[str]) -> Iterator[GridColumn]:
    """Yield the columns that one of the sheet becomes: two where number and name stand together in its cells."""
    header = column["header"] or field_label(column["field"])
    for field in PARTS.get(column.get("split", ""), (column["field"],)):
        if field == "name":
            yield GridColumn(header, tuple(name for name in _NAMES if name not in taken) or _NAMES)
        elif field == column["field"] or field not in taken:
            yield GridColumn(header if field == column["field"] else field_label(field), (field,))
