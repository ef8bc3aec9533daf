"""The queue of those who wait for a convener's word."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from booths.access import right, unit_fetch
from booths.places import Step
from booths.scope import Right
from teams.models import VolunteerPage
from teams.requests import ScopedRequest
from teams.views.unit import trail
from teams.volunteering.queue import accepted_this_month, by_unit, cards, own_area, persons


@right(Right.ASSIGN)
@require_safe
def volunteers(request: ScopedRequest) -> HttpResponse:
    """Show who waits, the oldest first, in the whole area or below one ``unit`` of it."""
    code, after = request.GET.get("unit", ""), request.GET.get("after", "")
    area = unit_fetch(request.scope, code, Right.ASSIGN) if code else own_area(request.scope)
    listed, following = cards(request.scope, area, int(after) if after.isdecimal() and len(after) < 19 else 0)
    context = {
        "area": area,
        "cards": listed,
        "next": f"?{f'unit={code}&' if code else ''}after={following}" if following else "",
        "later": bool(after),
        "waiting": persons(request.scope, area).count(),
        "accepted": accepted_this_month(request.scope, area),
        "units": by_unit(request.scope, area) if area else [],
        "pages": VolunteerPage.objects.within(request.scope, Right.ASSIGN).filter(is_open=True).count(),
        "trail": [*trail(request.scope, area), Step(_("Volunteers"), "")] if area else [],
    }
    return render(request, "teams/volunteers/queue.html", context)
