"""Filling seats."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Prefetch
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from booths.access import right, unit_fetch
from booths.scope import Right
from core.phones import read_phone
from teams.access import may_assign, may_fill, seat_fetch
from teams.forms import NewMemberForm
from teams.models import Assignment, Member, Position, Seat
from teams.querysets import MemberQuerySet
from teams.requests import ScopedRequest
from teams.search import search_members
from teams.services import member_create, seat_add, seat_assign, seats_open
from teams.views.unit import trail

MOST_FOUND = 20


@right(Right.ASSIGN)
@require_http_methods(["GET", "HEAD", "POST"])
def assign(request: ScopedRequest, pk: int) -> HttpResponse:
    """Find a member for a seat, or add a new person; POST puts the chosen ``member``, or the new one, into it."""
    seat = seat_fetch(request.scope, pk)
    query = request.GET.get("q", "").strip()
    new = request.method == "POST" and "member" not in request.POST
    form = NewMemberForm(request.POST if new else None, initial=_initial(query))
    refusals: list[str] = []
    try:
        if request.method == "POST" and not new:
            members = Member.objects.within(request.scope)
            return _assigned(request, seat, get_object_or_404(members, pk=_number(request.POST["member"])))
        if form.is_valid():
            return _added(request, seat, form)
    except ValidationError as error:
        refusals = error.messages
        if "phone" in getattr(error, "error_dict", {}):
            query = form.cleaned_data["phone"]
    context = {
        "seat": seat,
        "trail": [*trail(request.scope, seat.unit), {"name": str(seat.position), "href": ""}],
        "query": query,
        "found": _with_seats(search_members(Member.objects.within(request.scope), query))[:MOST_FOUND] if query else [],
        "form": form,
        "refusals": refusals,
    }
    return render(request, "teams/assign.html", context, status=422 if request.method == "POST" else 200)


@right(Right.ASSIGN)
@require_POST
def add_seat(request: ScopedRequest, code: str) -> HttpResponse:
    """Open a seat of a post without a fixed number (office, viewer) and go on to filling it."""
    unit = unit_fetch(request.scope, code, Right.ASSIGN)
    position = get_object_or_404(
        Position.objects.open_ended(), pk=_number(request.POST.get("position", "")), level=unit.level
    )
    if not may_fill(request.scope, Seat(unit=unit, position=position)):
        return HttpResponse(status=403)
    return redirect("teams:assign", seat_add(actor=request.user, unit=unit, position=position).pk)


@right(Right.ASSIGN)
@require_POST
def open_seats(request: ScopedRequest, code: str) -> HttpResponse:
    """Open the seats that the unit and the units below it should have."""
    unit = unit_fetch(request.scope, code, Right.ASSIGN)
    if not may_assign(request.scope, unit):
        return HttpResponse(status=403)
    seats_open(actor=request.user, root=unit)
    messages.success(request, _("The seats are open."))
    return redirect("teams:unit", unit.code)


def _added(request: ScopedRequest, seat: Seat, form: NewMemberForm) -> HttpResponse:
    with transaction.atomic():
        member = member_create(
            actor=request.user, home_unit=seat.unit, phone=form.cleaned_data["phone"], **form.names()
        )
        return _assigned(request, seat, member)


def _assigned(request: ScopedRequest, seat: Seat, member: Member) -> HttpResponse:
    seat_assign(actor=request.user, seat=seat, member=member)
    words = {"name": member.name, "post": seat.position.name}
    messages.success(request, _("%(name)s is now %(post)s.") % words)
    return HttpResponseRedirect(f"{reverse('teams:unit', args=[seat.unit.code])}#seat-{seat.pk}")


def _with_seats(members: MemberQuerySet) -> MemberQuerySet:
    current = Assignment.objects.current(timezone.localdate()).select_related("seat__position", "seat__unit")
    return members.select_related("home_unit").prefetch_related(Prefetch("assignments", current, to_attr="held"))


def _initial(query: str) -> dict[str, str]:
    """Return what was searched for as the beginning of a new person."""
    return {"phone": query} if read_phone(query).number else {"name": query}


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 19 else 0
