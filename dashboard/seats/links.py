"""Addresses of the page of seats, and of the lists behind its numbers (the parameters: ``teams.filters``)."""

from functools import cache
from urllib.parse import quote, urlencode

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from booths.models import Unit
from teams.filters import SURPLUS


def seats_address(unit: Unit) -> str:
    """Return the address of the page of a unit's seats."""
    start, end = _around_code()
    return f"{start}{quote(unit.code, safe='')}{end}"


def seat_list(unit: Unit, **parameters: str) -> SafeString:
    """Return the address of the list of a unit's seats with these parameters, ready for an attribute.

    It stands on a page by the hundred, so the template is spared from escaping it.
    """
    more = "".join(f"&amp;{name}={quote(value, safe='')}" for name, value in parameters.items())
    return mark_safe(f"{_seats()}?unit={quote(unit.code, safe='')}{more}")  # noqa: S308 - each part is quoted


def seats_surplus(unit: Unit) -> str:
    """Return the plain address of the list of those who sit in seats of a unit that are no longer wanted."""
    return f"{_seats()}?{urlencode({'unit': unit.code, 'state': SURPLUS})}"


# Looking an address up by name costs more than writing the cell that it stands in.
@cache
def _around_code() -> tuple[str, str]:
    start, _code, end = reverse("dashboard:seats", args=["CODE"]).rpartition("CODE")
    return start, end


@cache
def _seats() -> str:
    return reverse("teams:seats")
