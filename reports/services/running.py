"""What a worker does with an export: write the file, once, and say what is in it.

A worker that dies on the way leaves a claim that goes stale and a file that nobody names; the next one begins again.
"""

import hashlib
from datetime import timedelta
from typing import IO

from django.db import connection, transaction
from django.utils import timezone, translation

from accounts.services.activity import activity_record
from booths.scope import Right, Scope
from core.jobs import Cancelled
from core.sheets.copied import CsvFile, XlsxFile
from reports.exporters import EXPORTERS, Exporter
from reports.exporters.base import Parameters
from reports.files import empty_folder, name_of
from reports.masking import without_numbers
from reports.models import ExportJob, Format, State
from reports.models.export import WORKING
from reports.reach import Contents, contents_of, reach_of
from reports.words import notes
from reports.work import Work
from teams.scoping import scope_for

KEPT = timedelta(days=7)
HINDI_FONT = "Nirmala UI"  # comes with Windows and has both scripts; elsewhere its like is taken
FONT = "Calibri"


def run_export(job_id: int) -> State | None:
    """Write the file of an export; return its next state, None when the job was not ours to do."""
    work = Work.claim(job_id, *WORKING, state=State.RUNNING)
    if work is None:
        return None
    job = work.job
    with work, translation.override(job.language):
        exporter, scope = EXPORTERS.get(job.table), scope_of(job)
        if exporter is None or not scope.has(Right.EXPORT):
            work.fail("no_right" if exporter else "no_table")
            return State.FAILED
        return _write(work, exporter, scope)
    return None


def scope_of(job: ExportJob) -> Scope:
    """Return what whoever asked for the export may reach now."""
    if job.asked_by:
        return scope_for(job.asked_by, second_factor=job.unrestricted)
    return Scope.everything() if job.unrestricted else Scope.nothing()


def _write(work: Work, exporter: Exporter, scope: Scope) -> State:
    job = work.job
    parameters = Parameters.of(job.parameters)
    contents = contents_of(exporter, job.columns, scope, parameters)
    path = empty_folder(job.pk) / f"{work.token.hex}.{job.format}"
    query = exporter.query(scope, parameters, job.columns, hindi=job.language == "hi")
    # By its handle, not by its path: the worker that takes over from one thought dead clears the folder.
    with path.open("w+b") as file:
        rows = _copy(work, exporter, scope, file, query, contents)
        size = file.tell()
        file.seek(0)
        checksum = hashlib.file_digest(file, "sha256").hexdigest()
    now = timezone.now()
    area = exporter.area(scope, parameters)
    try:
        with transaction.atomic():
            activity_record(
                actor=job.asked_by, verb="export_done", subject=job, unit_id=area.pk if area else None, table=job.table,
                filter=without_numbers(job.parameters), columns=job.columns, rows=rows, numbers=contents.numbers,
                sha256=checksum,
            )  # fmt: skip
            work.finish(
                State.DONE, rows=rows, rows_done=rows, done=1, numbers=contents.numbers,
                reach=reach_of(scope, area, contents.numbers),
                file=name_of(path), size=size, sha256=checksum, finished_at=now, expires_at=now + KEPT, error=None,
            )  # fmt: skip
    except Cancelled:
        path.unlink(missing_ok=True)
        raise
    return State.DONE


def _copy(work: Work, exporter: Exporter, scope: Scope, file: IO[bytes], query: str, contents: Contents) -> int:
    """Have the database send the rows into the file; return how many there were."""
    job = work.job
    columns = [column.column() for column in exporter.chosen(job.columns)]

    def told(rows: int) -> None:
        work.rows(rows, min(0.99, rows / contents.rows) if contents.rows else 0)

    with connection.cursor() as cursor:
        if job.format == Format.CSV:
            csv = CsvFile(file, columns, bom=job.bom, told=told)
            cursor.copy_expert(f"COPY ({query}) TO STDOUT WITH (FORMAT csv)", csv)
            csv.close()
            return csv.rows
        font = HINDI_FONT if job.language == "hi" else FONT
        xlsx = XlsxFile(file, columns, title=str(exporter.title), font=font, told=told)
        try:
            cursor.copy_expert(f"COPY ({query}) TO STDOUT WITH (FORMAT text, NULL '')", xlsx)
        except Exception:
            xlsx.drop()
            raise
        about = notes(job, exporter, scope, rows=xlsx.rows, numbers=contents.numbers)
        xlsx.close(about, title=translation.gettext("About this file"))
        return xlsx.rows
