"""Merging a unit into another of its level."""

from typing import Any

from django.forms import Form
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from booths.access import ScopedRequest, may_reshape, right, unit_to_reshape
from booths.forms.reshaping import MergeForm
from booths.levels import Level
from booths.models import Reshaping, Unit
from booths.querysets.units import UnitQuerySet
from booths.scope import Right
from booths.services.reshaping.merging import LEVELS
from teams.services.carrying import plan_seats
from teams.services.reshaping import units_merge
from teams.views.reshaping.affected import Affected
from teams.views.reshaping.asking import ask, seen


@right(Right.EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def merge(request: ScopedRequest, code: str) -> HttpResponse:
    """Ask into which unit this one is merged, show what goes over and whose time ends, and merge them."""
    unit = unit_to_reshape(request.scope, code)
    units = _others(request, unit)
    form = MergeForm(request.POST if request.method == "POST" else None, units=units)

    def look(form: Form) -> dict[str, Any]:
        kept = form.cleaned_data["other"]
        plan = plan_seats(scope=request.scope, kept=kept, gone=unit)
        return {
            "counts": Affected.by(unit),
            "to": kept,
            "ends": [one.assignment for one in plan if one.takes is None],
            "takes": [one.assignment for one in plan if one.takes is not None],
            "versions": {"other_version": kept.version},
        }

    def act(form: Form) -> Reshaping:
        return units_merge(
            actor=request.user,
            scope=request.scope,
            kept=form.cleaned_data["other"],
            gone=unit,
            versions=(seen(request, "other_version"), seen(request, "version")),
            reason=form.cleaned_data["reason"],
            figures=Affected.by(unit).figures(),
        )

    context = {"kind": "merge", "possible": units.exists(), "stays": _stays(unit)}
    title = _("Merge %(unit)s into another") % {"unit": unit}
    return ask(request, unit, form, title=title, look=look, act=act, context=context)


def _others(request: ScopedRequest, unit: Unit) -> UnitQuerySet:
    """The units into which a unit may be merged: of its level, and below the assembly in its assembly."""
    if unit.level not in LEVELS:
        return Unit.objects.none()
    within = unit.ancestor_id(Level.ASSEMBLY) if unit.level > Level.ASSEMBLY else unit.state_id
    same = Unit.objects.within(request.scope, Right.EDIT).filter(level=unit.level, path__contains=[within])
    allowed = [one.pk for one in same.exclude(pk=unit.pk) if may_reshape(request.scope, one)]
    return Unit.objects.filter(pk__in=allowed)


def _stays(unit: Unit) -> str:
    if unit.level == Level.ASSEMBLY:
        return _("Assemblies are never merged or split: a booth stays in its assembly for good.")
    return _("There is no other unit of this level here.")
