"""What an import waits for, in words: only who may see the other import is told which it is."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from core.jobs import abandoned
from imports.engine.locks import waits_for
from imports.models import ImportJob, State
from imports.models.job import WORKING

WRITING = (State.APPLYING, State.UNDOING)


def waiting_words(request: HttpRequest, job: ImportJob) -> str:
    """Say which import a job waits for: one that writes into the same area, or one that the worker is busy with.

    '' when it waits for none.
    """
    if not job.claim:
        busy = ImportJob.objects.filter(state__in=WORKING).exclude(abandoned()).order_by("started_at").first()
        return _named(request, busy.pk) or _("Waiting for its turn") if busy else _("Waiting for its turn")
    if job.state not in WRITING or job.step not in ("", "waiting"):
        return ""
    other = waits_for(job)
    return (_named(request, other) or _("Waiting for another import into the same area")) if other else ""


def _named(request: HttpRequest, pk: int) -> str:
    """Name an import, as far as the visitor may see it."""
    seen = ImportJob.objects.visible_to(request.user, request.scope)  # type: ignore[arg-type,attr-defined]
    other = seen.select_related("uploaded_by").filter(pk=pk).first()
    if other is None:
        return ""
    if other.uploaded_by is None or other.uploaded_by_id == request.user.pk:
        return _("Waiting for import no. %(number)s: %(file)s") % {"number": other.pk, "file": other.filename}
    return _("Waiting for import no. %(number)s of %(who)s") % {"number": other.pk, "who": other.uploaded_by}
