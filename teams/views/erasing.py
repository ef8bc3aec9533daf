"""Erasing a person."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from booths.access import right
from booths.scope import Right
from teams.access import may_erase, member_fetch
from teams.forms import EraseForm
from teams.requests import ScopedRequest
from teams.services import member_erase
from teams.views.unit import trail


@right(Right.EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: ScopedRequest, pk: int) -> HttpResponse:
    """Ask once, with the name and what goes; POST erases the person."""
    member = member_fetch(request.scope, pk)
    if not may_erase(request.scope, request.user, member):
        raise PermissionDenied
    form = EraseForm(request.POST or None)
    if form.is_valid():
        try:
            member_erase(actor=request.user, member=member, reason=form.cleaned_data["reason"])
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("%(name)s was erased.") % {"name": member.name})
            return redirect("teams:unit", member.home_unit.code)
    today = timezone.localdate()
    seats = member.assignments.select_related("seat__position", "seat__unit")
    context = {
        "member": member,
        "held": seats.ending_after(today),
        "stays": seats.filter(since__lt=today).exists(),
        "trail": [*trail(request.scope, member.home_unit), {"name": member.name, "href": ""}],
        "form": form,
    }
    return render(request, "teams/erase.html", context, status=422 if form.is_bound else 200)
