"""The page of official accounts: the same at each level, from the state to the mandal."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from booths.access import right, unit_fetch
from booths.places import trail_to
from booths.scope import Right
from dashboard.handles.choices import Choices
from dashboard.handles.growing import growing
from dashboard.handles.page import HandlesPage


@right(Right.SEE)
@require_safe
def handles(request: HttpRequest, code: str) -> HttpResponse:
    """Show how many follow the accounts of a unit and of all below it, and who has none."""
    scope = request.scope  # type: ignore[attr-defined]
    page = HandlesPage(unit_fetch(scope, code), Choices.read(request.GET), scope)
    context = {"page": page, "unit": page.unit, "trail": page.trail, "may_edit": scope.may(Right.EDIT, page.unit)}
    return render(request, "dashboard/handles/page.html", context)


@right(Right.SEE)
@require_safe
def handles_growing(request: HttpRequest, code: str) -> HttpResponse:
    """Show which accounts grow fastest: to htmx the card, else a page."""
    scope = request.scope  # type: ignore[attr-defined]
    unit = unit_fetch(scope, code)
    context = {"growing": growing(unit), "unit": unit}
    if request.htmx:  # type: ignore[attr-defined]
        return render(request, "dashboard/handles/growing.html", context)
    return render(request, "dashboard/handles/growing_page.html", context | {"trail": trail_to(scope, unit)})
