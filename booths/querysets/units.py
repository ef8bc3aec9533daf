"""Chainable reads of units."""

from typing import TYPE_CHECKING

from django.db import models

from booths.levels import Level
from booths.scope import Right, Scope

if TYPE_CHECKING:
    from booths.models import Unit


class UnitQuerySet(models.QuerySet["Unit"]):
    """Every read in a page, an endpoint or a task starts with ``within``."""

    def within(self, scope: Scope, right: Right = Right.SEE) -> "UnitQuerySet":
        """The units in which ``right`` holds."""
        return self.filter(scope.units(right))

    def under(self, unit: "Unit") -> "UnitQuerySet":
        """``unit`` and everything below it."""
        return self.filter(path__contains=[unit.pk])

    def below(self, unit: "Unit", level: Level) -> "UnitQuerySet":
        """The units of ``level`` below ``unit``."""
        return self.under(unit).filter(level=level)

    def above(self, unit: "Unit") -> "UnitQuerySet":
        """The trail: the units from the state down to ``unit`` itself."""
        return self.filter(pk__in=[pk for pk in unit.path if pk]).order_by("level")
