"""How an account has grown, from dated counts that people noted now and then."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

MONTH, QUARTER = 30, 90
"""Days over which growth is told."""
STALE_DAYS = 30
"""A count that is older says nothing of today."""

Counts = Sequence[tuple[date, int]]
"""Days with the followers counted on them, the oldest first, at most one a day."""


@dataclass(frozen=True, slots=True)
class Growth:
    """So many followers more (or fewer) than the ``before`` of some days ago."""

    gained: int
    before: int

    @property
    def percent(self) -> str:
        """The gain in per cent of what there was, ``+4.2%``; empty where there was nothing."""
        if not self.before:
            return ""
        share = 100 * self.gained / self.before
        return f"{share:+.0f}%" if abs(share) >= 10 else f"{share:+.1f}%"


def stale_before(today: date) -> date:
    """Return the day from which on a count is good today; older ones are stale."""
    return today - timedelta(days=STALE_DAYS)


def is_stale(counted_on: date | None, today: date) -> bool:
    """Tell whether an account was last counted too long ago, or never."""
    return counted_on is None or counted_on < stale_before(today)


def followers_on(counts: Counts, day: date) -> int | None:
    """Return the followers on a day: the last count of that day or before it; None when there is none."""
    return next((followers for on, followers in reversed(counts) if on <= day), None)


def growth_of(counts: Counts, *, today: date, days: int) -> Growth | None:
    """Return the growth up to the last count over the last ``days``.

    None when there is no count from within these days (it would show a standstill where nobody looked), or none from
    before them to compare with.
    """
    start = today - timedelta(days=days)
    before = followers_on(counts, start)
    if not counts or counts[-1][0] <= start or before is None:
        return None
    return Growth(counts[-1][1] - before, before)


def weekly(counts: Counts, *, today: date, days: int = QUARTER) -> list[int]:
    """Return the followers at the end of each week of the last ``days``, from the first to the last that is known."""
    last = counts[-1][0] if counts else today
    ends = [today - timedelta(days=back) for back in range(days - days % 7, -1, -7)]
    known = (followers_on(counts, end) for end in ends if end < last + timedelta(days=7))
    return [followers for followers in known if followers is not None]


def gained_since(earlier: Mapping[int, int], now: Mapping[int, int]) -> Growth:
    """Return the growth of several accounts together: of those that are known at both times."""
    both = earlier.keys() & now.keys()
    before = sum(earlier[one] for one in both)
    return Growth(sum(now[one] for one in both) - before, before)
