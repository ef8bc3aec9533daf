"""A job's own tables, and running SQL on them.

They are unlogged and belong to one job: loaded at the speed of COPY, counted by statistics of their own, dropped in no
time. After a crash of the database they are empty, and made again from the file (docs/decisions/import-staging.md).
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import connection
from django.db.backends.utils import CursorWrapper

from imports.models import ImportProblem

PREFIX = "imports_stage_"
PROBLEMS = ImportProblem._meta.db_table


class Stage:
    """The staging tables of a job; ``run`` executes a template of SQL in which their names stand in braces.

    ``{stage}`` and ``{plan}`` are the tables of ``target``; ``{problems}`` is the table of findings.
    """

    def __init__(self, job_id: int, cursor: CursorWrapper, params: Mapping[str, Any]) -> None:
        self.job_id = job_id
        self.cursor = cursor
        self.params: dict[str, Any] = {"job": job_id, **params}

    def table(self, name: str) -> str:
        """Return the name of one of the job's tables."""
        return f"{PREFIX}{self.job_id}_{name}"

    def names(self, target: str) -> dict[str, str]:
        """Return what stands for the braces in the SQL of a target."""
        parts = ("rows", "plan", "seen", "work", "free")
        tables = {part: self.table(f"{target}_{part}") for part in parts}
        return {**tables, "stage": tables["rows"], "faults": self.table("faults"), "problems": PROBLEMS}

    def run(self, template: str, target: str, **params: Any) -> int:
        """Execute a template for a target; return the number of rows that it touched."""
        self.cursor.execute(template.format_map(self.names(target)), {**self.params, **params})
        return int(self.cursor.rowcount)

    def all(self, template: str, target: str, **params: Any) -> list[tuple[Any, ...]]:
        """Execute a query for a target and return its rows."""
        self.run(template, target, **params)
        return list(self.cursor.fetchall())

    def create(self, target: str, columns: Mapping[str, str]) -> None:
        """Create the table that a target's rows are streamed into."""
        body = ", ".join(f"{name} {kind}" for name, kind in columns.items())
        self.run(f"CREATE UNLOGGED TABLE {{stage}} ({body})", target)

    def analyze(self, target: str, part: str = "rows") -> None:
        """Let the planner know a table."""
        self.run(f"ANALYZE {{{part}}}", target)

    def holds(self, target: str, rows: int) -> bool:
        """Tell whether the plan for so many rows is there. A crash of the database empties it, and never in part."""
        if self.table(f"{target}_plan") not in {name for _, name in stage_tables()}:
            return False
        ((filled,),) = self.all("SELECT EXISTS (SELECT 1 FROM {plan})", target)
        return bool(filled == (rows > 0))

    def drop(self) -> None:
        """Drop whatever tables the job has."""
        drop_tables([name for job_id, name in stage_tables() if job_id == self.job_id], self.cursor)


def stage_tables() -> list[tuple[int, str]]:
    """Return the job id and the name of every staging table there is."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace"
            " WHERE relkind = 'r' AND n.nspname = current_schema() AND relname LIKE %s",
            [PREFIX.replace("_", r"\_") + "%"],
        )
        names = [name for (name,) in cursor.fetchall()]
    return [(int(name.removeprefix(PREFIX).partition("_")[0]), name) for name in names]


def drop_tables(names: Iterable[str], cursor: CursorWrapper) -> None:
    """Drop tables by name."""
    if listed := ", ".join(connection.ops.quote_name(name) for name in names):
        cursor.execute(f"DROP TABLE IF EXISTS {listed}")
