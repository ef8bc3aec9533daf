"""The file of an import: opened, or refused as a whole."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import translation

from core.sheets import Sheet, SheetError, limits, open_sheet
from imports.chat import FIELDS, ChatSheet, exported_text, text_kind
from imports.engine.storable import storable
from imports.engine.work import Work
from imports.guessing import guess_kind
from imports.messages import field_header
from imports.models import ImportJob, State
from imports.understanding import first_rows, understand


@contextmanager
def opened(job: ImportJob) -> Iterator[Sheet]:
    """Open the job's sheet, a chat as a sheet of its links; a file that is gone is refused as erased."""
    if not job.file or not (path := Path(job.file.path)).exists():
        raise SheetError("file_erased")
    if not job.sheet and path.stat().st_size <= limits.BYTES:
        with exported_text(path) as text:
            if kind := text_kind(text):
                with closing(ChatSheet(text, kind, _chat_headers(job))) as chat:
                    yield chat
                return
    with open_sheet(path, filename=job.filename, sheet=job.sheet or None) as sheet:
        yield sheet


@contextmanager
def opened_at_rows(job: ImportJob) -> Iterator[Sheet]:
    """Open the job's file at the sheet that has the rows; where nobody named one, that may be another than the first.

    Before the rows often stands a sheet with a title, with instructions or with sums.
    """
    with opened(job) as sheet:
        better = "" if job.sheet or len(sheet.sheet_names) < 2 else _better(sheet, job)
        if not better:
            yield sheet
            return
    job.sheet = better
    with opened(job) as sheet:
        yield sheet


def _better(sheet: Sheet, job: ImportJob) -> str:
    """Return the first other sheet that has all required columns, where this one has not; else ''."""
    if _fits(sheet, job.kind):
        return ""
    for name in sheet.sheet_names:
        try:
            with open_sheet(Path(job.file.path), filename=job.filename, sheet=name) as other:
                if name != sheet.name and _fits(other, job.kind):
                    return name
        except SheetError:
            continue
    return ""


def _fits(sheet: Sheet, kind: str) -> bool:
    rows = first_rows(sheet)
    return not understand(sheet, kind, rows=rows).missing if kind else bool(guess_kind(sheet, rows))


def _chat_headers(job: ImportJob) -> list[str]:
    """Return what the columns of a chat are called in the sender's language, whoever reads it."""
    with translation.override(job.uploaded_by.language if job.uploaded_by else settings.LANGUAGE_CODE):
        return [field_header(field) for field in FIELDS]


def refuse(work: Work, error: SheetError) -> State:
    """Let the job fail for what is wrong with its file."""
    with transaction.atomic():
        work.finish(State.FAILED, error=storable({"code": error.code, **error.facts}))
    return State.FAILED
