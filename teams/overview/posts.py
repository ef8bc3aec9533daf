"""The kinds of seats that an organisation means to fill, and which of them lead."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from booths.levels import Level
from booths.scope import Right
from teams.models import Position

NO_PLATFORM = "none"
"""How an address writes that a position has no platform."""


@dataclass(frozen=True)
class Posts:
    """The positions with a fixed number of seats, in their order. Others (office, viewer) nobody misses.

    ``former`` are those that are no part of the team, no longer or not yet: somebody may still sit in such a seat.
    """

    positions: list[Position]
    former: list[Position]

    @property
    def ids(self) -> list[int]:
        """The ids of all of them."""
        return [position.pk for position in self.positions]

    @property
    def levels(self) -> list[Level]:
        """The levels whose units have a team."""
        return sorted({Level(position.level) for position in self.positions})

    def of(self, level: Level) -> list[Position]:
        """The positions of one level."""
        return [position for position in self.positions if position.level == level]

    @cached_property
    def leading(self) -> frozenset[int]:
        """The ids of the conveners' positions: at each level the first one whose holder may hand out seats."""
        first: dict[int, int] = {}
        for position in self.positions:
            if Right.ASSIGN in position.rights:
                first.setdefault(position.level, position.pk)
        return frozenset(first.values())

    @cached_property
    def working(self) -> frozenset[int]:
        """The ids of the positions that carry the register, conveners and co-conveners: who holds one must sign in."""
        return frozenset(position.pk for position in self.positions if Right.EDIT in position.rights)


def posts_read() -> Posts:
    """Read the positions: one query."""
    positions = list(Position.objects.exclude(in_use=True, seats_per_unit=0))
    return Posts([one for one in positions if one.in_use], [one for one in positions if not one.in_use])


def name_in_short(position: Position, beside: Iterable[Position]) -> str:
    """Return the platform's name where ``position`` is the only one ``beside`` on it, else the position's own."""
    alone = sum(other.platform == position.platform for other in beside) == 1
    return str(position.get_platform_display()) if position.platform and alone else position.name
