"""Chainable reads of booths."""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Func, Q

from booths.coverage_state import CoverageState
from booths.levels import Level
from booths.scope import Right, Scope

if TYPE_CHECKING:
    from booths.models import Booth, Unit  # noqa: F401


def _model(name: str) -> Any:
    """Return a model of this app by name: the models import this module."""
    return apps.get_model("booths", name)


class _IsAnyOf(Func):
    """``column = ANY(array)``, which PostgreSQL reads from an index in the index's order."""

    template = "%(expressions)s)"
    arg_joiner = " = ANY("
    output_field = models.BooleanField()


class BoothQuerySet(models.QuerySet["Booth"]):
    """Every read in a page, an endpoint or a task starts with ``within``."""

    def within(self, scope: Scope, right: Right = Right.SEE) -> "BoothQuerySet":
        """The booths in the units in which ``right`` holds."""
        return self.filter(scope.units(right, path="unit__path"))

    def under(self, unit: "Unit") -> "BoothQuerySet":
        """The booths that hang on ``unit`` or on a unit below it."""
        if unit.level == Level.ASSEMBLY:
            return self.filter(assembly=unit)
        if unit.level in (Level.REGION, Level.DISTRICT):
            # In terms of the index that gives the booths' order, so that a list starts at its first booth at once.
            assemblies = _model("Unit").objects.below(unit, Level.ASSEMBLY).order_by().values("pk")
            return self.filter(_IsAnyOf("assembly_id", ArraySubquery(assemblies)))
        below = self.filter(unit__path__contains=[unit.pk])
        return below if unit.level == Level.STATE else below.filter(assembly_id=unit.ancestor_id(Level.ASSEMBLY))

    def on_no_unit_of(self, level: Level) -> "BoothQuerySet":
        """The booths that hang on no unit of ``level``, a level below the assembly."""
        return self.filter(**{f"unit__path__{level - 1}__isnull": True})

    def covered_as(self, states: Iterable[str], target: int) -> "BoothQuerySet":
        """The booths in any of the coverage states ``states``, ``target`` being the groups a booth needs."""
        conditions = {
            CoverageState.COVERED: Q(active_groups__gte=target),
            CoverageState.PARTLY: Q(active_groups__gt=0, active_groups__lt=target),
            CoverageState.UNCOVERED: Q(active_groups=0),
        }
        return self.filter(reduce(or_, (conditions[CoverageState(state)] for state in states)))

    def with_group(self, condition: Q) -> "BoothQuerySet":
        """The booths with at least one active group for which ``condition`` (on the group) holds."""
        groups = _model("WhatsAppGroup").objects.filter(condition, booth=models.OuterRef("pk"), status="active")
        return self.filter(models.Exists(groups))

    def verified(self, today: date, verified_days: int) -> "BoothQuerySet":
        """The booths with an active group that a check found alive within the last ``verified_days`` days."""
        return self.with_group(Q(alive=True, checked_on__gte=today - timedelta(days=verified_days)))

    def stale(self, today: date, verified_days: int) -> "BoothQuerySet":
        """The booths with an active group that was found alive, but too long ago."""
        return self.with_group(Q(alive=True, checked_on__lt=today - timedelta(days=verified_days)))

    def unverified(self) -> "BoothQuerySet":
        """The booths with an active group that no check found alive, or the latest found dead."""
        return self.with_group(Q(alive=None) | Q(alive=False))

    def in_order(self) -> "BoothQuerySet":
        """By assembly, then by number, as people count: 2 before 10 before 10A."""
        return self.order_by("assembly_id", "sort")
