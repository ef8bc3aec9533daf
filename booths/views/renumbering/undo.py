"""Taking a renumbering back, after a look at what was changed since."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from booths.access import ScopedRequest, right
from booths.places import Step, trail_to
from booths.scope import Right
from booths.services.renumbering import renumbering_undo, renumbering_undo_plan
from booths.services.renumbering.undoing import may_be_undone
from booths.views.kept import kept_words
from booths.views.renumbering.doors import renumbering_fetch


@right(Right.EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def undo(request: ScopedRequest, pk: int) -> HttpResponse:
    """Ask whether to take a renumbering back, with what was changed since; POST does it."""
    found = renumbering_fetch(request.scope, pk)
    if not may_be_undone(found):
        messages.error(request, _("This renumbering can no longer be taken back."))
        return redirect("booths:renumbering", found.pk)
    if request.method == "POST":
        try:
            renumbering_undo(actor=request.user, renumbering=found, force="force" in request.POST)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(
                request, _("The booths of %(place)s have their old numbers again.") % {"place": found.assembly}
            )
            return redirect("booths:renumbering", found.pk)
    plan = renumbering_undo_plan(found)
    context: dict[str, Any] = {
        "renumbering": found,
        "assembly": found.assembly,
        "restored": plan.forced.done,
        "kept": kept_words(plan),
        "stuck": any(kept.forced for kept in plan.kept),
        "trail": trail_to(
            request.scope,
            found.assembly,
            Step(_("New booth numbers"), reverse("booths:renumbering", args=[found.pk])),
            Step(_("Take back"), ""),
        ),
    }
    return render(request, "booths/renumbering/undo.html", context, status=422 if request.method == "POST" else 200)
