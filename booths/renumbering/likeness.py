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
        self._names: list[tuple[PlaceName, ...]] = []
        ids: dict[tuple[PlaceName, ...], int] = {}
        self._old_ids = [self._id(booth, ids) for booth in olds]
        self._new_ids = [self._id(booth, ids) for booth in news]
        self._seen: dict[tuple[int, int], tuple[float, float]] = {}

    def names(self, i: int, j: int) -> float:
        """Return how alike the names are, 0 to 100, rooms included."""
        return self._both(i, j)[0]

    def base(self, i: int, j: int) -> float:
        """Return how alike the names are but for the rooms."""
        return self._both(i, j)[1]

    def size(self, i: int, j: int) -> float:
        """Return the bonus for the electors of an old booth against those of a new one."""
        return size_bonus(self.olds[i].electors, self.news[j].electors)

    def sizes(self, rows: Sequence[int], columns: Sequence[int]) -> float | None:
        """Return the bonus for several old booths against several new ones; None when one's electors are unknown."""
        olds = [self.olds[i].electors or 0 for i in rows]
        news = [self.news[j].electors or 0 for j in columns]
        return size_bonus(sum(olds), sum(news)) if all(olds) and all(news) else None

    def _id(self, booth: Listed, ids: dict[tuple[PlaceName, ...], int]) -> int:
        names = tuple({place_name(name): None for name in booth.names if name})
        if names not in ids:
            ids[names] = len(ids)
            self._names.append(names)
        return ids[names]

    def _both(self, i: int, j: int) -> tuple[float, float]:
        key = self._old_ids[i], self._new_ids[j]
        if (found := self._seen.get(key)) is None:
            ones, others = self._names[key[0]], self._names[key[1]]
            pairs = [(base_likeness(one, other), marks_penalty(one, other)) for one in ones for other in others]
            named = max((base - penalty for base, penalty in pairs), default=0.0)
            found = max(named, 0.0), max((base for base, _penalty in pairs), default=0.0)
            self._seen[key] = found
        return found
