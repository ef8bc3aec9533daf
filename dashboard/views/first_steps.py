"""What to do after the state is loaded."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.access import UserRequest, administrator
from booths.levels import Level
from booths.models import Booth, Unit
from teams.models import Assignment


@administrator
@require_safe
def first_steps(request: UserRequest) -> HttpResponse:
    """Say what comes after the state: the coordinator, the booths, the settings; what is done is ticked off."""
    state = Unit.objects.filter(level=Level.STATE).select_related("settings").order_by("pk").first()
    if state is None:
        return redirect("dashboard:setup")
    seats = Assignment.objects.current(timezone.localdate()).filter(seat__unit=state)
    context = {
        "state": state,
        "places": Unit.objects.under(state).exclude(pk=state.pk).count(),
        "has_people": seats.exists(),
        "has_booths": Booth.objects.under(state).exists(),
        "has_name": bool(state.settings.party_en or state.settings.party_hi),
    }
    return render(request, "dashboard/first_steps.html", context)
