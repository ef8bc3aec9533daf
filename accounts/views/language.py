"""The language switch of every page."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect
from django.views.decorators.http import require_POST

from accounts.access import next_url, public
from accounts.services import profile_update


@public
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Keep the chosen ``language`` on this device and, for a person who is signed in, with the account; go ``next``."""
    chosen = request.POST.get("language", "")
    if chosen not in dict(settings.LANGUAGES):
        return HttpResponseBadRequest("unknown language")
    if request.user.is_authenticated:
        profile_update(user=request.user, language=chosen)
    response = HttpResponseRedirect(next_url(request))
    remember_language(response, chosen)
    return response


def remember_language(response: HttpResponse, chosen: str) -> None:
    """Set the cookie that keeps the language on this device for a year."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        chosen,
        max_age=365 * 24 * 3600,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite="Lax",
    )
