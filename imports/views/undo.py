"""Taking an import back: what that would do, and doing it."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from booths.access import right
from booths.places import Step
from booths.scope import Right
from core.undo import undo_plan
from imports.access import job_fetch
from imports.errors import WrongState
from imports.models import State
from imports.services import is_undoable, job_undo
from imports.tasks import wake
from imports.undoing import ALONG, MODELS, covers, may_undo
from imports.views.undo_words import kept_lines, undo_lines
from imports.views.words import trail


@right(Right.IMPORT)
@require_http_methods(["GET", "HEAD", "POST"])
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what taking the import back would do, and have a worker do it."""
    job, scope = job_fetch(request, pk), request.scope  # type: ignore[attr-defined]
    if not may_undo(request.user, scope, job):  # type: ignore[arg-type]
        raise PermissionDenied
    if not is_undoable(job) or job.context is None:
        return redirect("imports:job", pk)
    if not covers(scope, job.context):
        raise PermissionDenied
    if request.method == "POST":
        try:
            with transaction.atomic():
                force = request.POST.get("since") == "too"
                job_undo(actor=request.user, job=job, force=force, scope=scope)  # type: ignore[arg-type]
                wake(job.pk, State.UNDOING)
        except WrongState:  # a second click
            pass
        return redirect("imports:job", pk)
    plan = undo_plan(job.context, MODELS, along=ALONG)
    context = {
        "job": job,
        "trail": [
            *trail(job)[:-1],
            Step(job.filename, reverse("imports:job", args=[pk])),
            Step(_("Take the import back"), ""),
        ],
        "plan": plan,
        "more": plan.forced.done - plan.alone.done,
        "lines": undo_lines(plan),
        "kept": kept_lines(plan.kept, scope),
        "unnamed": plan.alone.left - len(plan.kept),
    }
    return render(request, "imports/undo.html", context)
