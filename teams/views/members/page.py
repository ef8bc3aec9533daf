"""The page of one member, and their numbers."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from booths.access import right
from booths.models import Unit
from booths.places import Step
from booths.scope import Right
from teams.access import may_erase, member_fetch
from teams.member_page import MemberPage
from teams.models import Member
from teams.requests import ScopedRequest
from teams.services import phone_reveal
from teams.views.members.directory import steps_to

_SHOWN = ("phone", "phone_alternate", "email")


@right(Right.SEE)
@require_safe
def member(request: ScopedRequest, pk: int) -> HttpResponse:
    """Show a person: seats, sign-in, what they can do, what they agreed to, what was changed."""
    return _page(request, member_fetch(request.scope, pk))


@right(Right.PHONES)
@require_POST
def member_show(request: ScopedRequest, pk: int, field: str) -> HttpResponse:
    """Show a number or the e-mail in full; it is logged. To htmx only that."""
    if field not in _SHOWN:
        raise Http404
    person = member_fetch(request.scope, pk, Right.PHONES)
    unit = Unit.objects.get(pk=MemberPage(person, scope=request.scope, user=request.user).unit_for(Right.PHONES))
    value = phone_reveal(actor=request.user, member=person, unit=unit, field=field)
    if not request.htmx:  # type: ignore[attr-defined]
        return _page(request, person, shown=field)
    context = {"member": person, "field": field, "value": value, "shown": True, "may_show": True}
    return render(request, "teams/members/detail.html", context)


def _page(request: ScopedRequest, person: Member, shown: str = "") -> HttpResponse:
    page = MemberPage(person, scope=request.scope, user=request.user)
    context = {
        "member": person,
        "page": page,
        "shown": shown,
        "may_erase": may_erase(request.scope, request.user, person),
        "trail": [*steps_to(request.scope, person.home_unit), Step(person.name, "")],
    }
    return render(request, "teams/members/member.html", context)
