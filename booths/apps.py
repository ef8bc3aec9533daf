"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BoothsConfig(AppConfig):
    """Units, booths, WhatsApp groups and their checks; the scope; coverage."""

    name = "booths"
    verbose_name = _("Booths")
