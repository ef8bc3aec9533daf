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

View = Callable[..., Any]


def declare(view: View, access: str) -> View:
    """Mark ``view`` with the access it grants: ``public``, ``signed_in``, ``administrator``, ``right:see`` …"""
    view.access = access  # type: ignore[attr-defined]
    return view


def public(view: View) -> View:
    """Anybody may open it."""
    return declare(view, "public")


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """Send a stranger to the sign-in page and back; an htmx request is told to load that page whole."""
    address = f"{resolve_url('accounts:sign_in')}?{urlencode({'next': request.get_full_path()})}"
    if request.headers.get("HX-Request"):
        return HttpResponse(status=204, headers={"HX-Redirect": address})
    return HttpResponseRedirect(address)


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
        if not request.user.is_verified():  # type: ignore[union-attr]
            return HttpResponseRedirect(
                f"{resolve_url('accounts:second_factor')}?{urlencode({'next': request.get_full_path()})}"
            )
        return view(request, *args, **kwargs)

    return declare(guarded, "administrator")
