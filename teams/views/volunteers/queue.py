"""The queue of those who wait for a convener's word."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from booths.access import right, unit_fetch
from booths.places import Step
from booths.scope import Right
from teams.requests import ScopedRequest
from teams.views.unit import trail
from teams.volunteering.queue import accepted_this_month, by_unit, cards, open_pages, own_area, persons

MOST_LISTED = 200


@right(Right.ASSIGN)
@require_safe
def volunteers(request: ScopedRequest) -> HttpResponse:
    """Show who waits, the oldest first, in the whole area or below one ``unit`` of it.

    ``show=accepted`` shows those who were accepted this month, ``show=pages`` the open pages.
    """
    scope, code, show = request.scope, request.GET.get("unit", ""), request.GET.get("show", "")
    area = unit_fetch(scope, code, Right.ASSIGN) if code else own_area(scope)
    accepted, pages = accepted_this_month(scope, area), open_pages(scope, area)
    context: dict[str, Any] = {
        "area": area,
        "show": show if show in {"accepted", "pages"} else "",
        "here": f"?unit={code}&" if code else "?",
        "waiting": persons(scope, area).count(),
        "accepted": accepted.count(),
        "pages": pages.count(),
        "units": by_unit(scope, area) if area else [],
        "trail": [*trail(scope, area), Step(_("Volunteers"), "")] if area else [],
    }
    match show:
        case "accepted":
            context["joined"] = accepted[:MOST_LISTED]
        case "pages":
            context["opened"] = pages[:MOST_LISTED]
        case _:
            after = request.GET.get("after", "")
            number = int(after) if after.isdecimal() and len(after) < 19 else 0
            context["cards"], context["next"] = cards(scope, area, number)
            context["later"] = number
    return render(request, "teams/volunteers/queue.html", context)
