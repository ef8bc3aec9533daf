"""What belongs to the frame and to no page: the colours, the offline page, the worker that shows it."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from accounts.access import public
from core.palette import theme_css

_YEAR = 365 * 24 * 3600


@public
@require_safe
@cache_control(public=True, max_age=_YEAR, immutable=True)
def theme(request: HttpRequest, accent: str) -> HttpResponse:
    """Give the custom properties for an accent (``b34700``): the address holds all that the answer depends on."""
    try:
        return HttpResponse(theme_css(f"#{accent}"), content_type="text/css")
    except ValueError as error:
        raise Http404 from error


@public
@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """Show what a person sees without a connection; the worker keeps a copy of it."""
    return render(request, "offline.html")


@public
@require_safe
@cache_control(max_age=0)
def worker(request: HttpRequest) -> HttpResponse:
    """Give the service worker, which has to come from the top of the site to speak for all of it."""
    return render(request, "worker.js", content_type="text/javascript")


@public
@require_safe
@cache_control(public=True, max_age=3600)
def manifest(request: HttpRequest) -> JsonResponse:
    """Say how the site stands on a phone's home screen."""
    return JsonResponse(
        {
            "name": _("Boothwise"),
            "short_name": _("Boothwise"),
            "start_url": reverse("dashboard:home"),
            "display": "standalone",
            "background_color": "#f6f4ef",
            "theme_color": "#f6f4ef",
            "icons": [{"src": static("icon.svg"), "sizes": "any", "type": "image/svg+xml", "purpose": "any maskable"}],
        },
        content_type="application/manifest+json",
    )
