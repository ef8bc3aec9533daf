"""Addresses of the page of official accounts, and of the lists behind its numbers (``teams.filters.handles``)."""

from functools import cache
from urllib.parse import quote

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from booths.models import Unit


def handles_address(unit: Unit) -> str:
    """Return the address of the page of the accounts of a unit and all below it."""
    start, end = _around_code()
    return f"{start}{quote(unit.code, safe='')}{end}"


def handle_list(unit: Unit, **parameters: str) -> SafeString:
    """Return the address of the list of a unit's accounts with these parameters, ready for an attribute.

    It stands on a page by the hundred, so the template is spared from escaping it.
    """
    more = "".join(f"&amp;{name}={quote(value, safe='')}" for name, value in parameters.items())
    return mark_safe(f"{_handles()}?unit={quote(unit.code, safe='')}{more}")  # noqa: S308 - each part is quoted


# Looking an address up by name costs more than writing the cell that it stands in.
@cache
def _around_code() -> tuple[str, str]:
    start, _code, end = reverse("dashboard:handles", args=["CODE"]).rpartition("CODE")
    return start, end


@cache
def _handles() -> str:
    return reverse("teams:handles")
