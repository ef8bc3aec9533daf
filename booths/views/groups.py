"""What is done to a registered group: change, close, check, show a number, take back."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from booths.access import group_fetch, right
from booths.errors import EditConflict, LinkTaken
from booths.forms import CheckForm, CloseForm, GroupForm
from booths.models import WhatsAppGroup
from booths.places import Step, trail_to
from booths.scope import Right
from booths.services import check_record, group_close, group_undo, group_update, phone_reveal
from booths.slots import members_remark
from booths.state import state_settings
from booths.views.booth import back_to, booth_page
from booths.views.editing import edit
from booths.views.words import link_taken_words, with_undo


@right(Right.EDIT)
@require_http_methods(["GET", "POST"])
def group_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a group's link, admins, members or name. Without the right to numbers they are not shown, nor changed.

    With it the form shows them in full, which is recorded as showing them on the booth's page is.
    """
    group = group_fetch(request.scope, pk, Right.EDIT)  # type: ignore[attr-defined]
    phones = request.scope.may(Right.PHONES, group.booth.unit)  # type: ignore[attr-defined]

    def save(form: GroupForm, version: int) -> None:
        group_update(actor=request.user, group=group, version=version, **form.changes)  # type: ignore[arg-type]

    form, version, conflict, saved = edit(
        request, group, lambda data, shown: GroupForm(data, group=shown, phones=phones), save
    )
    if saved:
        remark = members_remark(group.members, state_settings(group.booth.assembly.state_id))
        words = _("Group %(slot)d saved.") % {"slot": group.slot}
        messages.success(request, f"{words} {remark}" if remark else words)
        return back_to(group.booth, request)
    if request.method == "GET" and phones:
        for which in ("admin", "admin2"):
            phone_reveal(actor=request.user, group=group, which=which)  # type: ignore[arg-type]
    context = _context(request, group, _("Change group %(slot)d"))
    context |= {"form": form, "version": version, "conflict": conflict}
    return render(request, "booths/group_form.html", context, status=422 if form.is_bound else 200)


@right(Right.EDIT)
@require_http_methods(["GET", "POST"])
def group_close_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask once, with the reason, and close the group; it can be taken back."""
    group = group_fetch(request.scope, pk, Right.EDIT)  # type: ignore[attr-defined]
    form = CloseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        seen, reason = form.cleaned_data["version"], form.cleaned_data["reason"]
        try:
            group_close(actor=request.user, group=group, version=seen, reason=reason)  # type: ignore[arg-type]
        except EditConflict:
            form.add_error(None, _("Somebody changed the group meanwhile. Look once more, then close it."))
            group.refresh_from_db()
        else:
            words = _("Group %(slot)d closed.") % {"slot": group.slot}
            messages.success(request, with_undo(words, group, request.POST.get("list", "")))
            return back_to(group.booth, request)
    context = _context(request, group, _("Close group %(slot)d")) | {"form": form}
    return render(request, "booths/group_close.html", context, status=422 if form.is_bound else 200)


@right(Right.VERIFY)
@require_POST
def group_check(request: HttpRequest, pk: int) -> HttpResponse:
    """Record a look at the group; to htmx the booth's body as it then is."""
    group = group_fetch(request.scope, pk, Right.VERIFY)  # type: ignore[attr-defined]
    form = CheckForm(request.POST)
    if group.status != WhatsAppGroup.Status.ACTIVE or not form.is_valid():
        return booth_page(request, group.booth, status=422, check_form=form, checked_group=group)
    check_record(actor=request.user, group=group, **form.cleaned_data)  # type: ignore[arg-type]
    words = _("Check of group %(slot)d saved.") % {"slot": group.slot}
    remark = members_remark(form.cleaned_data["members"], state_settings(group.booth.assembly.state_id))
    messages.success(request, f"{words} {remark}" if remark else words)
    if request.htmx:  # type: ignore[attr-defined]
        return booth_page(request, group.booth)
    return back_to(group.booth, request)


@right(Right.PHONES)
@require_POST
def group_phone(request: HttpRequest, pk: int, which: str) -> HttpResponse:
    """Show an admin's number in full; that it was shown is recorded."""
    group = group_fetch(request.scope, pk, Right.PHONES)  # type: ignore[attr-defined]
    if which not in ("admin", "admin2"):
        raise Http404
    number = phone_reveal(actor=request.user, group=group, which=which)  # type: ignore[arg-type]
    if request.htmx:  # type: ignore[attr-defined]
        return render(request, "booths/phone.html", {"number": number, "group": group})
    return booth_page(request, group.booth, shown_number=number, shown_of=(group.pk, which))


@right(Right.EDIT)
@require_http_methods(["GET", "POST"])
def group_undo_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back the last change of a group, when nobody has touched it since."""
    group = group_fetch(request.scope, pk, Right.EDIT)  # type: ignore[attr-defined]
    asked = request.GET.get("version", "")
    version = int(asked) if asked.isdecimal() and len(asked) < 10 else 0
    if request.method == "GET":
        context = _context(request, group, _("Take back the last change?")) | {"version": version}
        return render(request, "booths/group_undo.html", context)
    try:
        group_undo(actor=request.user, group=group, version=version)  # type: ignore[arg-type]
        messages.success(request, _("Taken back: group %(slot)d of booth %(booth)s.") % _names(group))
    except EditConflict:
        messages.error(
            request, _("The group was changed since; it stays as it is now. The history shows what was done.")
        )
    except LinkTaken as taken:
        messages.error(request, link_taken_words(request.scope, taken.group, group.booth))  # type: ignore[attr-defined]
    answer = back_to(group.booth, request)
    if request.htmx:  # type: ignore[attr-defined]
        return HttpResponse(status=204, headers={"HX-Redirect": answer["Location"]})
    return answer


def _names(group: WhatsAppGroup) -> dict[str, Any]:
    return {"slot": group.slot, "booth": group.booth.number}


def _context(request: HttpRequest, group: WhatsAppGroup, title: str) -> dict[str, Any]:
    booth = group.booth
    step = Step(_("Booth %(number)s") % {"number": booth.number}, reverse("booths:booth", args=[booth.pk]))
    title = title % _names(group)
    return {
        "group": group,
        "booth": booth,
        "title": title,
        "listed": request.POST.get("list") or request.GET.get("list") or "",
        "trail": trail_to(request.scope, booth.unit, step, Step(title, "")),  # type: ignore[attr-defined]
    }
