"""Chainable reads of WhatsApp groups."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db import models

from booths.scope import Right, Scope

if TYPE_CHECKING:
    from booths.models import Unit, WhatsAppGroup  # noqa: F401


class WhatsAppGroupQuerySet(models.QuerySet["WhatsAppGroup"]):
    """Every read in a page, an endpoint or a task starts with ``within``."""

    def within(self, scope: Scope, right: Right = Right.SEE) -> "WhatsAppGroupQuerySet":
        """The groups of the booths in the units in which ``right`` holds."""
        return self.filter(scope.units(right, path="booth__unit__path"))

    def under(self, unit: "Unit") -> "WhatsAppGroupQuerySet":
        """The groups of the booths below ``unit``."""
        return self.filter(booth__unit__path__contains=[unit.pk])

    def active(self) -> "WhatsAppGroupQuerySet":
        """Those that count."""
        return self.filter(status="active")

    def verified(self, today: date, verified_days: int) -> "WhatsAppGroupQuerySet":
        """Active groups that a check found alive within the last ``verified_days`` days."""
        return self.active().filter(alive=True, checked_on__gte=today - timedelta(days=verified_days))

    def stale(self, today: date, verified_days: int) -> "WhatsAppGroupQuerySet":
        """Active groups that a check found alive, but longer ago than that."""
        return self.active().filter(alive=True, checked_on__lt=today - timedelta(days=verified_days))
