"""Chainable reads of link collisions."""

from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import models

from booths.scope import Right, Scope

if TYPE_CHECKING:
    from booths.models import LinkCollision  # noqa: F401


class LinkCollisionQuerySet(models.QuerySet["LinkCollision"]):
    """Every read in a page, an endpoint or a task starts with ``within``."""

    def within(self, scope: Scope, right: Right = Right.SEE) -> "LinkCollisionQuerySet":
        """The collisions of the booths in the units in which ``right`` holds; the other booth may lie elsewhere."""
        return self.filter(scope.units(right, path="booth__unit__path"))

    def standing(self) -> "LinkCollisionQuerySet":
        """Those whose link an active group of another booth has."""
        groups: Any = apps.get_model("booths", "WhatsAppGroup").objects  # the models import this module
        holders = groups.active().filter(invite_code=models.OuterRef("invite_code"))
        return self.filter(models.Exists(holders.exclude(booth=models.OuterRef("booth"))))
