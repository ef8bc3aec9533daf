"""The administration site: for administrators who have shown their second factor in this session."""

from django.contrib.admin import AdminSite as DjangoAdminSite
from django.http import HttpRequest


class AdminSite(DjangoAdminSite):
    """Django's site, with a stricter door."""

    def has_permission(self, request: HttpRequest) -> bool:
        """Tell whether the visitor is an administrator with the second factor shown."""
        user = request.user
        return bool(user.is_active and user.is_staff and user.is_superuser and user.is_verified())  # type: ignore[union-attr]
