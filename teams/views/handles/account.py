"""One account: how it grew, who runs it; counting, changing, closing and reopening it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from booths.access import right
from booths.errors import EditConflict
from booths.places import Step
from booths.scope import Right
from booths.views.editing import edit, version_of
from booths.views.words import add_service_error
from core.numbers import indian
from teams.errors import AccountTaken, CountConflict
from teams.forms.handles import HandleCloseForm, HandleCountForm, HandleForm
from teams.handles.cards import cards_of
from teams.handles.diary import diary_of
from teams.handles.doors import handle_fetch
from teams.handles.words import account_taken_words, count_conflict_words, jump_words
from teams.models import Handle, Member
from teams.requests import ScopedRequest
from teams.services.handles import handle_close, handle_count_note, handle_reopen, handle_update
from teams.views.handles.unit import handles_trail


@right(Right.SEE)
@require_safe
def account(request: ScopedRequest, pk: int) -> HttpResponse:
    """Show an account with its counts."""
    return _page(request, handle_fetch(request.scope, pk))


@right(Right.EDIT)
@require_POST
def account_count(request: ScopedRequest, pk: int) -> HttpResponse:
    """Note how many followed an account on a day; ``seen`` is the count of that day that the person replaces."""
    handle = handle_fetch(request.scope, pk, Right.EDIT)
    form = HandleCountForm(request.POST, today=timezone.localdate())
    if not form.is_valid():
        return _page(request, handle, form, status=422)
    given = form.cleaned_data
    try:
        noted = handle_count_note(
            actor=request.user, handle=handle, day=given["day"], followers=given["followers"], replaces=given["seen"]
        )
    except CountConflict as conflict:
        form.add_error("followers", count_conflict_words(conflict.count))
        seen = request.POST.copy()
        seen["seen"] = str(conflict.count.followers)
        form.data = seen
        return _page(request, handle, form, status=422)
    except ValidationError as error:
        add_service_error(form, error)
        return _page(request, handle, form, status=422)
    words = {"followers": indian(given["followers"]), "day": date_format(given["day"])}
    messages.success(request, _("%(followers)s followers on %(day)s: saved.") % words)
    if noted.jumps:
        messages.warning(request, jump_words(noted))
    return redirect("teams:handle", handle.pk)


@right(Right.EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def account_edit(request: ScopedRequest, pk: int) -> HttpResponse:
    """Change an account's link or title."""
    handle = handle_fetch(request.scope, pk, Right.EDIT)

    def save(form: HandleForm, version: int) -> None:
        given = {name: form.cleaned_data[name] for name in ("address", "title")}
        try:
            handle_update(actor=request.user, handle=handle, version=version, **given)
        except AccountTaken as taken:
            words = account_taken_words(request.scope, taken.handle, handle.unit_id)
            raise ValidationError({"link": ValidationError(words, code="taken")}) from taken

    form, version, conflict, saved = edit(request, handle, lambda data, shown: HandleForm(data, handle=shown), save)
    if saved:
        messages.success(request, _("%(account)s is saved.") % {"account": handle.name})
        return redirect("teams:handle", handle.pk)
    context = _context(request, handle, _("Change")) | {"form": form, "version": version, "conflict": conflict}
    return render(request, "teams/handles/edit.html", context, status=422 if form.is_bound else 200)


@right(Right.EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def account_close(request: ScopedRequest, pk: int) -> HttpResponse:
    """Ask once, with the reason, and close the account; it can be opened again."""
    handle = handle_fetch(request.scope, pk, Right.EDIT)
    form = HandleCloseForm(request.POST or None)
    if form.is_valid():
        given = form.cleaned_data
        try:
            handle_close(actor=request.user, handle=handle, version=given["version"], reason=given["reason"])
        except EditConflict:
            form.add_error(None, _("Somebody changed the account meanwhile. Look once more, then close it."))
            handle.refresh_from_db()
        else:
            messages.success(request, _("%(account)s is closed. Its counts are kept.") % {"account": handle.name})
            return redirect("teams:unit_handles", handle.unit.code)
    context = _context(request, handle, _("Close")) | {"form": form}
    return render(request, "teams/handles/close.html", context, status=422 if form.is_bound else 200)


@right(Right.EDIT)
@require_POST
def account_reopen(request: ScopedRequest, pk: int) -> HttpResponse:
    """Open a closed account again."""
    handle = handle_fetch(request.scope, pk, Right.EDIT)
    try:
        handle_reopen(actor=request.user, handle=handle, version=version_of(request, handle))
        messages.success(request, _("%(account)s is open again.") % {"account": handle.name})
    except EditConflict:
        messages.error(request, _("Somebody changed the account meanwhile. Look once more."))
    except AccountTaken as taken:
        messages.error(request, account_taken_words(request.scope, taken.handle, handle.unit_id))
    return redirect("teams:handle", handle.pk)


def _page(
    request: ScopedRequest, handle: Handle, form: HandleCountForm | None = None, status: int = 200
) -> HttpResponse:
    today = timezone.localdate()
    form = form or HandleCountForm(None, today=today)
    if not form.is_bound and handle.counted_on == today:
        form.initial["seen"] = handle.followers
    card = cards_of([handle], today)[0]
    near = Member.objects.within(request.scope).filter(pk__in=[member.pk for member in card.keepers])
    context = _context(request, handle) | {
        "card": card,
        "reachable": set(near.values_list("pk", flat=True)),
        "diary": diary_of(handle),
        "form": form,
        "may_edit": request.scope.may(Right.EDIT, handle.unit),
    }
    return render(request, "teams/handles/account.html", context, status=status)


def _context(request: ScopedRequest, handle: Handle, title: str = "") -> dict[str, Any]:
    own = Step(handle.name, reverse("teams:handle", args=[handle.pk]) if title else "")
    further = [own, *([Step(title, "")] if title else [])]
    return {"handle": handle, "unit": handle.unit, "trail": handles_trail(request.scope, handle.unit, *further)}
