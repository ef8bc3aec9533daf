"""The file of an import: opened, or refused as a whole."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import transaction

from core.sheets import Sheet, SheetError, open_sheet
from imports.engine.storable import storable
from imports.engine.work import Work
from imports.models import ImportJob, State


@contextmanager
def opened(job: ImportJob) -> Iterator[Sheet]:
    """Open the job's sheet; a file that is gone is refused as erased."""
    if not job.file or not (path := Path(job.file.path)).exists():
        raise SheetError("file_erased")
    with open_sheet(path, filename=job.filename, sheet=job.sheet or None) as sheet:
        yield sheet


def refuse(work: Work, error: SheetError) -> State:
    """Let the job fail for what is wrong with its file."""
    with transaction.atomic():
        work.finish(State.FAILED, error=storable({"code": error.code, **error.facts}))
    return State.FAILED
