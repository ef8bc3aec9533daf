"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ApiConfig(AppConfig):
    """The register for other programs: REST resources, one file each."""

    name = "api"
    verbose_name = _("API")
