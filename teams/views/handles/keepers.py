"""Who runs an account: ticked from the unit's team, or found among the people of the area."""

from collections.abc import Iterable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from booths.access import right
from booths.errors import EditConflict
from booths.places import Step
from booths.scope import Right
from booths.views.editing import version_of
from teams.handles.doors import handle_fetch
from teams.handles.keeping import may_keep, team_members
from teams.models import Handle, Member
from teams.number_search import number_searches_limited
from teams.requests import ScopedRequest
from teams.search import search_members
from teams.services.handles import handle_keepers_set
from teams.views.handles.unit import handles_trail

_MOST_FOUND = 20


@right(Right.EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
@number_searches_limited
def account_keepers(request: ScopedRequest, pk: int) -> HttpResponse:
    """Tick who runs the account; ``add`` puts one more person to those who do."""
    handle = handle_fetch(request.scope, pk, Right.EDIT)
    kept = list(handle.keepers.order_by("keeping__pk"))
    ticked, refusals = {member.pk for member in kept}, []
    if request.method == "POST":
        wanted = _wanted(request, kept)
        try:
            handle_keepers_set(actor=request.user, handle=handle, version=version_of(request, handle), members=wanted)
        except EditConflict as conflict:
            handle.version = conflict.current.version
            kept = list(handle.keepers.order_by("keeping__pk"))
            refusals = [_("Somebody changed this account meanwhile. Look through the list, then save once more.")]
        except ValidationError as error:
            refusals = error.messages
        else:
            messages.success(request, _("Who runs %(account)s is saved.") % {"account": handle.name})
            return redirect("teams:handle", handle.pk)
        ticked = {member.pk for member in wanted}
    return _page(request, handle, kept, ticked, refusals)


def _page(
    request: ScopedRequest, handle: Handle, kept: list[Member], ticked: set[int], refusals: list[str]
) -> HttpResponse:
    today = timezone.localdate()
    query = request.GET.get("q", "").strip()
    team = team_members(handle.unit, handle.network, today)
    posts = {member.pk: post for member, post, _suits in team}
    people = list({member.pk: member for member in [*kept, *(member for member, _post, _suits in team)]}.values())
    near = Member.objects.within(request.scope).filter(may_keep(handle.unit, today), erased_at=None)
    found = search_members(near, query).select_related("home_unit")[:_MOST_FOUND] if query else []
    own = Step(handle.name, reverse("teams:handle", args=[handle.pk]))
    context = {
        "handle": handle,
        "people": [(member, posts.get(member.pk, ""), member.pk in ticked) for member in people],
        "query": query,
        "found": [member for member in found if member.pk not in {one.pk for one in kept}],
        "refusals": refusals,
        "trail": handles_trail(request.scope, handle.unit, own, Step(_("Run by"), "")),
    }
    return render(request, "teams/handles/keepers.html", context, status=422 if refusals else 200)


def _wanted(request: ScopedRequest, kept: list[Member]) -> list[Member]:
    """Return those who are to run the account: the ones ticked, or the present ones and one more.

    Who is found must be within the scope; who runs it already may have moved out of it.
    """
    if "add" in request.POST:
        ids = {*(member.pk for member in kept), *_ids([request.POST["add"]])}
    else:
        ids = _ids(request.POST.getlist("keepers"))
    known = {member.pk: member for member in [*Member.objects.within(request.scope).filter(pk__in=ids), *kept]}
    return [member for pk, member in known.items() if pk in ids]


def _ids(texts: Iterable[str]) -> set[int]:
    return {int(text) for text in texts if text.isdecimal() and len(text) < 19}
