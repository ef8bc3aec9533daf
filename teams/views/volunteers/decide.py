"""One volunteer before their convener: look, accept, ring."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from booths.access import right
from booths.levels import Level
from booths.places import Step
from booths.scope import Right
from booths.state import state_settings
from booths.views.editing import version_of
from teams.access import volunteer_fetch
from teams.models import Member, Seat, Volunteer
from teams.requests import ScopedRequest
from teams.services import volunteer_accept, volunteer_phone_reveal
from teams.views.unit import trail
from teams.volunteering.deciding import free_seats, further_offers, known_as
from teams.volunteering.queue import days_left
from teams.volunteering.words import greeting_chat

SEATS_AT_ONCE = 5
"""So many vacant seats are shown without a tap more."""


@right(Right.ASSIGN)
@require_http_methods(["GET", "HEAD", "POST"])
def volunteer(request: ScopedRequest, pk: int) -> HttpResponse:
    """Show an offer; POST accepts it, to the ``seat`` that was chosen or else to the pool of the unit."""
    offer = volunteer_fetch(request.scope, pk)
    refusals: list[str] = []
    if request.method == "POST":
        try:
            return _accepted(request, offer, request.POST.get("seat", ""))
        except ValidationError as error:
            if getattr(error, "code", "") in {"decided", "changed"}:
                return decided_first(request, error, offer)
            refusals = error.messages
    context = {"refusals": refusals, **_choices(request, offer), **offer_context(request, offer)}
    return render(request, "teams/volunteers/volunteer.html", context, status=422 if refusals else 200)


@right(Right.PHONES)
@require_POST
def phone(request: ScopedRequest, pk: int) -> HttpResponse:
    """Show a volunteer's number in full, with the chat and the greeting ready, and log it."""
    offer = volunteer_fetch(request.scope, pk)
    if not request.scope.may(Right.PHONES, offer.unit):
        raise PermissionDenied
    volunteer_phone_reveal(actor=request.user, volunteer=offer)
    context = {
        "volunteer": offer,
        "shown": True,
        "chat": greeting_chat(offer, str(request.user)),
        "trail": _trail(request, offer),
    }
    whole = "teams/volunteers/phone.html" if request.headers.get("HX-Request") else "teams/volunteers/phone_page.html"
    return render(request, whole, context)


def offer_context(request: ScopedRequest, offer: Volunteer) -> dict[str, Any]:
    """Return what every page about one offer shows of it."""
    days = state_settings(offer.unit.ancestor_id(Level.STATE) or 0).volunteer_days
    return {
        "volunteer": offer,
        "version": version_of(request, offer),
        "waits": offer.state == Volunteer.State.WAITING,
        "days_left": days_left(offer.applied_at, days, timezone.now()),
        "phones": request.scope.may(Right.PHONES, offer.unit),
        "further": further_offers(request.scope, offer),
        "member": Member.objects.within(request.scope).filter(pk=offer.member_id).first() if offer.member_id else None,
        "trail": _trail(request, offer),
    }


def decided_first(request: ScopedRequest, error: ValidationError, offer: Volunteer) -> HttpResponseRedirect:
    """Tell somebody who came second who was first, and lead them back: to the queue, or to an offer that changed."""
    messages.error(request, " ".join(error.messages))
    changed = getattr(error, "code", "") == "changed"
    return redirect("teams:volunteer", offer.pk) if changed else redirect("teams:volunteers")


def _accepted(request: ScopedRequest, offer: Volunteer, chosen: str) -> HttpResponse:
    seats = Seat.objects.within(request.scope, Right.ASSIGN).select_related("unit", "position")
    seat = get_object_or_404(seats, pk=int(chosen)) if chosen.isdecimal() and len(chosen) < 19 else None
    member = volunteer_accept(
        actor=request.user, scope=request.scope, volunteer=offer, version=version_of(request, offer), seat=seat
    )
    if seat:
        words = {"name": member.name, "post": seat.position.name}
        messages.success(request, _("%(name)s is now %(post)s.") % words)
        return HttpResponseRedirect(f"{reverse('teams:unit', args=[seat.unit.code])}#seat-{seat.pk}")
    words = {"name": member.name, "unit": member.home_unit.name}
    messages.success(request, _("%(name)s is accepted, at home in %(unit)s, without a seat so far.") % words)
    return redirect("teams:volunteers")


def _choices(request: ScopedRequest, offer: Volunteer) -> dict[str, Any]:
    """Return what there is to choose from while the offer waits."""
    if offer.state != Volunteer.State.WAITING:
        return {}
    seats = free_seats(request.scope, offer)
    free = {"first": seats[:SEATS_AT_ONCE], "further": seats[SEATS_AT_ONCE:]}
    return {"known": known_as(request.scope, offer), "free": free}


def _trail(request: ScopedRequest, offer: Volunteer) -> list[Any]:
    name = offer.name or _("erased")
    queue = Step(_("Volunteers"), reverse("teams:volunteers"))
    return [*trail(request.scope, offer.unit), queue, Step(name, "")]
