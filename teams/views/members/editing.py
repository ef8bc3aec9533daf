"""Adding and correcting people."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from booths.access import right
from booths.levels import Level
from booths.models import Unit
from booths.places import Step, own_unit
from booths.querysets.units import UnitQuerySet
from booths.scope import Right, Scope
from booths.views.editing import edit
from booths.views.words import add_service_error
from teams.access import may_change_number, member_fetch
from teams.errors import PhoneTaken
from teams.forms import MemberAddForm, MemberForm
from teams.models import Consent, Member, Notice, Purpose
from teams.notices import notice_text
from teams.requests import ScopedRequest
from teams.services import consent_give, member_create, member_update
from teams.views.members.directory import steps_to

_MANY = 150
"""Units in one list to choose from; of a wider area those near the one chosen are offered."""


@right(Right.EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def member_edit(request: ScopedRequest, pk: int) -> HttpResponse:
    """Correct what is kept of a person."""
    person = member_fetch(request.scope, pk, Right.EDIT)
    units = _homes(request.scope, person.home_unit)

    def save(form: MemberForm, version: int) -> None:
        if "phone" in form.changes and not may_change_number(request.scope, request.user, person):
            refusal = _("This person's post gives rights. Only who may fill that post can change the number.")
            raise ValidationError({"phone": refusal})
        try:
            member_update(
                actor=request.user, member=person, version=version,
                moves_login=Right.ASSIGN in request.scope.everywhere, **form.changes,
            )  # fmt: skip
        except PhoneTaken as taken:
            raise ValidationError({"phone": _taken_words(request.scope, taken.holder)}) from None

    form, version, conflict, saved = edit(
        request, person, lambda data, shown: MemberForm(data, units=units, member=shown), save
    )
    if saved:
        messages.success(request, _("%(name)s saved.") % {"name": person.name})
        _say_of_login(request, person, form.changes)
        return redirect("teams:member", person.pk)
    context = {
        "member": person,
        "form": form,
        "version": version,
        "conflict": conflict,
        "trail": [
            *steps_to(request.scope, person.home_unit),
            Step(person.name, reverse("teams:member", args=[person.pk])),
            Step(_("Change"), ""),
        ],
    }
    return render(request, "teams/members/form.html", context, status=422 if form.is_bound else 200)


@right(Right.EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def member_add(request: ScopedRequest) -> HttpResponse:
    """Add a person without a seat; ``unit`` names where they are to live."""
    home = _home(request)
    notice = Notice.objects.in_force(Purpose.DETAILS)
    form = MemberAddForm(
        request.POST or None, units=_homes(request.scope, home), initial={"home_unit": home, **_sought(request)}
    )
    if form.is_valid():
        try:
            person = _added(request, form, notice)
        except PhoneTaken as taken:
            form.add_error("phone", _taken_words(request.scope, taken.holder))
        except ValidationError as error:
            add_service_error(form, error)
        else:
            messages.success(request, _("%(name)s was added.") % {"name": person.name})
            return redirect("teams:member", person.pk)
    context = {
        "form": form,
        "home": home,
        "notice": notice_text(notice, home) if notice else "",
        "trail": [*steps_to(request.scope, home), Step(_("Add a person"), "")],
    }
    return render(request, "teams/members/form.html", context, status=422 if form.is_bound else 200)


@transaction.atomic
def _added(request: ScopedRequest, form: MemberAddForm, notice: Notice | None) -> Member:
    person = member_create(actor=request.user, **form.changes)
    if form.cleaned_data["agreed"]:
        consent_give(
            actor=request.user,
            member=person,
            purpose=Purpose.DETAILS,
            source=Consent.Source.TOLD,
            notice=notice,
            language=get_language() or "hi",
        )
    return person


def _homes(scope: Scope, near: Unit) -> UnitQuerySet:
    """The units that may be somebody's home for this editor, from the top down, and the present one."""
    editable = Unit.objects.within(scope, Right.EDIT)
    if editable.count() > _MANY:
        district = near.ancestor_id(Level.DISTRICT)
        within_it = Unit.objects.filter(path__contains=[district]) if district else Unit.objects.none()
        editable = editable.filter(level__lte=Level.DISTRICT) | editable.filter(pk__in=within_it.values("pk"))
    return (editable | Unit.objects.filter(pk=near.pk)).order_by("level", "path")


def _home(request: ScopedRequest) -> Unit:
    """Return the unit that the address names, else the editor's own; Http404 when it may not be edited."""
    editable = Unit.objects.within(request.scope, Right.EDIT)
    code = request.GET.get("unit")
    home = editable.filter(code=code).first() if code else own_unit(request.scope)
    if home is None and not code:
        home = editable.order_by("level", "code").first()
    if home is None or not request.scope.may(Right.EDIT, home):
        raise Http404
    return home


def _sought(request: ScopedRequest) -> dict[str, str]:
    """Return what was looked for in the directory as the beginning of a new person."""
    return {"name_hi" if get_language() == "hi" else "name_en": request.GET["name"]} if request.GET.get("name") else {}


def _taken_words(scope: Scope, holder: Member) -> str:
    """Say whose number it is, to those who may see that person."""
    if not Member.objects.within(scope).filter(pk=holder.pk).exists():
        return _("This number belongs to somebody who is registered already, outside your area.")
    return format_html(
        _('This number is that of <a href="{href}">{name}</a>, {unit}.'),
        href=reverse("teams:member", args=[holder.pk]),
        name=holder.name,
        unit=holder.home_unit.name,
    )


def _say_of_login(request: ScopedRequest, person: Member, changes: dict[str, Any]) -> None:
    """Say whether the number of the sign-in changed along with the person's."""
    account = person.user
    if "phone" not in changes or account is None:
        return
    account.refresh_from_db(fields=["phone"])
    if account.phone == person.phone:
        messages.info(request, _("They sign in with the new number from now on."))
    else:
        messages.warning(
            request,
            _("They still sign in with the old number. They, or an administrator, can change that."),
        )
