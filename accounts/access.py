"""What a view asks of its visitor, declared on the view: a URL without a declaration does not start.

``config.checks`` walks all URLs and refuses to start when a view carries no ``access``.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.utils.http import url_has_allowed_host_and_scheme

from accounts.models import User

View = Callable[..., Any]


class UserRequest(HttpRequest):
    """A request that got past ``signed_in`` or a stricter door, for annotations."""

    user: User


def declare(view: View, access: str) -> View:
    """Mark ``view`` with the access it grants: ``public``, ``signed_in``, ``administrator``, ``right:see`` …"""
    view.access = access  # type: ignore[attr-defined]
    return view


def public(view: View) -> View:
    """Anybody may open it."""
    return declare(view, "public")


def _away(request: HttpRequest, name: str, back: str | None) -> HttpResponse:
    address = f"{resolve_url(name)}?{urlencode({'next': back or request.get_full_path()})}"
    if request.headers.get("HX-Request"):
        return HttpResponse(status=204, headers={"HX-Redirect": address})
    return HttpResponseRedirect(address)


def to_sign_in(request: HttpRequest, back: str | None = None) -> HttpResponse:
    """Send a stranger to the sign-in page and then ``back`` (default: here); htmx is told to load that page whole."""
    return _away(request, "accounts:sign_in", back)


def to_second_factor(request: HttpRequest, back: str | None = None) -> HttpResponse:
    """Send an administrator to show the second factor, or to enrol one, and then ``back`` (default: here)."""
    return _away(request, "accounts:second_factor", back)


def has_shown_second_factor(request: HttpRequest) -> bool:
    """Tell whether the visitor has shown a second factor in this session (the middleware of django-otp knows)."""
    is_verified = getattr(request.user, "is_verified", None)
    return bool(is_verified and is_verified())


def next_url(request: HttpRequest, default: str = "/") -> str:
    """Return the address in the request's ``next`` if it is one of our own, else ``default`` (a name or a path)."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    if url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure()):
        return wanted
    return resolve_url(default)


def signed_in(view: View) -> View:
    """Whoever has signed in may open it."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        return view(request, *args, **kwargs) if request.user.is_authenticated else to_sign_in(request)

    return declare(guarded, "signed_in")


def administrator(view: View) -> View:
    """Administrators who have shown their second factor in this session may open it."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not request.user.is_authenticated:
            return to_sign_in(request)
        if not request.user.is_superuser:
            raise PermissionDenied
        if not has_shown_second_factor(request):
            return to_second_factor(request)
        return view(request, *args, **kwargs)

    return declare(guarded, "administrator")
