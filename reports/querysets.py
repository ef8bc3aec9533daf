"""Chainable reads of exports."""

from typing import TYPE_CHECKING

from django.db import models

from accounts.models import User
from booths.scope import Right, Scope

if TYPE_CHECKING:
    from reports.models import ExportJob  # noqa: F401


class ExportJobQuerySet(models.QuerySet["ExportJob"]):
    """Every read in a page starts with ``visible_to``."""

    def visible_to(self, user: User, scope: Scope) -> "ExportJobQuerySet":
        """The user's own exports; to administrators, whose scope is everything, all."""
        return self if Right.EXPORT in scope.everywhere else self.filter(asked_by=user)
