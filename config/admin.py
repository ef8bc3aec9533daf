"""The administration site: for administrators who have shown their second factor in this session."""

from typing import Any

from django.contrib.admin import AdminSite as DjangoAdminSite
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from accounts.access import has_shown_second_factor, next_url, public, to_second_factor, to_sign_in


class AdminSite(DjangoAdminSite):
    """Django's site, with a stricter door, which is also the only one: its own sign-in page is never shown."""

    def has_permission(self, request: HttpRequest) -> bool:
        """Tell whether the visitor is an administrator with the second factor shown."""
        user = request.user
        return bool(user.is_active and user.is_staff and user.is_superuser and has_shown_second_factor(request))

    @public
    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Send the visitor to what is missing, sign-in or second factor, and back to the page that was wanted."""
        wanted = next_url(request, f"{self.name}:index")
        if not request.user.is_authenticated:
            return to_sign_in(request, wanted)
        if not request.user.is_superuser:
            raise PermissionDenied
        return HttpResponseRedirect(wanted) if self.has_permission(request) else to_second_factor(request, wanted)
