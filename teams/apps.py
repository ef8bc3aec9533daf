"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TeamsConfig(AppConfig):
    """Members, positions, seats, assignments; a user's scope comes from the seats held here."""

    name = "teams"
    verbose_name = _("Teams")
