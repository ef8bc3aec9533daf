"""Chainable reads of members, seats and assignments."""

from datetime import date
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from booths.scope import Right, Scope

if TYPE_CHECKING:
    from teams.models import Assignment, Member, Seat  # noqa: F401


class MemberQuerySet(models.QuerySet["Member"]):
    """Members, read through the scope of who asks."""

    def within(self, scope: Scope, right: Right = Right.SEE) -> "MemberQuerySet":
        """The members whose home lies in the units in which ``right`` holds."""
        return self.filter(scope.units(right, path="home_unit__path"))


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    """Assignments, present and past."""

    def within(self, scope: Scope, right: Right = Right.SEE) -> "AssignmentQuerySet":
        """The assignments to seats of the units in which ``right`` holds."""
        return self.filter(scope.units(right, path="seat__unit__path"))

    def current(self, on: date) -> "AssignmentQuerySet":
        """Those that hold on a day."""
        return self.ending_after(on).filter(since__lte=on)

    def ending_after(self, on: date) -> "AssignmentQuerySet":
        """Those that hold on a day or are to begin later."""
        return self.filter(Q(until=None) | Q(until__gt=on))


class SeatQuerySet(models.QuerySet["Seat"]):
    """Seats, held and vacant."""

    def within(self, scope: Scope, right: Right = Right.SEE) -> "SeatQuerySet":
        """The seats of the units in which ``right`` holds."""
        return self.filter(scope.units(right, path="unit__path"))

    def vacant(self, on: date) -> "SeatQuerySet":
        """Those that nobody holds on a day or is to take later."""
        ending_after = Q(assignments__until=None) | Q(assignments__until__gt=on)
        held = self.model._default_manager.filter(ending_after, assignments__isnull=False)
        return self.exclude(pk__in=held.values("pk"))
