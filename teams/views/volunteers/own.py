"""A volunteer's own link: what they gave, what became of it, correcting it, taking it back, erasing it."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import public
from accounts.addresses import address_of
from accounts.models.links import token_hash
from booths.state import state_settings
from teams.forms.volunteers import OfferForm
from teams.models import Consent, Purpose, Volunteer
from teams.services import volunteer_correct, volunteer_erase, volunteer_withdraw
from teams.views.volunteers.private import private
from teams.volunteering.visitors import WRONG_LINKS

OwnView = Callable[[HttpRequest, Volunteer, str], HttpResponse]


def own_link(view: OwnView) -> Callable[[HttpRequest, str], HttpResponse]:
    """Give the view the volunteer whose link it is. Who tries link after link is stopped for a while."""

    @private
    @wraps(view)
    def found(request: HttpRequest, token: str) -> HttpResponse:
        volunteer = (
            Volunteer.objects.filter(token_hash=token_hash(token), erased_at=None)
            .select_related("unit", "applied_to", "member")
            .first()
        )
        if volunteer is None:
            until = WRONG_LINKS.until(address_of(request))
            return render(request, "teams/volunteers/gone.html", {"until": until}, status=429 if until else 404)
        return view(request, volunteer, token)

    return found


@public
@require_safe
@own_link
def own(request: HttpRequest, volunteer: Volunteer, token: str) -> HttpResponse:
    """Show what the volunteer gave, and in plain words what became of it."""
    member = volunteer.member if volunteer.made_member else None  # the link does not prove whose the number is
    context = {
        "volunteer": volunteer,
        "token": token,
        "waits": volunteer.state == Volunteer.State.WAITING,
        "member": member,
        "accepted": volunteer.state == Volunteer.State.ACCEPTED,
        "seats": list(member.assignments.current(timezone.localdate()).select_related("seat__unit", "seat__position"))
        if member
        else [],
        "agreed": [consent.get_purpose_display() for consent in _standing(volunteer)],
        "erased_on": volunteer.applied_at + timedelta(days=state_settings(volunteer.unit.state_id).volunteer_days),
    }
    return render(request, "teams/volunteers/own.html", context)


@public
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@own_link
def own_correct(request: HttpRequest, volunteer: Volunteer, token: str) -> HttpResponse:
    """Put right what the volunteer wrote, while it waits."""
    if volunteer.state != Volunteer.State.WAITING:
        return redirect("volunteers:own", token)
    form = OfferForm(request.POST or None, initial=OfferForm.initial_of(volunteer))
    if request.method == "POST" and form.is_valid():
        try:
            volunteer_correct(volunteer=volunteer, offer=form.offer())
        except ValidationError as error:
            form.add_error(None, ValidationError(error.messages))
        else:
            return redirect("volunteers:own", token)
    context = {"volunteer": volunteer, "token": token, "form": form}
    return render(
        request, "teams/volunteers/own_correct.html", context, status=422 if request.method == "POST" else 200
    )


@public
@require_http_methods(["GET", "HEAD", "POST"])
@own_link
def own_withdraw(request: HttpRequest, volunteer: Volunteer, token: str) -> HttpResponse:
    """Ask once, then take the offer and all consent back, or ``only`` that to messages."""
    if request.method == "POST":
        messages_only = request.POST.get("only") == Purpose.MESSAGES
        volunteer_withdraw(volunteer=volunteer, only=Purpose.MESSAGES if messages_only else None)
        return redirect("volunteers:own", token)
    messages = any(consent.purpose == Purpose.MESSAGES for consent in _standing(volunteer))
    context = {"volunteer": volunteer, "token": token, "messages_agreed": messages}
    return render(request, "teams/volunteers/own_withdraw.html", context)


@public
@require_http_methods(["GET", "HEAD", "POST"])
@own_link
def own_erase(request: HttpRequest, volunteer: Volunteer, token: str) -> HttpResponse:
    """Ask once, then erase the volunteer; the link leads nowhere from then on."""
    refusals: list[str] = []
    if request.method == "POST":
        try:
            volunteer_erase(volunteer=volunteer, reason=_("Erased by their own link"))
        except ValidationError as error:
            refusals = error.messages
        else:
            return render(request, "teams/volunteers/erased.html")
    context = {"volunteer": volunteer, "token": token, "refusals": refusals}
    return render(request, "teams/volunteers/own_erase.html", context)


def _standing(volunteer: Volunteer) -> list[Consent]:
    """Return what the person agrees to at present."""
    consents = list(volunteer.consents.standing())
    if volunteer.made_member and volunteer.member:
        consents += volunteer.member.consents.standing()
    return consents
