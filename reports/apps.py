"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportsConfig(AppConfig):
    """Figures out: each list as a file, with the filter that the person looks at and the numbers that they may see."""

    name = "reports"
    verbose_name = _("Exports")
