"""Bulk loading with COPY, for a state's worth of rows."""

import io
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection

_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
_CHUNK = 20_000


def copy_rows(table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]], chunk: int = _CHUNK) -> int:
    """Load rows of plain values (None is NULL) into a table; return how many. Only in a transaction.

    Each ``chunk`` rows are one statement.
    """
    buffer, count = io.StringIO(), 0
    for row in rows:
        cells = (r"\N" if cell is None else str(cell).translate(_ESCAPES) for cell in row)
        buffer.write("\t".join(cells) + "\n")
        count += 1
        if count % chunk == 0:
            _send(table, columns, buffer)
            buffer = io.StringIO()
    _send(table, columns, buffer)
    return count


def _send(table: str, columns: Sequence[str], buffer: io.StringIO) -> None:
    if buffer.tell():
        buffer.seek(0)
        with connection.cursor() as cursor:
            cursor.copy_expert(f"COPY {table} ({', '.join(columns)}) FROM STDIN", buffer)
