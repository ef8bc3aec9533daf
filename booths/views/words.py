"""Sentences about what went wrong, and about what was done."""

from datetime import datetime
from urllib.parse import urlencode

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.forms import Form
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _

from booths.history import last_touch
from booths.models import Booth, WhatsAppGroup
from booths.scope import Right, Scope


def add_service_error(form: Form, error: ValidationError) -> None:
    """Put what a service refused beside the field that it is about, else on top of the form."""
    by_field = error.error_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.error_list}
    for name, errors in by_field.items():
        field = "link" if name == "invite_code" else name
        form.add_error(field if field in form.fields else None, errors)


def link_taken_words(scope: Scope, holder: WhatsAppGroup, booth: Booth) -> str:
    """Say where a link is registered already, or only that it is somewhere the reader may not see."""
    if holder.booth_id == booth.pk:
        return format_html(_("This link is already that of group {slot} of this booth."), slot=holder.slot)
    if not scope.may(Right.SEE, holder.booth.unit):
        return _("This link is registered for a booth outside your area. Please check where it is from.")
    return format_html(
        _('This link is registered already: <a href="{href}">booth {booth}, {assembly}</a>, group {slot}.'),
        href=reverse("booths:booth", args=[holder.booth_id]),
        booth=holder.booth,
        assembly=holder.booth.assembly,
        slot=holder.slot,
    )


def slot_taken_words(holder: WhatsAppGroup) -> str:
    """Say who registered the slot's group meanwhile, and when."""
    who, at = last_touch(holder)
    words = _("Group %(slot)d of this booth was registered meanwhile: by %(who)s, %(when)s.")
    return words % {"slot": holder.slot, "who": who, "when": moment(at)}


def moment(at: datetime) -> str:
    """Return a time as people say it: the hour alone when it is today."""
    local = localtime(at)
    return date_format(local, "H:i") if local.date() == localdate() else date_format(local, "j F Y, H:i")


def with_undo(words: str, group: WhatsAppGroup, listed: str = "") -> SafeString:
    """Return what was done, with the link that takes it back."""
    parameters = {"version": group.version} | ({"list": listed} if listed else {})
    href = f"{reverse('booths:group_undo', args=[group.pk])}?{urlencode(parameters)}"
    return format_html('{} <a href="{}" hx-post="{}" hx-swap="none">{}</a>', words, href, href, _("Undo"))
