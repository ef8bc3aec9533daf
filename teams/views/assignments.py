"""The holder of a seat: ending it, inviting them, their number."""

from datetime import date
from urllib.parse import quote

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from accounts.models import OneTimeLink
from accounts.services.links import LIFETIME
from booths.access import right
from booths.scope import Right
from core.emails import mask_email
from core.phones import mask_phone, wa_me_url
from teams.access import assignment_fetch, assignment_to_end, may_invite
from teams.forms import EndForm, WithdrawForm
from teams.models import Assignment
from teams.requests import ScopedRequest
from teams.services import assignment_end, assignment_keep, phone_reveal, seat_invite
from teams.services.invitations import Invitation
from teams.views.unit import trail
from teams.words import invitation_text


@right(Right.ASSIGN)
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: ScopedRequest, pk: int) -> HttpResponse:
    """Ask why and when somebody leaves a seat; POST ends the assignment, and with it the rights, on that day.

    Somebody who is to take the seat later does not come, then.
    """
    assignment = assignment_to_end(request.scope, request.user, pk)
    coming = assignment.since > timezone.localdate()
    form = _end_form(request, assignment, coming)
    if form.is_valid():
        until = form.cleaned_data.get("until")
        try:
            assignment_end(actor=request.user, assignment=assignment, reason=form.cleaned_data["reason"], until=until)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _ended_words(assignment, coming, until))
            return redirect("teams:unit", assignment.seat.unit.code)
    context = {
        "assignment": assignment,
        "coming": coming,
        "trail": [*trail(request.scope, assignment.seat.unit), {"name": str(assignment.seat.position), "href": ""}],
        "form": form,
    }
    return render(request, "teams/end.html", context, status=422 if form.is_bound else 200)


@right(Right.ASSIGN)
@require_POST
def keep(request: ScopedRequest, pk: int) -> HttpResponse:
    """Withdraw the planned end of an assignment: the person stays."""
    assignment = assignment_to_end(request.scope, request.user, pk)
    try:
        assignment_keep(actor=request.user, assignment=assignment)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        words = {"name": assignment.member.name, "post": assignment.seat.position.name}
        messages.success(request, _("%(name)s stays %(post)s.") % words)
    return redirect("teams:unit", assignment.seat.unit.code)


def _end_form(request: ScopedRequest, assignment: Assignment, coming: bool) -> EndForm | WithdrawForm:
    if coming:
        return WithdrawForm(request.POST or None)
    initial = {"until": assignment.until or timezone.localdate(), "reason": assignment.reason}
    return EndForm(request.POST or None, since=assignment.since, initial=initial)


def _ended_words(assignment: Assignment, coming: bool, until: date | None) -> str:
    words = {"name": assignment.member.name, "post": assignment.seat.position.name}
    if coming:
        return _("%(name)s does not become %(post)s.") % words
    if until and until > timezone.localdate():
        return _("%(name)s leaves on %(day)s.") % (words | {"day": date_format(until, "j F")})
    return _("%(name)s is no longer %(post)s.") % words


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
        "chat": _chat(request, assignment, invitation, text),
        "other_login": _other_login(assignment, invitation),
        "trail": [*trail(request.scope, assignment.seat.unit), {"name": str(assignment.seat.position), "href": ""}],
    }
    return render(request, "teams/invited.html", context)


def _chat(request: ScopedRequest, assignment: Assignment, invitation: Invitation, text: str) -> str:
    """Return the address of the chat with the holder; without the right to their number, of a chat to be chosen.

    A new password goes to the number of the login: that of the record may have been changed by somebody else since.
    """
    unit, member, user = assignment.seat.unit, assignment.member, invitation.user
    if not request.scope.may(Right.PHONES, unit) or (_opens_login(invitation) and not user.phone):
        return f"https://wa.me/?text={quote(text, safe='')}"
    member.user = user  # tied just now, perhaps
    field = "login" if _opens_login(invitation) else "phone"
    return wa_me_url(phone_reveal(actor=request.user, member=member, unit=unit, field=field), text)


def _other_login(assignment: Assignment, invitation: Invitation) -> str:
    """Return with what the holder signs in, masked, where the link opens that and it is not the record's number."""
    user = invitation.user
    if not _opens_login(invitation) or user.phone == assignment.member.phone:
        return ""
    return mask_phone(user.phone) if user.phone else mask_email(user.email or "")


def _opens_login(invitation: Invitation) -> bool:
    return invitation.purpose == OneTimeLink.Purpose.RESET


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
