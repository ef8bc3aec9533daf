"""Splitting a unit."""

from typing import Any

from django.forms import Form
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from booths.access import ScopedRequest, right, unit_to_reshape
from booths.forms.reshaping import SplitForm
from booths.levels import Level
from booths.models import Reshaping, Unit, WhatsAppGroup
from booths.scope import Right
from booths.services.reshaping.merging import LEVELS
from teams.services.reshaping import unit_split
from teams.views.reshaping.affected import Affected
from teams.views.reshaping.asking import ask, seen


@right(Right.EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def split(request: ScopedRequest, code: str) -> HttpResponse:
    """Ask what of a unit becomes a new one, show what goes over, and split it."""
    unit = unit_to_reshape(request.scope, code)
    form = SplitForm(request.POST if request.method == "POST" else None, unit=unit)

    def look(form: Form) -> dict[str, Any]:
        given = form.cleaned_data
        new = given["name_hi"] or given["name_en"]
        return {"counts": _going(form), "to": new, "booth_numbers": [one.number for one in given.get("booths") or []]}

    def act(form: Form) -> Reshaping:
        given = {"children": [], "booths": [], **form.cleaned_data}
        return unit_split(actor=request.user, unit=unit, version=seen(request, "version"), **given)

    possible = unit.level in LEVELS and not {"children", "booths"}.isdisjoint(form.fields)
    context = {"kind": "split", "possible": possible, "stays": _stays(unit)}
    title = _("Split %(unit)s") % {"unit": unit}
    return ask(request, unit, form, title=title, look=look, act=act, context=context)


def _going(form: Form) -> Affected:
    """Count what goes to the new unit."""
    parts = [Affected.by(child) for child in form.cleaned_data.get("children") or []]
    booths = form.cleaned_data.get("booths") or []
    groups = WhatsAppGroup.objects.active().filter(booth__in=booths).count()
    return Affected(
        units=sum(part.units + 1 for part in parts),
        booths=sum(part.booths for part in parts) + len(booths),
        groups=sum(part.groups for part in parts) + groups,
        seats=sum(part.seats for part in parts),
        holders=sum(part.holders for part in parts),
        members=sum(part.members for part in parts),
    )


def _stays(unit: Unit) -> str:
    if unit.level == Level.ASSEMBLY:
        return _("Assemblies are never merged or split: a booth stays in its assembly for good.")
    return _("Nothing hangs on it that could go to a new unit.")
