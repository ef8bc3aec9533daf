"""What the pages behind a volunteer's own link have in common: nobody else learns of the link by them."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers


def private(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Keep a page out of caches, out of search engines, and its address out of what other sites and logs are told.

    Not by ``no-referrer``: under it browsers send forms with the origin "null", which the check against forged forms
    refuses. ``strict-origin`` gives the name of the host and nothing behind it, to ourselves as well.
    """

    @wraps(view)
    def quiet(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        add_never_cache_headers(response)
        response["Referrer-Policy"] = "strict-origin"
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return quiet
