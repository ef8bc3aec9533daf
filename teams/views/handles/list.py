"""The list of official accounts, and of units without one, behind every count of them."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from booths.access import right
from booths.scope import Right
from core.social import Network
from teams.filters.handles import ANY, NOBODY
from teams.handles.listing import HandleList
from teams.listing import Choice
from teams.requests import ScopedRequest

_KINDS = ("without", "stale", "kept", "closed")


@right(Right.SEE)
@require_safe
def handles(request: ScopedRequest) -> HttpResponse:
    """Show the accounts, or the units, that the parameters ask for (``teams.filters.handles``)."""
    listed = HandleList(request.scope, request.GET)
    if listed.is_elsewhere:
        raise Http404
    page = listed.page(after=request.GET.get("after", ""), before=request.GET.get("before", ""))
    context = {
        "list": listed,
        "rows": listed.rows(page),
        "may_edit": bool(listed.area and request.scope.may(Right.EDIT, listed.area)),
        "lacking": dict(Network.choices).get(listed.without, ""),
        **listed.turns(page),
        "choices": _choices(listed),
        "trail": listed.trail(_("Official accounts")),
    }
    return render(request, "teams/handles/list.html", context)


def _choices(listed: HandleList) -> list[Choice]:
    """The filters that are one tap away."""
    kinds: list[tuple[str, dict[str, str]]] = [
        (_("All"), {}),
        (_("Count overdue"), {"stale": "1"}),
        (_("Run by nobody"), {"kept": NOBODY}),
        (_("Without any account"), {"without": ANY}),
        *((_("Without %(network)s") % {"network": network.label}, {"without": network.value}) for network in Network),
        (_("Closed"), {"closed": "1"}),
    ]
    on = {name: listed.parameters[name] for name in _KINDS if listed.parameters.get(name)}
    return [Choice(name, listed.query(*_KINDS, **kind), on == kind) for name, kind in kinds]
