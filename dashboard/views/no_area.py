"""What is shown to somebody who is signed in and may see nothing here."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.defaults import permission_denied

from teams.whom_to_ask import standing_of


def no_area(request: HttpRequest, status: int = 200) -> HttpResponse:
    """Say that the person holds no seat, since when or from when, and whom to turn to."""
    context = {"standing": standing_of(request.user)}  # type: ignore[arg-type]
    return render(request, "dashboard/no_area.html", context, status=status)


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer a page that may not be opened: to somebody without any seat as the first page does, else as usual."""
    scope = getattr(request, "scope", None)
    if scope is not None and request.user.is_authenticated and not (scope.roots or scope.everywhere):
        return no_area(request, status=403)
    return permission_denied(request, exception)
