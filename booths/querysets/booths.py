"""Chainable reads of booths."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from booths.coverage_state import CoverageState
from booths.levels import Level
from booths.scope import Right, Scope

if TYPE_CHECKING:
    from booths.models import Booth, Unit  # noqa: F401


class BoothQuerySet(models.QuerySet["Booth"]):
    """Every read in a page, an endpoint or a task starts with ``within``."""

    def within(self, scope: Scope, right: Right = Right.SEE) -> "BoothQuerySet":
        """The booths in the units in which ``right`` holds."""
        return self.filter(scope.units(right, path="unit__path"))

    def under(self, unit: "Unit") -> "BoothQuerySet":
        """The booths that hang on ``unit`` or on a unit below it."""
        if unit.level == Level.ASSEMBLY:
            return self.filter(assembly=unit)
        return self.filter(unit__path__contains=[unit.pk])

    def covered_as(self, state: CoverageState, target: int) -> "BoothQuerySet":
        """The booths that are covered, partly covered or uncovered, ``target`` being the groups a booth needs."""
        conditions = {
            CoverageState.COVERED: Q(active_groups__gte=target),
            CoverageState.PARTLY: Q(active_groups__gt=0, active_groups__lt=target),
            CoverageState.UNCOVERED: Q(active_groups=0),
        }
        return self.filter(conditions[state])

    def with_group(self, condition: Q) -> "BoothQuerySet":
        """The booths with at least one active group for which ``condition`` (on the group) holds."""
        from booths.models import WhatsAppGroup

        groups = WhatsAppGroup.objects.filter(condition, booth=models.OuterRef("pk"), status="active")
        return self.filter(models.Exists(groups))

    def stale(self, today: date, verified_days: int) -> "BoothQuerySet":
        """The booths with an active group that was found alive, but too long ago."""
        return self.with_group(Q(alive=True, checked_on__lt=today - timedelta(days=verified_days)))

    def in_order(self) -> "BoothQuerySet":
        """By assembly, then by number, as people count: 2 before 10 before 10A."""
        return self.order_by("assembly_id", "sort")
