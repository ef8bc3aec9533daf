"""Exports, the short way."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from accounts.models import User
from core.sheets import open_sheet
from reports.exporters import EXPORTERS
from reports.exporters.base import Parameters
from reports.files import path_of
from reports.models import ExportJob, Format, State
from reports.services import export_create, run_export

Table = list[list[str]]


def ask(
    user: User | None, table: str, *, columns: Sequence[str] = (), format: Format = Format.CSV, language: str = "en",
    bom: bool = True, **filters: str,
) -> ExportJob:  # fmt: skip
    """Return the wish for a file of a list, with the usual columns unless others are named."""
    return export_create(
        actor=user, table=table, parameters=Parameters.of({name: [value] for name, value in filters.items()}),
        columns=columns or EXPORTERS[table].usual, format=format, language=language, bom=bom, unrestricted=user is None,
    )  # fmt: skip


def exported(user: User | None, table: str, **wish: object) -> ExportJob:
    """Return an export whose file is written."""
    job = ask(user, table, **wish)
    assert run_export(job.pk) == State.DONE
    job.refresh_from_db()
    return job


def text_of(job: ExportJob) -> str:
    """Return a CSV as text, without its mark."""
    return path_of(job.file).read_text(encoding="utf-8-sig")


def table_of(job: ExportJob) -> Table:
    """Return the rows of a CSV, its header first."""
    return list(csv.reader(io.StringIO(text_of(job), newline="")))


def records_of(job: ExportJob) -> list[dict[str, str]]:
    """Return the rows of a CSV by their columns' titles."""
    header, *rows = table_of(job)
    return [dict(zip(header, row, strict=True)) for row in rows]


def file_of(job: ExportJob) -> Path:
    """Return where the file lies."""
    return path_of(job.file)


def sheet_of(job: ExportJob) -> Table:
    """Return the first sheet of a workbook as the import desk reads it (calamine)."""
    with open_sheet(file_of(job), filename="export.xlsx") as sheet:
        return [list(cells) for _number, cells in sheet.rows()]
