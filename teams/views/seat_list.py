"""The list of seats behind every count of them."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from booths.access import right
from booths.scope import Right
from teams.filters import FILLED, MISSING, SURPLUS, VACANT
from teams.keyset import Order
from teams.listing import Choice
from teams.requests import ScopedRequest
from teams.seat_list import SeatList

_KINDS = ("state", "lead", "signin", "order")


@right(Right.SEE)
@require_safe
def seats(request: ScopedRequest) -> HttpResponse:
    """Show the seats that the parameters ask for (``teams.filters``)."""
    listed = SeatList(request.scope, request.GET)
    if listed.is_elsewhere:
        raise Http404
    page = listed.page(after=request.GET.get("after", ""), before=request.GET.get("before", ""))
    context = {
        "list": listed,
        "rows": listed.rows(page),
        **listed.turns(page),
        "choices": _choices(listed),
        "surplus": _of_surplus(listed),
        "chips": _chips(listed),
        "trail": listed.trail(_("Seats")),
    }
    return render(request, "teams/seats.html", context)


def _of_surplus(listed: SeatList) -> bool:
    """Tell whether the list is of those who sit in seats that are no longer wanted."""
    return listed.filter.chosen.get("state") == SURPLUS


def _choices(listed: SeatList) -> list[Choice]:
    """The filters that are one tap away."""
    kinds: list[tuple[str, dict[str, str]]] = [
        (_("All"), {}),
        (_("Vacant"), {"state": VACANT}),
        (_("Longest vacant"), {"state": VACANT, "order": Order.LONGEST.value}),
        (_("No convener"), {"state": VACANT, "lead": "1"}),
        (_("Filled"), {"state": FILLED}),
        (_("Never signed in"), {"signin": MISSING}),
    ]
    if _of_surplus(listed):  # a list that pages lead to where there is such a holder
        kinds.insert(0, (_("Beyond the number"), {"state": SURPLUS}))
    on = {name: listed.parameters[name] for name in _KINDS if listed.parameters.get(name)}
    return [Choice(name, listed.query(*_KINDS, **kind), on == kind) for name, kind in kinds]


def _chips(listed: SeatList) -> list[tuple[str, str]]:
    """What is filtered besides area and quick filter: each in words, with the list without it."""
    chosen, filters = listed.filter.chosen, listed.filter.filters
    chips = []
    for name in ("level", "platform"):
        if name in chosen:
            chips.append((str(dict(filters[name].extra["choices"])[chosen[name]]), listed.query(name)))
    if "position" in chosen:
        posts = [*listed.posts.positions, *listed.posts.former]
        names = {position.name for position in posts if position.key == chosen["position"]}
        named = names.pop() if len(names) == 1 else chosen["position"]
        chips.append((named, listed.query("position")))
    if "changeover" in chosen:
        chips.append((_("New seats"), listed.query("changeover")))
    return chips
