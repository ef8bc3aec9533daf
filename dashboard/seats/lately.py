"""What comes after the page of seats: how they were filled lately, what waits longest, who never signed in.

The page itself is there in half the time without them (docs/decisions/seats-page.md).
"""

from functools import cached_property

from django.utils import timezone

from booths.models import Unit
from booths.scope import Scope
from dashboard.seats.growth import DAYS, Growth
from teams.models import Assignment
from teams.overview import VacantSeat, held_by_day, invitable, longest_vacant, posts_read, without_sign_in

_SHOWN = 6
"""How many seats and people are shown; the rest is a tap away."""


class Lately:
    """The cards of one unit for one person: at most five queries, whatever the size."""

    def __init__(self, unit: Unit, scope: Scope) -> None:
        self._unit = unit
        self._scope = scope
        self._today = timezone.localdate()
        self._posts = posts_read()

    @property
    def growth(self) -> Growth:
        """The seats held over the last days."""
        return Growth(held_by_day(self._unit, posts=self._posts, today=self._today, days=DAYS))

    @cached_property
    def longest(self) -> list[VacantSeat]:
        """The seats that are vacant longest."""
        return longest_vacant(self._unit, posts=self._posts, today=self._today, limit=_SHOWN)

    @cached_property
    def without_sign_in(self) -> list[tuple[Assignment, bool]]:
        """The first conveners and co-conveners who never signed in, each with whether they may be invited."""
        found = without_sign_in(self._unit, scope=self._scope, posts=self._posts, today=self._today, limit=_SHOWN)
        may = invitable(found, scope=self._scope, today=self._today)
        return [(one, one.pk in may) for one in found]
