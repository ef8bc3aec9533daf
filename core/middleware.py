"""Turning away requests that no form of ours could have sent."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse

_NUL = "\x00"


class NulMiddleware:
    """Answers 404 to an address with a NUL in it, 400 to one in what was sent: PostgreSQL has no such text.

    What views exempt from the CSRF check get is not looked at: they take files, and read the body in their own time
    (``imports.views.upload``). The body of all others was read for that check already.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, _args: Any, _kwargs: Any) -> None:
        """Raise Http404 or BadRequest; else let the request pass."""
        if _NUL in request.path:
            raise Http404
        sent = [request.GET]
        if request.method == "POST" and not getattr(view, "csrf_exempt", False):
            sent.append(request.POST)
        if any(_NUL in text for query in sent for name, values in query.lists() for text in (name, *values)):
            raise BadRequest("NUL")
