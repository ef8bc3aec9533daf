"""The page of one booth, which answers also what is done on it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from booths.access import booth_fetch, right
from booths.former import former_of
from booths.history import booth_history, openable
from booths.listing import BoothList
from booths.models import Booth, LinkCollision, WhatsAppGroup
from booths.places import Step, trail_to
from booths.scope import Right
from booths.slots import slots_of
from booths.state import state_settings


@right(Right.SEE)
@require_safe
def booth(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a booth: its groups, what may be done, its history, and its neighbours in the list it was opened from."""
    return booth_page(request, booth_fetch(request.scope, pk))  # type: ignore[attr-defined]


def booth_page(request: HttpRequest, booth: Booth, status: int = 200, **more: Any) -> HttpResponse:
    """Return the booth's page, to htmx only its body; ``more`` may hold a form with errors to show in its place."""
    scope = request.scope  # type: ignore[attr-defined]
    settings = state_settings(booth.assembly.state_id)
    groups = list(booth.groups.order_by("slot"))
    slots = slots_of(groups, settings, timezone.localdate())
    booths = list_of(request, booth)
    before, after = booths.around(booth)
    context = {
        "booth": booth,
        "slots": slots,
        "settings": settings,
        "trail": trail_to(scope, booth.unit, Step(_("Booth %(number)s") % {"number": booth.number}, "")),
        "history": openable(booth_history(booth, groups), request.user, scope, booth.assembly.state_id),  # type: ignore[arg-type]
        "collisions": _collisions(request, booth, groups),
        "former": former_of(booth),
        "list": booths,
        "from_list": "list" in request.GET,
        "before": before,
        "after": after,
        "may_edit": scope.may(Right.EDIT, booth.unit),
        "may_verify": scope.may(Right.VERIFY, booth.unit),
        "may_see_phones": scope.may(Right.PHONES, booth.unit),
        **more,
    }
    template = "booths/booth.html#body" if request.htmx else "booths/booth.html"  # type: ignore[attr-defined]
    return render(request, template, context, status=status)


def list_of(request: HttpRequest, booth: Booth) -> BoothList:
    """Return the list from which a page was opened (parameter ``list``), else that of the booth's assembly.

    Who may not see the assembly gets the list of the booth's mandal or sector.
    """
    scope = request.scope  # type: ignore[attr-defined]
    parameters = QueryDict(request.GET.get("list") or request.POST.get("list") or "", mutable=True)
    if not parameters:
        parameters["unit"] = (booth.assembly if scope.may(Right.SEE, booth.assembly) else booth.unit).code
    return BoothList(scope, parameters)


def back_to(booth: Booth, request: HttpRequest) -> HttpResponse:
    """Return the way back to the booth's page, in the list it was opened from."""
    query = request.POST.get("list") or request.GET.get("list") or ""
    address = reverse("booths:booth", args=[booth.pk])
    return redirect(f"{address}?{_list_query(query)}" if query else address)


def _list_query(query: str) -> str:
    parameters = QueryDict(mutable=True)
    parameters["list"] = query
    return parameters.urlencode()


def say_done(request: HttpRequest, text: str) -> None:
    """Tell the person what was done, once, on the page that comes next."""
    messages.success(request, text)


def _collisions(request: HttpRequest, booth: Booth, groups: list[WhatsAppGroup]) -> list[dict[str, Any]]:
    """Return where a link of this booth was given for another booth too, and what was given here but is elsewhere.

    The other booth is named only when the reader may see it.
    """
    scope = request.scope  # type: ignore[attr-defined]
    codes = [group.invite_code for group in groups if group.invite_code]
    told = []
    for claim in booth.collisions.standing():
        holder = WhatsAppGroup.objects.within(scope).filter(invite_code=claim.invite_code)
        other = holder.select_related("booth__assembly").first()
        told.append({"claim": claim, "other": other.booth if other else None, "here": True})
    claims = LinkCollision.objects.within(scope).standing().filter(invite_code__in=codes).exclude(booth=booth)
    told += [
        {"claim": claim, "other": claim.booth, "here": False} for claim in claims.select_related("booth__assembly")
    ]
    return told
