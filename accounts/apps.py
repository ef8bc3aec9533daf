"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    """Users, sign-in, second factor, one-time links, activity log."""

    name = "accounts"
    verbose_name = _("Accounts")
