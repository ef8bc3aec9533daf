"""The list of pairs."""

from dataclasses import dataclass
from datetime import timedelta

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from booths.access import right, unit_fetch
from booths.models import Unit
from booths.places import Step
from booths.scope import Right, Scope
from teams.duplicates import Pair, find_pairs
from teams.models import Member, MemberMerge
from teams.requests import ScopedRequest
from teams.services.merging import UNDO_DAYS
from teams.views.unit import trail

PAGE = 30
LATELY = 10  # so many mergers of the last days are listed


@dataclass(frozen=True, slots=True)
class Row:
    """A pair with its two people."""

    pair: Pair
    first: Member
    second: Member


@right(Right.EDIT)
@require_safe
def duplicates(request: ScopedRequest) -> HttpResponse:
    """Show the pairs that may be one person, the likeliest first, in all that one edits or in one unit of it."""
    code = request.GET.get("unit", "")
    area = unit_fetch(request.scope, code, Right.EDIT) if code else None
    members = Member.objects.within(request.scope, Right.EDIT)
    if area:
        members = members.under(area)
    page = Paginator(find_pairs(members, on=timezone.localdate()), PAGE).get_page(request.GET.get("page"))
    query = f"&unit={area.code}" if area else ""
    context = {
        "area": area,
        "page": page,
        "rows": _rows(list(page.object_list)),
        "previous": f"?page={page.previous_page_number()}{query}" if page.has_previous() else "",
        "next": f"?page={page.next_page_number()}{query}" if page.has_next() else "",
        "merged": _merged(request.scope, area),
        "trail": [*trail(request.scope, area), Step(_("Registered twice"), "")] if area else [],
    }
    return render(request, "teams/duplicates/list.html", context)


def _rows(pairs: list[Pair]) -> list[Row]:
    ids = {pk for pair in pairs for pk in (pair.first, pair.second)}
    people = Member.objects.select_related("home_unit").defer("search").in_bulk(ids)
    return [
        Row(pair, people[pair.first], people[pair.second])
        for pair in pairs
        if pair.first in people and pair.second in people
    ]


def _merged(scope: Scope, area: Unit | None) -> list[MemberMerge]:
    """Return the latest mergers that may be taken back."""
    people = Member.objects.within(scope, Right.EDIT)
    if area:
        people = people.under(area)
    young = MemberMerge.objects.filter(
        kept__in=people.values("pk"), merged_at__gt=timezone.now() - timedelta(days=UNDO_DAYS), undone_at=None
    )
    return list(young.select_related("kept__home_unit", "merged_by").order_by("-pk")[:LATELY])
