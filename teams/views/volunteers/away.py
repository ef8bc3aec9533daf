"""Sending a volunteer away: with kind words, or to the unit where they belong."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from booths.access import right
from booths.models import Unit
from booths.scope import Right
from booths.views.editing import version_of
from teams.access import volunteer_fetch
from teams.forms.volunteers import DeclineForm
from teams.requests import ScopedRequest
from teams.services import volunteer_decline, volunteer_hand_over
from teams.views.volunteers.decide import decided_first, offer_context
from teams.volunteering.deciding import units_named


@right(Right.ASSIGN)
@require_http_methods(["GET", "HEAD", "POST"])
def decline(request: ScopedRequest, pk: int) -> HttpResponse:
    """Ask why, then decline."""
    offer = volunteer_fetch(request.scope, pk)
    form = DeclineForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            volunteer_decline(
                actor=request.user,
                scope=request.scope,
                volunteer=offer,
                version=version_of(request, offer),
                reason=form.cleaned_data["reason"],
            )
        except ValidationError as error:
            return decided_first(request, error, offer)
        messages.success(request, _("The offer of %(name)s is declined.") % {"name": offer.name})
        return redirect("teams:volunteers")
    context = {"form": form, **offer_context(request, offer)}
    return render(request, "teams/volunteers/decline.html", context, status=422 if request.method == "POST" else 200)


@right(Right.ASSIGN)
@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request: ScopedRequest, pk: int) -> HttpResponse:
    """Find a unit anywhere by name; POST hands the offer to the one with the chosen code in ``to``."""
    offer = volunteer_fetch(request.scope, pk)
    query = request.GET.get("q", "").strip()
    refusals: list[str] = []
    if request.method == "POST":
        to = get_object_or_404(Unit, code=request.POST.get("to", ""))
        try:
            version = version_of(request, offer)
            volunteer_hand_over(actor=request.user, scope=request.scope, volunteer=offer, to=to, version=version)
        except ValidationError as error:
            if error.code in {"decided", "changed"}:
                return decided_first(request, error, offer)
            refusals = error.messages
        else:
            words = {"name": offer.name, "unit": to.name}
            messages.success(request, _("The offer of %(name)s lies with %(unit)s now.") % words)
            return redirect("teams:volunteers")
    context = {
        "query": query,
        "found": units_named(query),
        "refusals": refusals,
        **offer_context(request, offer),
    }
    return render(request, "teams/volunteers/hand_over.html", context, status=422 if refusals else 200)
