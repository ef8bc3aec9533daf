"""Filling a seat: with somebody known, with somebody from another seat, or with somebody new."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from booths.access import right
from booths.scope import Right
from core.phones import read_phone
from teams.access import assignment_to_end, may_end, seat_fetch
from teams.candidates import Candidate, candidate_fetch, find_candidates, propose_candidates
from teams.forms import NewMemberForm, SinceForm
from teams.models import Assignment, Member, Seat
from teams.number_search import number_searches_limited
from teams.requests import ScopedRequest, id_of
from teams.rules import seat_hindrance
from teams.services import assignment_move, member_create, seat_assign
from teams.views.unit import trail


@right(Right.ASSIGN)
@require_http_methods(["GET", "HEAD", "POST"])
@number_searches_limited
def assign(request: ScopedRequest, pk: int) -> HttpResponse:
    """Find a member for a seat, or add a new person; POST puts the chosen ``member``, or the new one, into it.

    Who has a post at another level is asked about first; ``both`` is the member then. ``leaves`` is the assignment of
    somebody who comes from another seat.
    """
    seat = seat_fetch(request.scope, pk)
    if not seat.is_offered:
        messages.error(request, _("This seat is no longer part of the team."))
        return redirect("teams:unit", seat.unit.code)
    day = _day(request, seat)
    new = request.method == "POST" and not {"member", "both", "leaves"} & request.POST.keys()
    form = NewMemberForm(request.POST if new else None, initial=_initial(request.GET.get("q", "").strip()))
    refusals: list[str] = []
    try:
        if request.method == "POST" and not new:
            return _choose(request, seat, day)
        if form.is_valid():
            return _add(request, seat, day, form)
    except ValidationError as error:
        refusals = error.messages
        if "phone" in getattr(error, "error_dict", {}):
            return _page(request, seat, day, form, refusals, query=form.cleaned_data["phone"])
    return _page(request, seat, day, form, refusals, query=request.GET.get("q", "").strip())


def _page(
    request: ScopedRequest, seat: Seat, day: date, form: NewMemberForm, refusals: list[str], query: str
) -> HttpResponse:
    asked: dict[str, Any] = {"scope": request.scope, "user": request.user, "since": day}
    held = seat_hindrance(seat, since=day)
    found, near = find_candidates(query, seat, **asked) if query and not held else ([], False)
    context = {
        "seat": seat,
        "trail": [*trail(request.scope, seat.unit), {"name": str(seat.position), "href": ""}],
        "day": day,
        "is_today": day == timezone.localdate(),
        "since": SinceForm(request.GET if "since" in request.GET else None, initial={"since": day}),
        "held": held,
        "holder_may_go": held is not None and may_end(request.scope, request.user, held.by),
        "holder_is_coming": held is not None and held.by.since > timezone.localdate(),
        "query": query,
        "found": found,
        "near": near,
        "proposed": [] if query or held else propose_candidates(seat, **asked),
        "form": form,
        "refusals": refusals or ([held.words(request.scope)] if held else []),
    }
    return render(request, "teams/assign.html", context, status=422 if request.method == "POST" else 200)


def _day(request: ScopedRequest, seat: Seat) -> date:
    """Return from which day on: as asked; else today, or the day on which the seat is known to fall vacant."""
    today = timezone.localdate()
    asked = SinceForm(request.POST if request.method == "POST" else request.GET)
    ends = seat.assignments.current(today).exclude(until=None).values_list("until", flat=True).first()
    return asked.day(ends or today)


def _choose(request: ScopedRequest, seat: Seat, day: date) -> HttpResponse:
    if "leaves" in request.POST:
        leaves = assignment_to_end(request.scope, request.user, id_of(request.POST["leaves"]))
        assignment_move(actor=request.user, assignment=leaves, seat=seat, since=day)
        return _done(request, seat, leaves.member, day)
    pk = id_of(request.POST.get("both") or request.POST.get("member", ""))
    try:
        members = Member.objects.within(request.scope)
        chosen = candidate_fetch(seat, members, pk, scope=request.scope, user=request.user, since=day)
    except Member.DoesNotExist:
        raise Http404 from None
    if chosen.beside and not chosen.reasons and "both" not in request.POST:
        return _ask(request, seat, day, chosen)
    seat_assign(actor=request.user, seat=seat, member=chosen.member, since=day)
    return _done(request, seat, chosen.member, day)


def _ask(request: ScopedRequest, seat: Seat, day: date, chosen: Candidate) -> HttpResponse:
    """Ask whether a person is to take both posts, or to leave the one that they have."""
    leaves = [one for one in chosen.held if one.since <= day and may_end(request.scope, request.user, one)]
    context = {
        "seat": seat,
        "trail": [*trail(request.scope, seat.unit), {"name": str(seat.position), "href": ""}],
        "day": day,
        "chosen": chosen,
        "leaves": leaves,
    }
    return render(request, "teams/both.html", context)


def _add(request: ScopedRequest, seat: Seat, day: date, form: NewMemberForm) -> HttpResponse:
    phone = form.cleaned_data["phone"]
    try:
        with transaction.atomic():
            member = member_create(actor=request.user, home_unit=seat.unit, phone=phone, **form.names())
            seat_assign(actor=request.user, seat=seat, member=member, since=day)
    except ValidationError:
        # Sent twice, by a second tap or a line that broke: the person is there and has the seat.
        done = Assignment.objects.filter(seat=seat, member__phone=phone, since=day, until=None)
        if not (sits := done.select_related("member").first()):
            raise
        member = sits.member
    return _done(request, seat, member, day)


def _done(request: ScopedRequest, seat: Seat, member: Member, day: date) -> HttpResponse:
    words = {"name": member.name, "post": seat.position.name, "day": date_format(day, "j F")}
    if day > timezone.localdate():
        messages.success(request, _("%(name)s is %(post)s from %(day)s.") % words)
    else:
        messages.success(request, _("%(name)s is now %(post)s.") % words)
    return HttpResponseRedirect(f"{reverse('teams:unit', args=[seat.unit.code])}#seat-{seat.pk}")


def _initial(query: str) -> dict[str, str]:
    """Return what was searched for as the beginning of a new person."""
    return {"phone": query} if read_phone(query).number else {"name": query}
