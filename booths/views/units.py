"""Correcting units."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from booths.access import may_reshape, right, unit_fetch
from booths.forms import UnitForm
from booths.history import openable, unit_history
from booths.models import Reshaping
from booths.places import Step, trail_to, unit_address
from booths.scope import Right
from booths.services import unit_update
from booths.views.editing import edit


@right(Right.EDIT)
@require_http_methods(["GET", "POST"])
def unit_edit(request: HttpRequest, code: str) -> HttpResponse:
    """Correct a unit's names, number or revenue district, with its history below."""
    unit = unit_fetch(request.scope, code, Right.EDIT)  # type: ignore[attr-defined]

    def save(form: UnitForm, version: int) -> None:
        unit_update(actor=request.user, unit=unit, version=version, **form.cleaned_data)  # type: ignore[arg-type]

    form, version, conflict, saved = edit(request, unit, lambda data, shown: UnitForm(data, unit=shown), save)
    if saved:
        messages.success(request, _("%(unit)s saved.") % {"unit": unit.name})
        return redirect(unit_address(unit))
    context = {
        "unit": unit,
        "form": form,
        "version": version,
        "conflict": conflict,
        "history": openable(unit_history(unit), request.user, request.scope, unit.state_id),  # type: ignore[arg-type,attr-defined]
        "may_reshape": may_reshape(request.scope, unit),  # type: ignore[attr-defined]
        "reshapings": Reshaping.objects.filter(unit=unit)[:10],
        "aliases": unit.aliases.order_by("name"),
        "trail": trail_to(request.scope, unit, Step(_("Change"), "")),  # type: ignore[attr-defined]
    }
    return render(request, "booths/unit_form.html", context, status=422 if form.is_bound else 200)
