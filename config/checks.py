"""Deny by default: a URL whose view does not say who may open it keeps the software from starting."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, Tags, register
from django.core.exceptions import ImproperlyConfigured
from django.db import connections
from django.urls import URLPattern, URLResolver, get_resolver

# Views that others wrote, by the module they come from: what they ask, and where that is enforced.
ELSEWHERE = {
    "django_otp.plugins.otp_totp.admin": "administrator",  # behind AdminSite.admin_view
    "django.views.i18n": "public",  # the language switch
    "drf_spectacular.views": "signed_in",  # REST_FRAMEWORK's default permission
    "rest_framework.routers": "signed_in",  # the API's list of resources; the same
}


def views(resolver: URLResolver | None = None, prefix: str = "/") -> Iterator[tuple[str, Callable[..., Any]]]:
    """Yield the path and the view of every URL below ``resolver`` (default: all of the project's)."""
    for pattern in (resolver or get_resolver()).url_patterns:
        path = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from views(pattern, path)
        elif isinstance(pattern, URLPattern):
            yield path, pattern.callback


def access_of(view: Callable[..., Any]) -> str | None:
    """Return what ``view`` asks of its visitor: its own declaration, its class's, or the table's; None without one."""
    if hasattr(view, "admin_site") or hasattr(view, "model_admin"):  # Django's wrappers that ask has_permission
        return "administrator"
    owner = getattr(view, "view_class", None) or getattr(view, "cls", None)  # Django's and REST framework's classes
    declared = getattr(view, "access", None) or getattr(owner, "access", None)
    if isinstance(declared, str) and declared:
        return declared
    module = (owner or view).__module__
    return next((access for start, access in ELSEWHERE.items() if module.startswith(start)), None)


def undeclared() -> list[str]:
    """Return a line for each URL whose view declares no access."""
    return [
        f"{path} ({view.__module__}.{getattr(view, '__qualname__', view)})"
        for path, view in views()
        if not access_of(view)
    ]


def refuse_undeclared() -> None:
    """Raise ImproperlyConfigured naming every URL without a declared access; the web server calls this as it starts."""
    if found := undeclared():
        raise ImproperlyConfigured(f"These URLs declare no access: {'; '.join(found)}")


@register(Tags.security)
def check_access(**_kwargs: object) -> list[CheckMessage]:
    """Tell ``manage.py check`` the same."""
    hint = "Decorate the view (accounts.access, booths.access), set `access` on its class, or list it in config.checks."
    return [Error(f"{line} declares no access.", hint=hint, id="boothwise.E001") for line in undeclared()]


@register(Tags.database)
def check_devanagari(databases: Sequence[str] | None = None, **_kwargs: object) -> list[CheckMessage]:
    """Refuse a database whose character type is C: pg_trgm sees no letter in Devanagari, and search finds nothing."""
    for alias in databases or []:
        with connections[alias].cursor() as cursor:
            cursor.execute("SELECT datctype FROM pg_database WHERE datname = current_database()")
            (character_type,) = cursor.fetchone()
        if character_type in {"C", "POSIX"}:
            hint = "Create it with: CREATE DATABASE boothwise TEMPLATE template0 ENCODING 'UTF8' "
            hint += "LC_COLLATE 'C' LC_CTYPE 'C.UTF-8'"
            message = f"The database's LC_CTYPE is {character_type}: search would find nothing in Hindi."
            return [Error(message, hint=hint, id="boothwise.E002")]
    return []
