"""Files that a person takes along: the refused rows with what is wrong, an empty sheet to fill in."""

import io
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.services.activity import activity_record
from booths.access import right
from booths.scope import Right
from core.sheets import Sheet, SheetError, copy_csv, copy_xlsx, write_csv, write_xlsx
from imports.access import job_fetch, sees_sheet_phones
from imports.messages import field_header
from imports.models import ImportJob
from imports.refused import all_rows, refused_rows, sheet_columns
from imports.services.layouts import layout_keep
from imports.services.opening import opened
from imports.understanding import KINDS


@right(Right.IMPORT)
@require_safe
def refused(request: HttpRequest, pk: int, ending: str) -> FileResponse:
    """Send the refused rows as they stand in the sheet, with a column that says what is wrong with each.

    Another person's sheet is sent with its numbers masked to those who may not see them.
    """
    job = job_fetch(request, pk)
    if not job.refused:
        raise Http404
    masked = not sees_sheet_phones(request, job)

    def write(sheet: Sheet, file: IO[bytes]) -> None:
        rows = refused_rows(job, sheet, masked=masked)
        if ending == "xlsx":
            write_xlsx(file, sheet_columns(job), rows)
        else:
            with _text(file) as text:
                write_csv(text, sheet_columns(job), rows)

    return _sent(request, job, _("refused rows"), ending, write)


@right(Right.IMPORT)
@require_safe
def annotated(request: HttpRequest, pk: int, ending: str) -> FileResponse:
    """Send the whole sheet, row by row where it was, with a column that says what is wrong; masked as ``refused``."""
    job = job_fetch(request, pk)
    if not job.refused:
        raise Http404
    masked = not sees_sheet_phones(request, job)

    def write(sheet: Sheet, file: IO[bytes]) -> None:
        rows = all_rows(job, sheet, masked=masked)
        if ending == "xlsx":
            copy_xlsx(file, rows, header=job.understanding["header"]["last"] or 1)
        else:
            with _text(file) as text:
                copy_csv(text, rows)

    return _sent(request, job, _("checked"), ending, write)


def _sent(
    request: HttpRequest, job: ImportJob, what: str, ending: str, write: Callable[[Sheet, IO[bytes]], None]
) -> FileResponse:
    """Send what ``write`` makes of the job's sheet. Its layout is remembered: mended it comes back unasked."""
    if ending not in ("xlsx", "csv"):
        raise Http404
    file = tempfile.TemporaryFile()  # noqa: SIM115  FileResponse closes it
    try:
        with opened(job) as sheet:
            write(sheet, file)
    except (SheetError, ValueError) as error:  # erased, or more rows than .xlsx has
        file.close()
        raise Http404 from error
    if job.uploaded_by_id == request.user.pk and request.method == "GET":
        layout_keep(job=job, columns={column["index"]: column["field"] for column in job.understanding["columns"]})
    file.seek(0)
    name = job.filename.rpartition(".")[0] or job.filename
    return FileResponse(file, as_attachment=True, filename=f"{name} {what}.{ending}")


@contextmanager
def _text(file: IO[bytes]) -> Iterator[io.TextIOWrapper]:
    text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
    yield text
    text.detach()


@right(Right.IMPORT)
@require_safe
def original(request: HttpRequest, pk: int) -> FileResponse:
    """Send the sheet as it came, until it is erased; another person's only to those who may see its phone numbers."""
    job = job_fetch(request, pk)
    if not sees_sheet_phones(request, job):
        raise PermissionDenied
    if not job.file or not Path(job.file.path).exists():
        raise Http404
    if request.method == "GET":
        activity_record(actor=request.user, verb="import_download", subject=job, unit_id=job.state_unit_id)  # type: ignore[arg-type]
    kind = "application/octet-stream"  # whatever is in it, no browser shall show it
    answer = FileResponse(job.file.open("rb"), as_attachment=True, filename=job.filename, content_type=kind)
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


@right(Right.IMPORT)
@require_safe
def template(request: HttpRequest, kind: str) -> FileResponse:
    """Send an empty sheet with the headers of a kind in the reader's language."""
    if kind not in KINDS:
        raise Http404
    skipped = {"state", "name"}  # one state is the usual case, and names have a column for each script
    fields = [name for name in KINDS[kind].fields if name not in {*skipped, *KINDS[kind].seldom}]
    file = tempfile.TemporaryFile()  # noqa: SIM115  FileResponse closes it
    write_xlsx(file, [field_header(name) for name in fields], [])
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"{kind}.xlsx")
