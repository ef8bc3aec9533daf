"""The page of seats: the same at each level, from the state to the mandal."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from booths.access import right, unit_fetch
from booths.places import trail_to
from booths.scope import Right
from dashboard.seats.choices import Choices
from dashboard.seats.lately import Lately
from dashboard.seats.page import SeatsPage


@right(Right.SEE)
@require_safe
def seats(request: HttpRequest, code: str) -> HttpResponse:
    """Show which seats of a unit and of all below it are held, and where somebody is missing."""
    scope = request.scope  # type: ignore[attr-defined]
    page = SeatsPage(unit_fetch(scope, code), Choices.read(request.GET), scope)
    return render(request, "dashboard/seats/page.html", {"page": page, "unit": page.unit, "trail": page.trail})


@right(Right.SEE)
@require_safe
def seats_lately(request: HttpRequest, code: str) -> HttpResponse:
    """Show the last days, what waits longest and who never signed in: to htmx the cards, else a page."""
    scope = request.scope  # type: ignore[attr-defined]
    unit = unit_fetch(scope, code)
    context = {"lately": Lately(unit, scope), "unit": unit}
    if request.htmx:  # type: ignore[attr-defined]
        return render(request, "dashboard/seats/lately.html", context)
    return render(request, "dashboard/seats/lately_page.html", context | {"trail": trail_to(scope, unit)})
