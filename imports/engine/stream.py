"""Rows on their way into a table, encoded as CSV and handed over with COPY some thousand at a time.

In between the connection is free, so that readers of rows may ask the register; memory stays that of one batch.
"""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.backends.utils import CursorWrapper

from imports.models import ImportProblem
from imports.models.problem import Found
from imports.reading import Finding


class TableWriter:
    """Collects rows for the columns of a table. None and '' both arrive as NULL: nothing given."""

    options = ""

    def __init__(self, table: str, columns: Sequence[str]) -> None:
        self._table, self._columns = table, columns
        self._text = io.StringIO()
        self._writer = csv.writer(self._text)

    def write(self, row: Sequence[Any]) -> None:
        """Collect a row."""
        self._writer.writerow(row)

    def flush(self, cursor: CursorWrapper) -> None:
        """Hand what is collected to the database."""
        if not self._text.tell():
            return
        content = io.BytesIO(self._text.getvalue().encode(errors="replace"))
        self._text.seek(0)
        self._text.truncate()
        columns = ", ".join(self._columns)
        cursor.copy_expert(f"COPY {self._table} ({columns}) FROM STDIN (FORMAT csv{self.options})", content, 1 << 16)


class FindingWriter(TableWriter):
    """Collects what is found in the cells, for the table of problems."""

    options = ", FORCE_NOT_NULL (field, value)"

    def __init__(self, job_id: int, found: Found = Found.IN_CELLS) -> None:
        columns = ("job_id", "row", "field", "value", "code", "facts", "severity", "found")
        super().__init__(ImportProblem._meta.db_table, columns)
        self._job_id, self._found = job_id, found

    def add(self, findings: Iterable[Finding]) -> None:
        """Collect findings."""
        for finding in findings:
            facts = json.dumps(finding.facts, ensure_ascii=False) if finding.facts else "{}"
            self.write((self._job_id, *finding[:4], facts, int(finding.severity), int(self._found)))
