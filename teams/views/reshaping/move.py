"""Moving a unit below another."""

from typing import Any

from django.forms import Form
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from booths.access import ScopedRequest, may_reshape, right, unit_to_reshape
from booths.forms.reshaping import MoveForm
from booths.levels import Level
from booths.models import Booth, Reshaping, Unit
from booths.querysets.units import UnitQuerySet
from booths.scope import Right
from booths.services.reshaping import unit_move
from teams.views.reshaping.affected import Affected
from teams.views.reshaping.asking import ask, seen


@right(Right.EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def move(request: ScopedRequest, code: str) -> HttpResponse:
    """Ask where a unit is to stand, show what goes along, and move it."""
    unit = unit_to_reshape(request.scope, code)
    units = _places(request, unit)
    form = MoveForm(request.POST if request.method == "POST" else None, units=units)

    def look(form: Form) -> dict[str, Any]:
        return {"counts": Affected.by(unit), "to": form.cleaned_data["parent"]}

    def act(form: Form) -> Reshaping:
        return unit_move(
            actor=request.user,
            unit=unit,
            version=seen(request, "version"),
            figures=Affected.by(unit).figures(),
            **form.cleaned_data,
        )

    context = {"kind": "move", "possible": units.exists(), "stays": _stays(unit)}
    title = _("Move %(unit)s") % {"unit": unit}
    return ask(request, unit, form, title=title, look=look, act=act, context=context)


def _places(request: ScopedRequest, unit: Unit) -> UnitQuerySet:
    """The units below which a unit may be hung: those of its parent's level; with booths only within the assembly."""
    editable = Unit.objects.within(request.scope, Right.EDIT).exclude(pk__in=[unit.pk, unit.parent_id])
    assembly = unit.ancestor_id(Level.ASSEMBLY)
    if unit.level > Level.ASSEMBLY and assembly and _has_booths(unit):
        within = editable.filter(path__contains=[assembly], level__lt=unit.level)
        return within.exclude(path__contains=[unit.pk])
    parent_level = unit.parent.level if unit.parent else 0
    candidates = editable.filter(level=parent_level, path__contains=[unit.state_id])
    allowed = [one.pk for one in candidates if may_reshape(request.scope, Unit(level=unit.level, path=one.path))]
    return editable.filter(pk__in=allowed)


def _stays(unit: Unit) -> str:
    """Say why a unit cannot be moved anywhere."""
    if unit.level > Level.ASSEMBLY and _has_booths(unit):
        return _("It has booths, and a booth stays in its assembly for good. There is no other place in it.")
    return _("There is no other place for it in your area.")


def _has_booths(unit: Unit) -> bool:
    return Booth.objects.under(unit).exists()
