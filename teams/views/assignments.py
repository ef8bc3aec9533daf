"""The holder of a seat: ending it, inviting them, their number."""

from urllib.parse import quote

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from accounts.services.links import LIFETIME
from booths.access import right
from booths.scope import Right
from core.phones import wa_me_url
from teams.access import assignment_fetch, assignment_to_end, may_invite
from teams.forms import EndForm
from teams.models import Assignment
from teams.requests import ScopedRequest
from teams.services import assignment_end, phone_reveal, seat_invite
from teams.views.unit import trail
from teams.words import invitation_text


@right(Right.ASSIGN)
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: ScopedRequest, pk: int) -> HttpResponse:
    """Ask why somebody leaves a seat; POST ends the assignment, and with it the rights, at once."""
    assignment = assignment_to_end(request.scope, request.user, pk)
    form = EndForm(request.POST or None)
    if form.is_valid():
        assignment_end(actor=request.user, assignment=assignment, reason=form.cleaned_data["reason"])
        words = {"name": assignment.member.name, "post": assignment.seat.position.name}
        messages.success(request, _("%(name)s is no longer %(post)s.") % words)
        return redirect("teams:unit", assignment.seat.unit.code)
    context = {
        "assignment": assignment,
        "trail": [*trail(request.scope, assignment.seat.unit), {"name": str(assignment.seat.position), "href": ""}],
        "form": form,
    }
    return render(request, "teams/end.html", context, status=422 if form.is_bound else 200)


@right(Right.ASSIGN)
@never_cache
@require_POST
def invite(request: ScopedRequest, pk: int) -> HttpResponse:
    """Make a one-time link for the holder and show it, this once, with the message that carries it."""
    assignment = assignment_fetch(request.scope, pk)
    if not may_invite(request.scope, assignment.member):
        raise PermissionDenied
    try:
        invitation = seat_invite(actor=request.user, assignment=assignment)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("teams:unit", assignment.seat.unit.code)
    url = request.build_absolute_uri(reverse("accounts:one_time", args=[invitation.token]))
    until = timezone.now() + LIFETIME[invitation.purpose]
    with translation.override(invitation.user.language):
        text = invitation_text(assignment, purpose=invitation.purpose, url=url, until=until)
    context = {
        "assignment": assignment,
        "invitation": invitation,
        "url": url,
        "until": until,
        "text": text,
        "chat": _chat(request, assignment, text),
        "trail": [*trail(request.scope, assignment.seat.unit), {"name": str(assignment.seat.position), "href": ""}],
    }
    return render(request, "teams/invited.html", context)


def _chat(request: ScopedRequest, assignment: Assignment, text: str) -> str:
    """Return the address of the chat with the holder; without the right to their number, of a chat to be chosen."""
    unit = assignment.seat.unit
    if not request.scope.may(Right.PHONES, unit):
        return f"https://wa.me/?text={quote(text, safe='')}"
    return wa_me_url(phone_reveal(actor=request.user, member=assignment.member, unit=unit), text)


@right(Right.PHONES)
@require_POST
def phone(request: ScopedRequest, pk: int) -> HttpResponse:
    """Show the holder's number in full, to those who have the right there, and log it."""
    assignment = assignment_fetch(request.scope, pk)
    unit = assignment.seat.unit
    if not request.scope.may(Right.PHONES, unit):
        raise PermissionDenied
    phone_reveal(actor=request.user, member=assignment.member, unit=unit)
    context = {"assignment": assignment, "shown": True, "trail": trail(request.scope, unit)}
    whole = "teams/phone.html" if request.headers.get("HX-Request") else "teams/phone_page.html"
    return render(request, whole, context)
