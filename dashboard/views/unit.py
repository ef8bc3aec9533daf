"""The page of a unit: the same at each level, from the state to the sector."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from booths.access import right, unit_fetch
from booths.scope import Right
from dashboard import trends
from dashboard.area import area_read
from dashboard.choices import Choices
from dashboard.page import UnitPage


@right(Right.SEE)
@require_safe
@vary_on_headers("HX-Request")
def unit(request: HttpRequest, code: str) -> HttpResponse:
    """Show what is covered in a unit and below it; to htmx, the part of the page that is to be replaced."""
    page = _page(request, code)
    context = {"page": page, "unit": page.unit}
    target = request.htmx.target if request.htmx else None  # type: ignore[attr-defined]
    if target == "rows":
        return render(request, "dashboard/unit/rows.html", context | {"listing": page.listing})
    if target == "places":
        return render(request, "dashboard/unit/places.html", context)
    return render(request, "dashboard/unit/page.html", context | {"trail": page.trail})


@right(Right.SEE)
@require_safe
def unit_growth(request: HttpRequest, code: str) -> HttpResponse:
    """Count the last days when nothing is kept of them: to htmx the card, else the page, which then has it."""
    page = _page(request, code)
    if page.growth is None:
        trends.past_counts_refresh(page.unit.state_id, page.area.today)
    if not request.htmx:  # type: ignore[attr-defined]
        return redirect("dashboard:unit", code=code)
    return render(request, "dashboard/unit/growth.html", {"page": _page(request, code), "unit": page.unit})


def _page(request: HttpRequest, code: str) -> UnitPage:
    choices = Choices.read(request.GET)
    scope = request.scope  # type: ignore[attr-defined]
    area = area_read(unit_fetch(scope, code), level=choices.level)
    return UnitPage(area, choices, user=request.user, scope=scope)  # type: ignore[arg-type]
