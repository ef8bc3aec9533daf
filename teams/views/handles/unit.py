"""The accounts of one unit, and adding one."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from booths.access import right, unit_fetch
from booths.models import Unit
from booths.places import Step
from booths.scope import Right, Scope
from booths.views.words import add_service_error
from core.social import Network
from teams.errors import AccountTaken
from teams.forms.handles import HandleAddForm
from teams.handles.cards import UnitAccounts
from teams.handles.keeping import team_members
from teams.handles.words import account_taken_words
from teams.models import Handle, Member
from teams.requests import ScopedRequest
from teams.services.handles import handle_register


@right(Right.SEE)
@require_safe
def unit_handles(request: ScopedRequest, code: str) -> HttpResponse:
    """Show the unit's accounts with their growth, and the networks on which it has none."""
    unit = unit_fetch(request.scope, code)
    context = {
        "unit": unit,
        "accounts": UnitAccounts(unit, request.scope, timezone.localdate()),
        "may_edit": request.scope.may(Right.EDIT, unit),
        "trail": handles_trail(request.scope, unit),
    }
    return render(request, "teams/handles/unit.html", context)


@right(Right.EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def handle_add(request: ScopedRequest, code: str) -> HttpResponse:
    """Register an account of the unit; ``network`` and the platform's people are chosen beforehand."""
    unit = unit_fetch(request.scope, code, Right.EDIT)
    asked = request.GET.get("network", "")
    network = Network(asked) if asked in Network.values else Network.FACEBOOK
    team = team_members(unit, request.POST.get("network", network), timezone.localdate())
    choices = [(member.pk, f"{member.name} · {post}") for member, post, _suits in team]
    initial = {"network": network, "keepers": [member.pk for member, _post, suits in team if suits]}
    form = HandleAddForm(request.POST or None, initial=initial, team=choices)
    if form.is_valid() and (handle := _registered(request, unit, form)):
        words = {"account": handle.name, "network": handle.get_network_display()}
        messages.success(request, _("%(network)s: %(account)s is kept. Now note how many follow it.") % words)
        return redirect("teams:handle", handle.pk)
    context = {
        "unit": unit,
        "form": form,
        "trail": handles_trail(request.scope, unit, Step(_("New account"), "")),
    }
    return render(request, "teams/handles/add.html", context, status=422 if form.is_bound else 200)


def handles_trail(scope: Scope, unit: Unit, *further: Step) -> list[Step]:
    """Return the way from the state to the unit's accounts; what lies outside the visitor's area is only named."""
    above = Unit.objects.above(unit).defer("search")
    places = [
        Step(one.name, reverse("teams:unit_handles", args=[one.code]) if scope.may(Right.SEE, one) else "")
        for one in above
    ]
    return [*places, *further]


def _registered(request: HttpRequest, unit: Unit, form: HandleAddForm) -> Handle | None:
    given: dict[str, Any] = form.cleaned_data
    keepers = Member.objects.filter(pk__in=given.get("keepers", []))
    try:
        return handle_register(
            actor=request.user,  # type: ignore[arg-type]
            unit=unit,
            network=Network(given["network"]),
            address=given["address"],
            title=given["title"],
            keepers=list(keepers),
        )
    except AccountTaken as taken:
        form.add_error("link", account_taken_words(request.scope, taken.handle, unit.pk))  # type: ignore[attr-defined]
    except ValidationError as error:
        add_service_error(form, error)
    return None
