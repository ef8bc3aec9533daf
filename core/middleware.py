"""Keeping out what the database has no place for."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse, QueryDict

_NUL = "\x00"


class NulMiddleware:
    """Answers 404 to an address with a NUL in it, 400 to one in a form, and leaves it out of a query.

    PostgreSQL has no such text. A query is a mistyped address: its page opens, as with any filter that finds nothing.
    What views exempt from the CSRF check get is not looked at: they take files, and read the body in their own time
    (``imports.views.upload``). The body of all others was read for that check already.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, _args: Any, _kwargs: Any) -> None:
        """Raise Http404 or BadRequest, or let the request pass with a query that holds no NUL."""
        if _NUL in request.path:
            raise Http404
        if _holds_nul(request.GET):
            request.GET = _without_nul(request.GET)  # type: ignore[assignment]
        if request.method == "POST" and not getattr(view, "csrf_exempt", False) and _holds_nul(request.POST):
            raise BadRequest("NUL")


def _holds_nul(sent: QueryDict) -> bool:
    return any(_NUL in text for name, values in sent.lists() for text in (name, *values))


def _without_nul(query: QueryDict) -> QueryDict:
    clean = QueryDict(mutable=True)
    for name, values in query.lists():
        clean.setlist(name.replace(_NUL, ""), [value.replace(_NUL, "") for value in values])
    clean._mutable = False
    return clean
