"""The team of one unit."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.http import require_safe

from booths.access import right, unit_fetch
from booths.levels import Level
from booths.models import Unit
from booths.scope import Right, Scope
from teams.access import may_assign, may_fill
from teams.models import Position, Seat
from teams.overview import changeovers_open
from teams.requests import ScopedRequest
from teams.team import Section, team_of
from teams.vacancies import seats_below
from teams.words import team_text


@right(Right.SEE)
@require_safe
def home(request: ScopedRequest) -> HttpResponse:
    """Lead to the team of the highest unit that the visitor may see."""
    first = Unit.objects.within(request.scope).order_by("level", "code").first()
    return redirect("teams:unit", first.code) if first else redirect("dashboard:home")


@right(Right.SEE)
@require_safe
def unit(request: ScopedRequest, code: str) -> HttpResponse:
    """Show the unit's seats with their holders, and how the teams below stand."""
    place = unit_fetch(request.scope, code)
    sections = team_of(place, scope=request.scope, user=request.user, today=timezone.localdate())
    lines = [line for section in sections for line in section.lines]
    counted = [line for line in lines if line.counts]
    with translation.override("hi"):
        text = team_text(place, sections)
    context = {
        "unit": place,
        "trail": trail(request.scope, place),
        "sections": sections,
        "first_open": next((line for line in lines if line.is_open and line.may_fill), None),
        "seats": len(counted),
        "vacant": sum(line.assignment is None for line in counted),
        "below": seats_below(place, today=timezone.localdate()),
        "changeovers": changeovers_open(place, [Level(place.level)], today=timezone.localdate()),
        "share": text,
        "phones": request.scope.may(Right.PHONES, place),
        "may_export": request.scope.may(Right.EXPORT, place),
        **_possible(request.scope, place, sections),
    }
    return render(request, "teams/unit.html", context)


def trail(scope: Scope, place: Unit) -> list[dict[str, str]]:
    """Return the way from the state to the unit's team; what lies outside the visitor's area is only named."""
    return [
        {"name": step.name, "href": reverse("teams:unit", args=[step.code]) if scope.may(Right.SEE, step) else ""}
        for step in Unit.objects.above(place).defer("search")
    ]


def _possible(scope: Scope, place: Unit, sections: list[Section]) -> dict[str, Any]:
    """Return what the visitor may add here: people in posts without a fixed number, and seats not opened yet."""
    if not may_assign(scope, place):
        return {}
    positions = list(Position.objects.filter(level=place.level, in_use=True))
    open_ended = [position for position in positions if not position.seats_per_unit]
    opened = {line.seat.position_id for section in sections for line in section.lines}
    return {
        "open_ended": [one for one in open_ended if may_fill(scope, Seat(unit=place, position=one))],
        "unopened": any(one.seats_per_unit and one.pk not in opened for one in positions),
        "without_seats": place.level == Level.SECTOR,
        "may_import": scope.may(Right.IMPORT, place),
        "may_assign": True,
    }
