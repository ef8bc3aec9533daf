"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ImportsConfig(AppConfig):
    """Sheets in: understood, checked row by row, shown before anything is written, applied in one transaction."""

    name = "imports"
    verbose_name = _("Imports")
