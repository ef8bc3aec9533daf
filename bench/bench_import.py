"""Importing a state's booth list and two groups a booth, beside plain COPY of the same rows into the same tables.

The whole way counts: read the file, understand it, check every row, stage, compare, write, with the history.
"""

import io
import json
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import connection, transaction

from bench.figures import Figure
from bench.lists import BoothRow, booth_list
from bench.sheets import BOOTH_COLUMNS, GROUP_COLUMNS, group_rows, invite_code, phone, write_sheet
from booths.models import Unit
from booths.services import state_load
from demo.copying import copy_rows

BOOTHS = ("assembly_id", "unit_id", "number", "name_en", "electors")
GROUPS = ("booth_id", "slot", "invite_code", "admin_name", "admin_phone", "members", "status", "activated_on")


def measure() -> Iterator[Figure]:
    """Yield the figures of booths, of groups, and of both files once more."""
    state_load(actor=None, code="UP")
    rows = booth_list()
    with tempfile.TemporaryDirectory() as folder:
        booths = write_sheet(Path(folder) / "booths.csv", BOOTH_COLUMNS, rows)
        copied = _copied("booths_booth", BOOTHS, _booth_rows(rows))
        first, report = _imported("booths", booths)
        work = f"{len(rows)} booths"
        yield Figure(work, first, copied, "COPY", goal=4, note=_counts(report))
        again, report = _imported("booths", booths)
        yield Figure(f"{work}, the same file again", again, copied, "COPY", goal=1, note=_counts(report))
        groups = write_sheet(Path(folder) / "groups.csv", GROUP_COLUMNS, group_rows(rows))
        copied = _copied("booths_whatsappgroup", GROUPS, _group_values())
        first, report = _imported("groups", groups)
        work = f"{2 * len(rows)} groups, 1 % bad"
        yield Figure(work, first, copied, "COPY", goal=3, note=_counts(report))
        again, report = _imported("groups", groups)
        yield Figure(f"{work}, the same file again", again, copied, "COPY", goal=1, note=_counts(report))


def _imported(kind: str, path: Path) -> tuple[float, dict[str, Any]]:
    output, begun = io.StringIO(), time.monotonic()
    call_command("import_sheet", kind, path, json=True, stdout=output)
    return time.monotonic() - begun, json.loads(output.getvalue())


def _copied(table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> float:
    """Time COPY of the rows, triggers and indexes in place as in real use; what it wrote is taken back."""
    rows = list(rows)
    with transaction.atomic():
        connection.cursor().execute("SET LOCAL random_page_cost = 1.1")
        begun = time.monotonic()
        copy_rows(table, columns, rows, chunk=len(rows))  # one statement: the triggers run once
        taken = time.monotonic() - begun
        transaction.set_rollback(True)
    connection.cursor().execute(f"VACUUM ANALYZE {table}")
    return taken


def _booth_rows(rows: list[BoothRow]) -> Iterator[tuple[Any, ...]]:
    ids = {str(number): pk for number, pk in Unit.objects.filter(level=4).values_list("number", "pk")}
    for row in rows:
        assembly = ids[row.assembly]
        yield assembly, assembly, row.number, " ".join(row.name.split())[:250], row.electors or None


def _group_values() -> Iterator[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM booths_booth ORDER BY id")
        ids = [pk for (pk,) in cursor.fetchall()]
    for index, (pk, slot) in enumerate(((pk, slot) for pk in ids for slot in (1, 2)), 1):
        yield pk, slot, invite_code(index), f"Admin {index}", phone(index), 150, "active", "2026-01-01"


def _counts(report: dict[str, Any]) -> str:
    names = ("rows", "new", "changed", "unchanged", "refused")
    return ", ".join(f"{report[name]} {name}" for name in names)
