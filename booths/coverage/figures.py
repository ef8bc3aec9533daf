"""The figures of a unit."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any

from booths.models import Unit


@dataclass(frozen=True)
class Figures:
    """What is counted in one unit.

    ``booths`` = covered + partly + uncovered; ``groups`` are active groups (claimed), ``verified`` those found alive
    within the days that the state sets, ``stale`` those found alive before that; ``wanted`` is booths × target.
    """

    booths: int = 0
    covered: int = 0
    partly: int = 0
    uncovered: int = 0
    groups: int = 0
    verified: int = 0
    stale: int = 0
    members: int = 0
    electors: int = 0
    wanted: int = 0

    @classmethod
    def from_row(cls, row: Mapping[str, Any], target: int) -> "Figures":
        """Make figures of a query's row; absent and NULL columns count 0."""
        counts = {name: int(row.get(name) or 0) for name in _COUNTS}
        return cls(**counts | {"wanted": counts["booths"] * target})

    @classmethod
    def total(cls, parts: Iterable["Figures"]) -> "Figures":
        """Return the sum of the figures of parts that do not overlap; zeros for none."""
        parts = list(parts)
        return parts[0] if len(parts) == 1 else cls(*(sum(count) for count in zip(*map(_counts, parts), strict=True)))

    @property
    def covered_share(self) -> float:
        """Covered booths as a share of all, 0 to 100; 0 where there are no booths."""
        return 100 * self.covered / self.booths if self.booths else 0.0

    @property
    def verified_share(self) -> float:
        """Verified groups as a share of the groups wanted, 0 to 100."""
        return 100 * self.verified / self.wanted if self.wanted else 0.0

    @property
    def missing(self) -> int:
        """How many groups are still wanted, at the least: 0 when there are enough."""
        return max(self.wanted - self.groups, 0)

    @property
    def unverified(self) -> int:
        """Active groups that no check has found alive, or a later check found dead."""
        return self.groups - self.verified - self.stale


_COUNTS = tuple(field.name for field in fields(Figures))
_counts = attrgetter(*_COUNTS)


@dataclass(frozen=True)
class UnitFigures:
    """The figures of one unit of a table; ``unit`` is None for booths that hang on no unit of the table's level."""

    unit: Unit | None
    figures: Figures
