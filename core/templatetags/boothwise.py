"""The project's filters and tags; they are built in, so that no template needs to load them."""

from typing import Any

from django import template
from django.utils.translation import get_language

from core import emails, numbers, phones

register = template.Library()

NOTHING = "—"


@register.filter
def indian(value: int | None) -> str:
    """A whole number with Indian grouping, 1,62,000; a dash for None."""
    return NOTHING if value is None else numbers.indian(int(value))


@register.filter
def short_number(value: int | None) -> str:
    """A figure for tight places in the reader's language, 1.62 लाख; a dash for None."""
    return NOTHING if value is None else numbers.indian_short(int(value), get_language() or "en")


@register.filter
def percent_of(part: int | None, whole: int | None) -> str:
    """The part in per cent of the whole, ``61%``; a dash where there is nothing to be a part of."""
    share = numbers.percent(int(part or 0), int(whole or 0))
    return NOTHING if share is None else f"{share}%"


@register.filter
def plain(value: object) -> str:
    """A value for ids, attributes, SVG and JSON: never grouped or translated (1234, not 1,234); None gives nothing."""
    return "" if value is None else str(value)


@register.filter
def name_of(thing: Any) -> str:
    """The name of a unit, booth, position or person in the reader's language, else in the other; "" for None.

    ``thing`` is an object, or a row as a dict, with ``name_en`` and ``name_hi``.
    """
    order = ("name_hi", "name_en") if (get_language() or "").startswith("hi") else ("name_en", "name_hi")
    names = (thing.get(field) if isinstance(thing, dict) else getattr(thing, field, "") for field in order)
    return next((name for name in names if name), "")


@register.filter
def phone(number: str | None) -> str:
    """A stored number in full, ``+91 98765 43210``: only where the reader's right was checked."""
    return phones.format_phone(number or "")


@register.filter
def masked(number: str | None) -> str:
    """A stored number for those without the right to see it, ``+91 98••• ••210``."""
    return phones.mask_phone(number or "")


@register.filter
def masked_email(address: str | None) -> str:
    """An e-mail address for those without the right to see it, ``l•••@e•••.org``."""
    return emails.mask_email(address or "")


@register.filter
def tel(number: str | None) -> str:
    """The address that rings a stored number."""
    return phones.tel_url(number) if number else ""


@register.filter
def wa_me(number: str | None, text: str = "") -> str:
    """The address that opens a WhatsApp chat with a stored number, with the text ready to be sent by hand."""
    return phones.wa_me_url(number, text) if number else ""
