"""One seat: who holds it, and who held it before."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from booths.access import right
from booths.scope import Right
from teams.access import may_fill
from teams.models import Member, Seat
from teams.past import past_of
from teams.requests import ScopedRequest
from teams.views.unit import trail


@right(Right.SEE)
@require_safe
def seat(request: ScopedRequest, pk: int) -> HttpResponse:
    """Show the holders of a seat with their days, why each left and who wrote it, and when nobody sat there."""
    place = get_object_or_404(Seat.objects.within(request.scope).select_related("unit", "position"), pk=pk)
    today = timezone.localdate()
    past = past_of(place, today=today)
    context = {
        "seat": place,
        "trail": [*trail(request.scope, place.unit), {"name": str(place.position), "href": ""}],
        "past": past,
        "linked": _within_reach(request, [one.assignment.member_id for one in past if one.assignment]),
        "vacant": not any(one.assignment and (one.until is None or one.until > today) for one in past),
        "may_fill": place.is_offered and may_fill(request.scope, place),
    }
    return render(request, "teams/seat_page.html", context)


def _within_reach(request: ScopedRequest, members: list[int]) -> set[int]:
    """Return those of the people whose pages the visitor may open."""
    return set(Member.objects.within(request.scope).filter(pk__in=members).values_list("pk", flat=True))
