"""Opening seats."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from booths.access import right, unit_fetch
from booths.scope import Right
from teams.access import may_assign, may_fill
from teams.models import Position, Seat
from teams.requests import ScopedRequest, id_of
from teams.services import seat_add, seats_open


@right(Right.ASSIGN)
@require_POST
def add_seat(request: ScopedRequest, code: str) -> HttpResponse:
    """Open a seat of a post without a fixed number (office, viewer) and go on to filling it."""
    unit = unit_fetch(request.scope, code, Right.ASSIGN)
    position = get_object_or_404(
        Position.objects.open_ended(), pk=id_of(request.POST.get("position", "")), level=unit.level
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
