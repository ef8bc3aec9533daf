"""Chainable reads of exports."""

from typing import TYPE_CHECKING

from django.db import models

from accounts.models import User

if TYPE_CHECKING:
    from reports.models import ExportJob  # noqa: F401


class ExportJobQuerySet(models.QuerySet["ExportJob"]):
    """Every read in a page starts with ``visible_to``."""

    def visible_to(self, user: User) -> "ExportJobQuerySet":
        """The user's own exports; to administrators all."""
        return self if user.is_superuser else self.filter(asked_by=user)
