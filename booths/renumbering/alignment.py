"""Two lists laid beside each other in their order, as translations are: one to one, two to one, one to two, or none.

The best way as a whole decides, so that "everything after 117 moved by one" is found though half of the booths carry
their school's name. How much the best way is better than the best one without a pair says how sure that pair is.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

NOTHING = float("-inf")
_BEADS = ((1, 1), (1, 0), (0, 1), (2, 1), (1, 2))


class Bead(NamedTuple):
    """``olds`` booths from the place ``i`` on became ``news`` from ``j`` on; ``margin`` is how sure that is."""

    i: int
    j: int
    olds: int
    news: int
    margin: float = 0.0


Value = Callable[[int, int, int, int], float]
"""What it is worth that so many olds from i on are so many news from j on; one without the other is worth 0."""


def align(rows: int, columns: int, value: Value, band: int) -> list[Bead]:
    """Return the best way through both lists, looking no further than ``band`` places from the straight line."""
    limits = [_limits(i, rows, columns, band) for i in range(rows + 1)]
    worth = _worths(rows, columns, value, limits)
    before = _fill(rows, columns, worth, limits)
    behind = _fill_back(rows, columns, worth, limits)
    return _with_margins(_way(rows, columns, worth, before), rows, columns, worth, (before, behind))


Worths = dict[tuple[int, int], list[tuple[int, int, float]]]
Table = list[list[float]]


def _limits(i: int, rows: int, columns: int, band: int) -> tuple[int, int]:
    middle = round(i * columns / rows) if rows else columns // 2
    reach = band if rows else columns
    return max(0, middle - reach), min(columns, middle + reach)


def _worths(rows: int, columns: int, value: Value, limits: Sequence[tuple[int, int]]) -> Worths:
    """Return for each place the beads that begin there."""
    worth: Worths = {}
    for i in range(rows + 1):
        first, last = limits[i]
        for j in range(first, last + 1):
            here = []
            for olds, news in _BEADS:
                if i + olds <= rows and j + news <= columns:
                    one = value(i, j, olds, news) if olds and news else 0.0
                    if one > NOTHING and limits[i + olds][0] <= j + news <= limits[i + olds][1]:
                        here.append((olds, news, one))
            worth[i, j] = here
    return worth


def _fill(rows: int, columns: int, worth: Worths, limits: Sequence[tuple[int, int]]) -> Table:
    """Return the worth of the best way from the beginning to each place."""
    best = [[NOTHING] * (columns + 1) for _ in range(rows + 1)]
    best[0][0] = 0.0
    for i, j in _places(limits):
        here = best[i][j]
        if here == NOTHING:
            continue
        for olds, news, one in worth[i, j]:
            best[i + olds][j + news] = max(best[i + olds][j + news], here + one)
    return best


def _fill_back(rows: int, columns: int, worth: Worths, limits: Sequence[tuple[int, int]]) -> Table:
    """Return the worth of the best way from each place to the end."""
    best = [[NOTHING] * (columns + 1) for _ in range(rows + 1)]
    best[rows][columns] = 0.0
    for i, j in reversed(list(_places(limits))):
        for olds, news, one in worth[i, j]:
            best[i][j] = max(best[i][j], one + best[i + olds][j + news])
    return best


def _places(limits: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for i, (first, last) in enumerate(limits):
        for j in range(first, last + 1):
            yield i, j


def _way(rows: int, columns: int, worth: Worths, before: Table) -> list[Bead]:
    """Walk the best way back from the end; of equals the pair comes before the gap."""
    way, i, j = [], rows, columns
    while (i, j) != (0, 0):
        for olds, news in _BEADS:
            start = (i - olds, j - news)
            one = next((w for o, n, w in worth.get(start, ()) if (o, n) == (olds, news)), None)
            if one is not None and abs(before[start[0]][start[1]] + one - before[i][j]) < 1e-9:
                way.append(Bead(*start, olds, news))
                i, j = start
                break
        else:  # pragma: no cover - the table was filled by the same beads
            raise AssertionError("no way back")
    return way[::-1]


def _with_margins(way: list[Bead], rows: int, columns: int, worth: Worths, tables: tuple[Table, Table]) -> list[Bead]:
    """Say of each bead by how much the best way without it is worse, seen from each booth that it holds."""
    before, behind = tables
    chosen = {(bead.i, bead.j, bead.olds, bead.news) for bead in way}
    # Where in the other list a booth has no place is all the same.
    lone_old = {bead.i for bead in way if not bead.news}
    lone_new = {bead.j for bead in way if not bead.olds}
    other_of_old, other_of_new = [NOTHING] * rows, [NOTHING] * columns
    for (i, j), beads in worth.items():
        for olds, news, one in beads:
            lone = (not news and i in lone_old) or (not olds and j in lone_new)
            if lone or (i, j, olds, news) in chosen:
                continue
            through = before[i][j] + one + behind[i + olds][j + news]
            for k in range(i, i + olds):
                other_of_old[k] = max(other_of_old[k], through)
            for k in range(j, j + news):
                other_of_new[k] = max(other_of_new[k], through)
    total = before[rows][columns]
    told = []
    for bead in way:
        others = [other_of_old[k] for k in range(bead.i, bead.i + bead.olds)]
        others += [other_of_new[k] for k in range(bead.j, bead.j + bead.news)]
        told.append(bead._replace(margin=min(total - max(others, default=NOTHING), 1000.0)))
    return told
