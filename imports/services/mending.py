"""Mending refused rows in the browser: keeping their cells at hand, and what a person puts there instead."""

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction

from core.sheets import limits
from imports.engine.locks import lock_job
from imports.engine.stage import Stage, stage_tables
from imports.engine.storable import storable
from imports.engine.stream import TableWriter
from imports.errors import WrongState
from imports.models import ImportJob, ImportMend, Severity, State
from imports.services.opening import opened
from imports.understanding import KINDS, DataRow, Understanding
from imports.understanding.rows import Repaired

MOST = 5_000  # refused rows kept at hand; nobody mends more of them by hand
_CELLS = "cells"
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ud800-\udfff]")


def rows_kept(*, job: ImportJob, rows: Collection[int]) -> dict[int, DataRow]:
    """Return refused rows as the sheet has them, by number; those beyond the first ``MOST`` are not at hand.

    The file is read once after each check, up to the last row that is wanted. WrongState when the job is not ready,
    SheetError when the file is gone.
    """
    with _ready(job) as stage:
        if stage.table(f"{_CELLS}_rows") not in {name for _, name in stage_tables()}:
            _keep(job, stage)
        found = stage.all("SELECT row, cells FROM {stage} WHERE row = ANY (%(wanted)s)", _CELLS, wanted=list(rows))
    return {row: _data(row, json.loads(cells) if isinstance(cells, str) else cells) for row, cells in found}


def row_mend(*, job: ImportJob, row: int, values: Mapping[str, str | None]) -> DataRow:
    """Keep what is to be read in some fields of a refused row, None for what the sheet has; return the sheet's row.

    A value that the sheet has anyway is no mend. ValueError for a row that is not at hand, a field that the kind of
    sheet does not have or a text beyond the limit of a cell. WrongState when the job is not ready.
    """
    fields = set(KINDS[job.kind].fields)
    texts = {field: None if value is None else cell_text(value) for field, value in values.items()}
    if strange := set(texts) - fields:
        raise ValueError(f"no fields of {job.kind}: {sorted(strange)}")
    if any(value and len(value) > limits.CHARACTERS for value in texts.values()):
        raise ValueError("longer than a cell may be")
    data = rows_kept(job=job, rows=[row]).get(row)
    if data is None:
        raise ValueError(f"row {row} is not at hand")
    mends = {
        field: value for field, value in texts.items() if value is not None and value != data.values.get(field, "")
    }
    with _ready(job):
        ImportMend.objects.filter(job=job, row=row, field__in=set(texts) - set(mends)).delete()
        _save(ImportMend(job=job, row=row, field=field, value=value) for field, value in mends.items())
    return data


def rows_mend_alike(*, job: ImportJob, field: str, code: str, value: str, mended: str) -> int:
    """Mend all rows that were refused for the same value in the same column alike; return how many.

    code: for what they were refused. ValueError and WrongState as ``row_mend`` has them.
    """
    text = cell_text(mended)
    if field not in KINDS[job.kind].fields or len(text) > limits.CHARACTERS:
        raise ValueError("no such field, or too long")
    with _ready(job):
        rows = rows_alike(job, field, code, value)
        _save(ImportMend(job=job, row=row, field=field, value=text) for row in rows)
    return len(rows)


def rows_alike(job: ImportJob, field: str, code: str, value: str) -> list[int]:
    """Return the rows that the last check refused for this value in this column."""
    alike = job.problems.filter(severity=Severity.ERROR, field=field, code=code, value=value)
    return list(alike.order_by("row").values_list("row", flat=True).distinct())


def cell_text(text: str) -> str:
    """Return a text as a cell holds it: stripped, without control characters."""
    return _CONTROL.sub("", text).strip()


@contextmanager
def _ready(job: ImportJob) -> Iterator[Stage]:
    """Keep workers and other requests off the job, which must be ready."""
    with transaction.atomic(), connection.cursor() as cursor:
        lock_job(cursor, job.pk)
        state = ImportJob.objects.values_list("state", flat=True).get(pk=job.pk)
        if state != State.READY:
            raise WrongState(State(state))
        yield Stage(job.pk, cursor, {})


def _keep(job: ImportJob, stage: Stage) -> None:
    errors = job.problems.filter(severity=Severity.ERROR).order_by("row")
    wanted = set(errors.values_list("row", flat=True).distinct()[:MOST])
    stage.create(_CELLS, {"row": "int PRIMARY KEY", "cells": "jsonb NOT NULL"})
    writer = TableWriter(stage.table(f"{_CELLS}_rows"), ["row", "cells"])
    with opened(job) as sheet:
        for data in Understanding.from_json(sheet, job.understanding).data_rows():
            if data.number in wanted:
                kept = {"values": data.values, "problem": data.problem, "repaired": data.repaired}
                writer.write((data.number, json.dumps(storable(kept))))
                wanted.discard(data.number)
                if not wanted:
                    break
    writer.flush(stage.cursor)


def _data(row: int, kept: dict[str, Any]) -> DataRow:
    return DataRow(row, kept["values"], kept["problem"], tuple(Repaired(*repaired) for repaired in kept["repaired"]))


def _save(mends: Iterable[ImportMend]) -> None:
    """Write mends, over those that the cells have."""
    ImportMend.objects.bulk_create(
        mends, 5000, update_conflicts=True, update_fields=["value", "saved_at"], unique_fields=["job", "row", "field"]
    )
