"""How well an old booth fits a new one, by names and electors."""

from collections.abc import Sequence

from booths.renumbering.drafts import Listed
from booths.renumbering.names import PlaceName, base_likeness, marks_penalty, place_name

_SAME_SIZE = 6.0
_OTHER_SIZE = -15.0


def size_bonus(one: int | None, other: int | None) -> float:
    """Return what two counts of electors add: 6 for the same, nothing at 12 % apart or unknown, down to -15 at 45 %."""
    if not one or not other:
        return 0.0
    apart = abs(one - other) / max(one, other)
    if apart <= 0.12:
        return _SAME_SIZE * (1 - apart / 0.12)
    return max(_OTHER_SIZE, _OTHER_SIZE * (apart - 0.12) / 0.33)


class Fit:
    """Answers for two lists; names are taken apart and compared once, however many booths share them."""

    def __init__(self, olds: Sequence[Listed], news: Sequence[Listed]) -> None:
        self.olds, self.news = olds, news
        self._old_names = [_names(booth) for booth in olds]
        self._new_names = [_names(booth) for booth in news]
        self._seen: dict[tuple[tuple[PlaceName, ...], tuple[PlaceName, ...]], tuple[float, float]] = {}

    def names(self, i: int, j: int) -> float:
        """Return how alike the names are, 0 to 100, rooms included."""
        return self._both(i, j)[0]

    def base(self, i: int, j: int) -> float:
        """Return how alike the names are but for the rooms."""
        return self._both(i, j)[1]

    def size(self, i: Sequence[int], j: Sequence[int]) -> float:
        """Return the bonus for the electors of some old booths together against those of some new ones together."""
        return size_bonus(_sum([self.olds[k].electors for k in i]), _sum([self.news[k].electors for k in j]))

    def knows_sizes(self, i: Sequence[int], j: Sequence[int]) -> bool:
        """Tell whether the electors of all of them are known."""
        return all(self.olds[k].electors for k in i) and all(self.news[k].electors for k in j)

    def _both(self, i: int, j: int) -> tuple[float, float]:
        key = self._old_names[i], self._new_names[j]
        if key not in self._seen:
            pairs = [(base_likeness(one, other), marks_penalty(one, other)) for one in key[0] for other in key[1]]
            named = max((base - penalty for base, penalty in pairs), default=0.0)
            self._seen[key] = max(named, 0.0), max((base for base, _penalty in pairs), default=0.0)
        return self._seen[key]


def _names(booth: Listed) -> tuple[PlaceName, ...]:
    return tuple({place_name(name): None for name in booth.names if name})


def _sum(counts: Sequence[int | None]) -> int | None:
    return sum(count or 0 for count in counts) if all(counts) else None
