"""Where a person begins, and where everything else is."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from accounts.access import has_shown_second_factor, signed_in, to_second_factor
from booths.levels import Level
from booths.models import Unit
from booths.scope import Right
from dashboard.shortcuts import own_shortcuts, work_shortcuts
from dashboard.views.no_area import no_area


@signed_in
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Lead to the person's own area; with several, let them choose; without one, say whom to ask."""
    scope = request.scope  # type: ignore[attr-defined]
    everywhere = Right.SEE in scope.everywhere
    units = Unit.objects.filter(level=Level.STATE) if everywhere else Unit.objects.filter(pk__in=scope.root_ids())
    areas = _highest(units.order_by("level", "code"))
    if len(areas) == 1:
        return redirect("dashboard:unit", code=areas[0].code)
    if areas:
        return render(request, "dashboard/areas.html", {"areas": areas})
    if everywhere:
        return redirect("dashboard:setup")
    if request.user.is_superuser and not has_shown_second_factor(request):
        return to_second_factor(request)
    return no_area(request)


@signed_in
@require_safe
def more(request: HttpRequest) -> HttpResponse:
    """Show everything that the phone's bar has no room for, as far as the person may use it."""
    scope = request.scope  # type: ignore[attr-defined]
    context = {"work": work_shortcuts(scope), "own": own_shortcuts(request.user)}  # type: ignore[arg-type]
    return render(request, "dashboard/more.html", context)


def _highest(units: Iterable[Unit]) -> list[Unit]:
    """Leave out what lies in another of the units: who has the district need not be offered its assemblies."""
    units = list(units)
    ids = {unit.pk for unit in units}
    return [unit for unit in units if ids.isdisjoint(unit.path[:-1])]
