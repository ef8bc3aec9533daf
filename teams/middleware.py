"""Puts the scope on each request."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from accounts.access import has_shown_second_factor
from teams.scoping import scope_for


class ScopeMiddleware:
    """Sets ``request.scope``; it is read from the database at its first use, at each request anew."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.scope = SimpleLazyObject(  # type: ignore[attr-defined]
            lambda: scope_for(request.user, second_factor=has_shown_second_factor(request))
        )
        return self.get_response(request)
