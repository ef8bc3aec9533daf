"""Writing down what people agree to, and that they take it back."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from booths.access import right
from booths.places import Step
from booths.scope import Right
from teams.access import member_fetch
from teams.models import Consent, Member, Notice, Purpose
from teams.notices import notice_text
from teams.requests import ScopedRequest, id_of
from teams.services import consent_give, consent_withdraw
from teams.views.members.directory import steps_to

_SOURCES = (Consent.Source.TOLD, Consent.Source.PAPER)
_LANGUAGES = dict(Consent._meta.get_field("language").choices or ())


@right(Right.EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def consent(request: ScopedRequest, pk: int, purpose: str) -> HttpResponse:
    """Show the text in force, in either language; POST writes down that the person agreed to it, and how."""
    person, about = member_fetch(request.scope, pk, Right.EDIT), _purpose(purpose)
    refusals: list[str] = []
    if request.method == "POST":
        notice = get_object_or_404(Notice, purpose=about, pk=id_of(request.POST.get("notice", "")))
        try:
            consent_give(
                actor=request.user,
                member=person,
                purpose=about,
                source=_source(request),
                notice=notice,
                language=_language(request.POST.get("language")),
            )
        except ValidationError as error:
            refusals = error.messages
        else:
            messages.success(request, _("It is written down that %(name)s agreed.") % {"name": person.name})
            return redirect("teams:member", person.pk)
    language = _language(request.POST.get("language") or request.GET.get("language"))
    shown = Notice.objects.in_force(about)
    if shown is None:
        raise Http404
    with override(language):
        text = notice_text(shown, person.home_unit)
    context = {
        "member": person,
        "purpose": about,
        "notice": shown,
        "text": text,
        "language": language,
        "languages": _LANGUAGES.items(),
        "sources": _SOURCES,
        "refusals": refusals,
        "trail": _trail(request, person, _("Consent")),
    }
    return render(request, "teams/members/consent.html", context, status=422 if refusals else 200)


@right(Right.EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: ScopedRequest, pk: int, purpose: str) -> HttpResponse:
    """Ask once; POST writes down that the person took their consent back."""
    person, about = member_fetch(request.scope, pk, Right.EDIT), _purpose(purpose)
    standing = person.consents.standing().filter(purpose=about).first()
    if request.method == "POST":
        if standing:
            consent_withdraw(actor=request.user, consent=standing)
            messages.success(request, _("It is written down that %(name)s took it back.") % {"name": person.name})
        return redirect("teams:member", person.pk)
    context = {
        "member": person,
        "purpose": about,
        "standing": standing,
        "trail": _trail(request, person, _("Note a withdrawal")),
    }
    return render(request, "teams/members/withdraw.html", context)


def _purpose(text: str) -> Purpose:
    if text not in Purpose.values:
        raise Http404
    return Purpose(text)


def _source(request: ScopedRequest) -> Consent.Source:
    """Return how they agreed, of what somebody may write down for them; ValidationError when that is not said."""
    said = request.POST.get("source", "")
    if said not in _SOURCES:
        raise ValidationError(_("Say how they agreed."), code="source_missing")
    return Consent.Source(said)


def _language(said: str | None) -> str:
    return said if said and said in _LANGUAGES else get_language() or "hi"


def _trail(request: ScopedRequest, person: Member, last: str) -> list[Step]:
    page = Step(person.name, reverse("teams:member", args=[person.pk]))
    return [*steps_to(request.scope, person.home_unit), page, Step(last, "")]
