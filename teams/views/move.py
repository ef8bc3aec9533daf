"""Moving the holder of a seat to another one, or letting two holders exchange theirs."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from booths.access import right, unit_fetch
from booths.models import Unit
from booths.scope import Right
from teams.access import assignment_to_end, may_assign, seat_fetch
from teams.forms import MoveForm
from teams.models import Assignment, Seat
from teams.options import seat_options
from teams.requests import ScopedRequest, id_of
from teams.search import search_units
from teams.services import assignment_move, assignment_swap
from teams.views.unit import trail

MOST_UNITS = 12


@right(Right.ASSIGN)
@require_http_methods(["GET", "HEAD", "POST"])
def move(request: ScopedRequest, pk: int) -> HttpResponse:
    """Show the seats of a unit (``unit``, found by ``q``); POST moves the person to the vacant ``seat``, or lets them
    exchange theirs with the holder of another, by the assignment ``swap``.
    """
    assignment = assignment_to_end(request.scope, request.user, pk)
    first = max(timezone.localdate(), assignment.since)
    form = MoveForm(request.POST or None, first=first, initial={"since": first})
    refusals: list[str] = []
    if request.method == "POST":
        number = id_of(request.POST.get("swap", ""))
        other = assignment_to_end(request.scope, request.user, number) if "swap" in request.POST else None
        seat = other.seat if other else seat_fetch(request.scope, id_of(request.POST.get("seat", "")))
        if form.is_valid():
            try:
                _write(request, assignment, seat, other, form.cleaned_data)
            except ValidationError as error:
                refusals = error.messages
            if not refusals or _sits(assignment, seat, form.cleaned_data["since"]):
                return _done(request, assignment, seat, other, form.cleaned_data["since"])
    return _page(request, assignment, form, first, refusals)


def _write(
    request: ScopedRequest, assignment: Assignment, seat: Seat, other: Assignment | None, said: dict[str, Any]
) -> None:
    reason = said["reason"].strip()
    if other:
        assignment_swap(actor=request.user, first=assignment, second=other, since=said["since"], reason=reason)
    else:
        assignment_move(actor=request.user, assignment=assignment, seat=seat, since=said["since"], reason=reason)


def _sits(assignment: Assignment, seat: Seat, day: date) -> bool:
    """Tell whether the person has that seat from that day on already: it was sent twice."""
    return Assignment.objects.filter(seat=seat, member=assignment.member_id, since=day, until=None).exists()


def _done(
    request: ScopedRequest, assignment: Assignment, seat: Seat, other: Assignment | None, day: date
) -> HttpResponse:
    later = day > timezone.localdate()
    if other:
        exchanged = _("%(name)s and %(other)s have exchanged their seats.")
        told = _("%(name)s and %(other)s exchange their seats on %(day)s.") if later else exchanged
    else:
        told = _("%(name)s is %(post)s from %(day)s.") if later else _("%(name)s is now %(post)s.")
    words = {"name": assignment.member.name, "post": seat.position.name, "day": date_format(day, "j F")}
    messages.success(request, told % (words | {"other": other.member.name if other else ""}))
    return HttpResponseRedirect(f"{reverse('teams:unit', args=[seat.unit.code])}#seat-{seat.pk}")


def _page(
    request: ScopedRequest, assignment: Assignment, form: MoveForm, first: date, refusals: list[str]
) -> HttpResponse:
    unit = _unit(request, assignment)
    query = request.GET.get("q", "").strip()
    units = Unit.objects.within(request.scope, Right.ASSIGN).defer("search")
    found = [one for one in search_units(units, query)[:MOST_UNITS] if may_assign(request.scope, one)] if query else []
    context = {
        "assignment": assignment,
        "trail": [*trail(request.scope, assignment.seat.unit), {"name": str(assignment.seat.position), "href": ""}],
        "form": form,
        "refusals": refusals,
        "unit": unit,
        "options": seat_options(assignment, unit, scope=request.scope, user=request.user, since=first),
        "query": query,
        "found": found,
    }
    return render(request, "teams/move.html", context, status=422 if request.method == "POST" else 200)


def _unit(request: ScopedRequest, assignment: Assignment) -> Unit:
    """Return the unit whose seats are shown: as asked, else that of the seat."""
    code = request.GET.get("unit", "")
    if not code:
        return assignment.seat.unit
    unit = unit_fetch(request.scope, code)
    if not may_assign(request.scope, unit):
        raise PermissionDenied
    return unit
