"""Sending the file of an export, whole or from where a broken line left off."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.timezone import localtime
from django.views.decorators.http import require_safe

from booths.access import right
from booths.scope import Right
from reports.access import export_to_read
from reports.exporters import EXPORTERS
from reports.files import path_of
from reports.models import ExportJob, Format, State
from reports.ranges import Unsatisfiable, pieces, wanted
from reports.services import export_fetched

TYPES = {
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Format.CSV: "text/csv; charset=utf-8",
}


@right(Right.EXPORT)
@require_safe
def fetch(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Send the file to whoever asked for it, while they hold the rights by which it was made.

    A range of bytes is sent alone (RFC 9110), so that a download on a bad line goes on where it stopped.
    """
    job = export_to_read(request, pk)
    path = path_of(job.file)
    if job.state != State.DONE or not path.is_file():
        raise Http404
    entity = f'"{job.sha256}"'
    asked = request.headers.get("Range", "")
    if request.headers.get("If-Range", entity) != entity:
        asked = ""  # the beginning that the browser has is of another file
    headers = {"Accept-Ranges": "bytes", "ETag": entity, "Cache-Control": "private, no-store"}
    try:
        part = wanted(asked, job.size)
    except Unsatisfiable:
        return HttpResponse(status=416, headers={**headers, "Content-Range": f"bytes */{job.size}"})
    start, end = part or (0, job.size)
    if request.method == "GET":
        export_fetched(actor=request.user, job=job, goes_on=start > 0)  # type: ignore[arg-type]
    answer = StreamingHttpResponse(
        pieces(path, start, end) if request.method == "GET" else iter(()),
        status=206 if part else 200,
        content_type=TYPES[Format(job.format)],
        headers={
            **headers,
            "Content-Length": str(end - start),
            "Content-Disposition": f'attachment; filename="{filename(job)}"',
            "Content-Encoding": "identity",  # a range is of these bytes: nothing on the way may pack them
            "X-Content-Type-Options": "nosniff",
        },
    )
    if part:
        answer.headers["Content-Range"] = f"bytes {start}-{end - 1}/{job.size}"
    return answer


def filename(job: ExportJob) -> str:
    """Return what the file is called on the person's device: the table, the area's code, the day."""
    area = (job.parameters.get("unit") or [""])[0]
    safe = "".join(letter for letter in area if letter.isascii() and (letter.isalnum() or letter == "-"))
    name = "-".join(filter(None, [job.table if job.table in EXPORTERS else "export", safe]))
    return f"{name}-{localtime(job.created_at):%Y-%m-%d}.{job.format}"
