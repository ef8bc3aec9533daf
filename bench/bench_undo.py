"""Taking imports back, beside importing the same rows: booths, two groups a booth, a change in every booth."""

import io
import json
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management import call_command

from bench.figures import Figure
from bench.lists import booth_list
from bench.sheets import BOOTH_COLUMNS, GROUP_COLUMNS, group_rows, write_sheet
from booths.services import state_load

GOAL = 2  # times the import


def measure() -> Iterator[Figure]:
    """Yield the figures of undoing, the latest import first."""
    state_load(actor=None, code="UP")
    rows = booth_list()
    electors = [(row.assembly, row.number, row.name, 1 + int(row.electors or 0)) for row in rows]
    with tempfile.TemporaryDirectory() as folder:
        sheets = [
            ("booths", "booths added", write_sheet(Path(folder) / "booths.csv", BOOTH_COLUMNS, rows)),
            ("groups", "groups added", write_sheet(Path(folder) / "groups.csv", GROUP_COLUMNS, group_rows(rows))),
            ("booths", "booths changed", write_sheet(Path(folder) / "changed.csv", BOOTH_COLUMNS, electors)),
        ]
        imported = [(work, *_timed("import_sheet", kind, path)) for kind, work, path in sheets]
        for work, taken, report in reversed(imported):
            undoing, told = _timed("undo_import", report["id"])
            count = told["removed"] + told["restored"]
            note = f"{told['removed']} removed, {told['restored']} restored"
            yield Figure(f"{count} {work}, taken back", undoing, taken, "the import", goal=GOAL, note=note)


def _timed(command: str, *arguments: object) -> tuple[float, dict[str, Any]]:
    output, begun = io.StringIO(), time.monotonic()
    call_command(command, *map(str, arguments), "--json", stdout=output)
    return time.monotonic() - begun, json.loads(output.getvalue())
