"""Chainable reads of imports."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from accounts.models import User
from booths.scope import Right, Scope

if TYPE_CHECKING:
    from imports.models import ImportJob  # noqa: F401


class ImportJobQuerySet(models.QuerySet["ImportJob"]):
    """Every read in a page or an endpoint starts with ``visible_to``."""

    def visible_to(self, user: User, scope: Scope) -> "ImportJobQuerySet":
        """The user's own imports, and those of the whole states in which the user may import."""
        if Right.IMPORT in scope.everywhere:
            return self
        return self.filter(Q(uploaded_by=user) | Q(state_unit__in=scope.root_ids(Right.IMPORT)))
