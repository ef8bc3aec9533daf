"""The directory of members."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from booths.access import right
from booths.models import Unit
from booths.places import Step
from booths.scope import Right, Scope
from teams.filters.members import GIVEN, HELD, MISSING, NONE, UNINVITED, WITHDRAWN
from teams.keyset import MemberOrder
from teams.listing import Choice
from teams.member_list import KINDS, MemberList, members_address
from teams.models import Position
from teams.number_search import number_searches_limited
from teams.requests import ScopedRequest

_MORE = ("level", "platform", "position", "skill", "language")
"""The filters that stand behind a line on a phone, besides the area."""


@right(Right.SEE)
@require_safe
@number_searches_limited
def members(request: ScopedRequest) -> HttpResponse:
    """Show the members that the parameters ask for (``teams.filters.members``); to htmx only the results."""
    listed = MemberList(request.scope, request.GET)
    if listed.is_elsewhere:
        raise Http404
    page = listed.page(after=request.GET.get("after", ""), before=request.GET.get("before", ""))
    nearly = False
    named = "q" in listed.filter.chosen and "near" not in listed.filter.chosen
    if named and not page.records and (near_page := listed.near.page()).records:
        listed, page, nearly = listed.near, near_page, True
    context = {
        "list": listed,
        "rows": listed.rows(page),
        "nearly": nearly,
        **listed.turns(page),
        "choices": _choices(listed),
        "orders": _orders(listed),
        "chips": _chips(listed),
        "narrowed": any(name in listed.filter.chosen for name in _MORE),
        "trail": listed.trail(_("Members")),
        "may_add": request.scope.has(Right.EDIT),
    }
    whole = not request.htmx or request.htmx.history_restore_request  # type: ignore[attr-defined]
    return render(request, "teams/members/list.html" if whole else "teams/members/list.html#results", context)


def _choices(listed: MemberList) -> list[Choice]:
    """The filters that are one tap away; those that find nobody are left out, unless chosen."""
    kinds = [
        (_("All"), ("", "")),
        (_("Hold a seat"), ("seat", HELD)),
        (_("In the pool"), ("seat", NONE)),
        (_("Not invited yet"), ("signin", UNINVITED)),
        (_("Never signed in"), ("signin", MISSING)),
        (_("Agreed to messages"), ("consent", GIVEN)),
        (_("Not asked about messages"), ("consent", MISSING)),
        (_("Took consent back"), ("consent", WITHDRAWN)),
    ]
    on = {name: listed.filter.chosen[name] for name in KINDS if name in listed.filter.chosen}
    choices = []
    for words, kind in kinds:
        wanted = dict([kind]) if kind[0] else {}
        count, chosen = listed.counts[kind], on == wanted
        if count or chosen or not wanted:
            choices.append(Choice(words, listed.query(*KINDS, **wanted), chosen, count))
    return choices


def _orders(listed: MemberList) -> list[Choice]:
    orders = [(_("By name"), MemberOrder.NAME), (_("Newest first"), MemberOrder.NEWEST)]
    return [
        Choice(
            words,
            listed.query("order") if order is MemberOrder.NAME else listed.query(order=order.value),
            listed.order is order,
        )
        for words, order in orders
    ]


def _chips(listed: MemberList) -> list[tuple[str, str]]:
    """What is filtered besides area and quick filter: each in words, with the list without it."""
    chosen, filters = listed.filter.chosen, listed.filter.filters
    chips = [
        (str(dict(filters[name].extra["choices"])[chosen[name]]), listed.query(name))
        for name in _MORE
        if name in chosen and name != "position"
    ]
    if "position" in chosen:
        names = {position.name for position in Position.objects.filter(key=chosen["position"])}
        chips.append((names.pop() if len(names) == 1 else chosen["position"], listed.query("position")))
    if "q" in chosen:
        chips.append((f"“{chosen['q']}”", listed.query("q", "near")))
    return chips


def steps_to(scope: Scope, unit: Unit) -> list[Step]:
    """Return the way from the state to the members of a unit; what lies outside the scope is only named."""
    above = Unit.objects.above(unit).defer("search")
    return [Step(one.name, members_address(one) if scope.may(Right.SEE, one) else "") for one in above]
