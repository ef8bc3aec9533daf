"""Noting the followers of all accounts of an area in one go."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from booths.access import right, unit_fetch
from booths.models import Unit
from booths.places import Step
from booths.scope import Right
from core.numbers import indian
from teams.forms.counts import CountSheet
from teams.handles.growth import stale_before
from teams.handles.words import count_conflict_words, jump_words
from teams.keyset.handles import handles_page
from teams.models import Handle, HandleCount
from teams.requests import ScopedRequest
from teams.services.handles import counts_note
from teams.views.handles.unit import handles_trail


@right(Right.EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def counts(request: ScopedRequest, code: str) -> HttpResponse:
    """Show the open accounts of the unit and of all below it, fifty a page, each with a field for its followers.

    ``stale=1`` leaves only those whose last count is too old.

    POST saves what is right at once; what is not stands there again as it was typed.
    """
    unit = unit_fetch(request.scope, code, Right.EDIT)
    handles = Handle.objects.within(request.scope, Right.EDIT).under(unit.pk).open()
    stale = request.GET.get("stale") == "1"
    if stale:
        handles = handles.counted_before(stale_before(timezone.localdate()))
    page = handles_page(handles, after=request.GET.get("after", ""), before=request.GET.get("before", ""))
    today = timezone.localdate()
    counted = HandleCount.objects.filter(handle__in=page.records, day=today).values_list("handle_id", "followers")
    posted = request.POST if request.method == "POST" else None
    sheet = CountSheet(page.records, counted=dict(counted), today=today, data=posted)
    refusals: list[str] = []
    if posted is not None and not (refusals := _note(request, sheet)) and not sheet.errors:
        return redirect(_further(unit, page.after, stale=stale))
    context = {
        "unit": unit,
        "sheet": sheet,
        "today": today,
        "refusals": refusals,
        "stale": stale,
        "previous": _beside("before", page.before, stale=stale),
        "next": _beside("after", page.after, stale=stale),
        "trail": handles_trail(request.scope, unit, Step(_("Note counts"), "")),
    }
    wrong = posted is not None and bool(refusals or sheet.errors)
    return render(request, "teams/handles/counts.html", context, status=422 if wrong else 200)


def _beside(side: str, cursor: str, *, stale: bool) -> str:
    """Return the query of the page beside this one; empty where there is none."""
    return "?" + urlencode({side: cursor, **({"stale": "1"} if stale else {})}) if cursor else ""


def _further(unit: Unit, after: str, *, stale: bool) -> str:
    """Return where to go on: the next page, after the last one the accounts themselves."""
    following = _beside("after", after, stale=stale)
    return reverse("teams:counts" if following else "teams:unit_handles", args=[unit.code]) + following


def _note(request: ScopedRequest, sheet: CountSheet) -> list[str]:
    """Save what can be saved and say so; return why nothing could."""
    if sheet.day is None:
        return [_("Give the day of the counts.")]
    if not sheet.figures:
        return []
    try:
        outcome = counts_note(actor=request.user, day=sheet.day, figures=sheet.figures)
    except ValidationError as error:
        return error.messages
    sheet.settle(outcome, count_conflict_words)
    if n := len(outcome.noted):
        words = ngettext("%(n)s count saved.", "%(n)s counts saved.", n) % {"n": indian(n)}
        messages.success(request, words)
    for noted in outcome.noted:
        if noted.jumps:
            messages.warning(request, jump_words(noted))
    return []
