"""The page of seats: the same at each level, from the state to the mandal."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from booths.access import right, unit_fetch
from booths.scope import Right
from dashboard.seats.choices import Choices
from dashboard.seats.page import SeatsPage


@right(Right.SEE)
@require_safe
def seats(request: HttpRequest, code: str) -> HttpResponse:
    """Show which seats of a unit and of all below it are held, and where somebody is missing."""
    scope = request.scope  # type: ignore[attr-defined]
    page = SeatsPage(unit_fetch(scope, code), Choices.read(request.GET), scope)
    return render(request, "dashboard/seats/page.html", {"page": page, "unit": page.unit, "trail": page.trail})
