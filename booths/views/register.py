"""Registering a group: paste, save, next booth."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from booths.access import booth_fetch, right
from booths.errors import LinkTaken, SlotTaken
from booths.forms import RegisterForm
from booths.models import Booth, WhatsAppGroup
from booths.places import Step, trail_to
from booths.scope import Right
from booths.services import collision_record, group_register
from booths.slots import Slot, members_remark, slots_of
from booths.state import state_settings
from booths.views.booth import back_to, list_of
from booths.views.words import add_service_error, link_taken_words, slot_taken_words, with_undo


@right(Right.EDIT)
@require_http_methods(["GET", "POST"])
def register(request: HttpRequest, pk: int) -> HttpResponse:
    """Register a group in a free slot of a booth, and go to the next booth of the list that lacks one.

    The same group sent twice is registered once, and both answers say that it is.
    """
    booth = booth_fetch(request.scope, pk, Right.EDIT)  # type: ignore[attr-defined]
    slots = _slots(booth)
    free = [slot.number for slot in slots if slot.is_free]
    slot = _asked_slot(request, slots)
    if request.method == "GET":
        if not free:
            messages.info(request, _("All groups of booth %(booth)s are registered.") % {"booth": booth.number})
            return back_to(booth, request)
        slot = slot if slot in free else free[0]
        form = RegisterForm(slot=slot, free_slots=free, initial=_known(slots[slot - 1]))
        return _page(request, booth, form)
    form = RegisterForm(request.POST, slot=slot or slots[0].number, free_slots=free or [s.number for s in slots])
    if not form.is_valid() or not (groups := _register_all(request, booth, form)):
        return _page(request, booth, form, status=422)
    return _next(request, booth, groups)


def _slots(booth: Booth) -> list[Slot]:
    settings = state_settings(booth.assembly.state_id)
    return slots_of(booth.groups.order_by("slot"), settings, timezone.localdate())[: settings.groups_per_booth]


def _asked_slot(request: HttpRequest, slots: list[Slot]) -> int | None:
    asked = request.POST.get("slot") or request.GET.get("slot") or ""
    return next((slot.number for slot in slots if str(slot.number) == asked), None)


def _known(slot: Slot) -> dict[str, object]:
    """What a planned group's form begins with."""
    if slot.group is None or slot.group.status != WhatsAppGroup.Status.PLANNED:
        return {}
    return {name: getattr(slot.group, name) for name in RegisterForm.CONTACTS}


def _page(request: HttpRequest, booth: Booth, form: RegisterForm, status: int = 200) -> HttpResponse:
    booths = list_of(request, booth)
    slots = _slots(booth)
    context = {
        "booth": booth,
        "form": form,
        "slots": slots,
        "free_slots": [slot.number for slot in slots if slot.is_free],
        "list": booths,
        "skip": booths.next_lacking(booth) if request.GET.get("list") else None,
        "listed": request.POST.get("list") or request.GET.get("list") or "",
        "trail": trail_to(request.scope, booth.unit, _step(booth), Step(_("Register a group"), "")),  # type: ignore[attr-defined]
    }
    return render(request, "booths/register.html", context, status=status)


def _step(booth: Booth) -> Step:
    return Step(_("Booth %(number)s") % {"number": booth.number}, reverse("booths:booth", args=[booth.pk]))


def _register_all(request: HttpRequest, booth: Booth, form: RegisterForm) -> list[WhatsAppGroup]:
    """Register what the form holds, all or nothing; with nothing, the form says why."""
    try:
        with transaction.atomic():
            return [_register_one(request, booth, slot, code, form) for slot, code in form.registrations]
    except LinkTaken as taken:
        form.add_error("link", link_taken_words(request.scope, taken.group, booth))  # type: ignore[attr-defined]
        if taken.group.booth_id != booth.pk and taken.group.invite_code:
            code = taken.group.invite_code
            collision_record(actor=request.user, booth=booth, slot=form.slot, invite_code=code)  # type: ignore[arg-type]
    except SlotTaken as taken:
        form.add_error(None, slot_taken_words(taken.group))
        still_free = [slot.number for slot in _slots(booth) if slot.is_free]
        if still_free:
            form.slot = still_free[0]
            form.add_error(
                None, _("Group %(slot)d is still free: save once more to register it there.") % {"slot": form.slot}
            )
    except ValidationError as error:
        add_service_error(form, error)
    return []


def _register_one(request: HttpRequest, booth: Booth, slot: int, code: str | None, form: RegisterForm) -> WhatsAppGroup:
    try:
        with transaction.atomic():
            return group_register(
                actor=request.user,  # type: ignore[arg-type]
                booth=booth,
                slot=slot,
                invite_code=code,
                **form.contacts,
            )
    except SlotTaken as taken:
        if _is_the_same(taken.group, code, form):  # tapped twice, or sent again on a bad line
            return taken.group
        raise


def _is_the_same(group: WhatsAppGroup, code: str | None, form: RegisterForm) -> bool:
    if code or group.invite_code:
        return code == group.invite_code
    named = (form.contacts.get("admin_name", ""), form.contacts.get("admin_phone", ""))
    return named == (group.admin_name, group.admin_phone)


def _next(request: HttpRequest, booth: Booth, groups: list[WhatsAppGroup]) -> HttpResponse:
    """Say that it is saved, and go on: to the next booth of the list, or back to the booth where there is no list."""
    listed = request.POST.get("list", "")
    names = " + ".join(str(group.slot) for group in groups)
    words = _("Saved: booth %(booth)s, group %(groups)s.") % {"booth": booth.number, "groups": names}
    if remark := members_remark(groups[0].members, state_settings(booth.assembly.state_id)):
        words = f"{words} {remark}."
    messages.success(request, with_undo(words, groups[-1], listed) if len(groups) == 1 else words)
    if not listed or request.POST.get("then") == "booth":
        return back_to(booth, request)
    following = list_of(request, booth).next_lacking(booth)
    if following:
        return redirect(f"{reverse('booths:register', args=[following.pk])}?{urlencode({'list': listed})}")
    messages.info(request, _("That was the last booth without a group in this list."))
    return redirect(f"{reverse('booths:list')}?{listed}")
