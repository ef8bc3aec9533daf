"""Where a renumbering of an assembly begins, and the ones that there were."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from booths.access import ScopedRequest, right
from booths.models import Booth, Renumbering, Unit
from booths.places import Step, trail_to
from booths.scope import Right
from booths.services.renumbering import renumbering_start
from booths.views.renumbering.doors import assembly_fetch


@right(Right.EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def renumber(request: ScopedRequest, code: str) -> HttpResponse:
    """Show the ways to renumber an assembly's booths and what was done before; POST begins one by hand."""
    assembly = assembly_fetch(request.scope, code)
    if request.method == "POST":
        try:
            made = renumbering_start(actor=request.user, assembly=assembly, source=Renumbering.Source.HAND)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return redirect("booths:renumber", assembly.code)
        return redirect("booths:renumbering", made.pk)
    return render(request, "booths/renumbering/start.html", _context(request, assembly))


def _context(request: ScopedRequest, assembly: Unit) -> dict[str, Any]:
    past = Renumbering.objects.filter(assembly=assembly).select_related("made_by", "applied_by")
    return {
        "assembly": assembly,
        "booths": Booth.objects.filter(assembly=assembly).count(),
        "draft": next((one for one in past if one.is_draft), None),
        "past": [one for one in past if not one.is_draft],
        "trail": trail_to(request.scope, assembly, Step(_("New booth numbers"), "")),
    }
