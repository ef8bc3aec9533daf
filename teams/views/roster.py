"""A team to take along: its printable sheet and its contacts."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone, translation
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from booths.access import right, unit_fetch
from booths.letterhead import organisation_name
from booths.levels import Level
from booths.models import Unit
from booths.scope import Right
from booths.state import state_settings
from core.numbers import indian
from teams.requests import ScopedRequest
from teams.roster import MOST_TEAMS, TooManyTeams, contacts_of, roster_pdf, rosters_of
from teams.services import team_export


@right(Right.EXPORT)
@never_cache
@require_GET
def team_pdf(request: ScopedRequest, code: str) -> HttpResponse:
    """Print a unit's team; ``below=1`` those below too, ``lang=en`` in English, ``numbers=0`` without numbers."""
    unit = unit_fetch(request.scope, code, Right.EXPORT)
    lowest = Level.SECTOR if request.GET.get("below") == "1" else None
    phones = None if request.GET.get("numbers") == "0" else request.scope.may(Right.PHONES, unit)
    at = timezone.now()
    try:
        rosters = rosters_of(unit, scope=request.scope, today=timezone.localdate(), down_to=lowest)
    except TooManyTeams as error:
        return _too_many(request, unit, error.count)
    with translation.override(_language(request)):
        above = list(Unit.objects.above(unit).exclude(pk=unit.pk).defer("search"))
        pdf = roster_pdf(rosters, trail=above, user=request.user, at=at, phones=phones)
    people = sum(line.assignment is not None for roster in rosters for line in roster.lines)
    team_export(actor=request.user, unit=unit, what="pdf", teams=len(rosters), people=people, phones=bool(phones))
    return _file(pdf, "application/pdf", f"team-{unit.code}.pdf", as_attachment=False)


@right(Right.PHONES)
@never_cache
@require_GET
def team_vcf(request: ScopedRequest, code: str) -> HttpResponse:
    """Give the holders of a unit's seats, with ``below=1`` of the teams right below it too, as contacts for a phone."""
    unit = unit_fetch(request.scope, code, Right.PHONES)
    if not request.scope.may(Right.EXPORT, unit):
        raise PermissionDenied
    lowest = Level(unit.level).below if request.GET.get("below") == "1" else None
    try:
        rosters = rosters_of(unit, scope=request.scope, today=timezone.localdate(), down_to=lowest)
    except TooManyTeams as error:
        return _too_many(request, unit, error.count)
    with translation.override(_language(request)):
        organisation = organisation_name(state_settings(unit.state_id))
        text, people = contacts_of(rosters, organisation=organisation)
    team_export(actor=request.user, unit=unit, what="vcf", teams=len(rosters), people=people, phones=True)
    return _file(text.encode(), "text/vcard; charset=utf-8", f"team-{unit.code}.vcf", as_attachment=True)


def _language(request: ScopedRequest) -> str:
    """Return what the paper speaks: Hindi unless English is asked for, whatever the pages are in."""
    return "en" if request.GET.get("lang") == "en" else "hi"


def _too_many(request: ScopedRequest, unit: Unit, count: int) -> HttpResponse:
    words = {"count": indian(count), "most": indian(MOST_TEAMS)}
    messages.error(
        request,
        _("These are %(count)s teams, and one file takes %(most)s. Open a unit below and take its teams there.")
        % words,
    )
    return redirect("teams:unit", unit.code)


def _file(content: bytes, kind: str, name: str, *, as_attachment: bool) -> HttpResponse:
    disposition = content_disposition_header(as_attachment, name) or "inline"
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": disposition})
