"""Which old booth is which new one: proposed where it is sure, asked where it is not.

Three steps: the lists are laid beside each other in order (``alignment``); what is left on both sides, for the list was
put in another order, is paired by names that are clearly alike; what is still left is new, not in the list, or asked.
The thresholds are measured in the tests: no proposal that is made without asking may be wrong.
"""

from collections.abc import Sequence

from booths.renumbering.alignment import NOTHING, Bead, Value, align
from booths.renumbering.drafts import DraftLine, Fate, Listed
from booths.renumbering.likeness import Fit

GAP = 62.0
"""As alike as this two booths have to be to be worth pairing at all."""
TAKEN_FROM = 78.0
"""As alike the names have to be to be taken without asking …"""
MARGIN = 8.0
"""… and so much better the whole than without the pair."""
MOVED_FROM = 90.0
"""As alike the names of a booth that stands elsewhere in the new list; and no other may come near."""
_TOGETHER = 10.0  # what a merger or split has to make good: they are rare
_ALIKE_AT_ALL = 55.0
_BAND = 60


def propose(olds: Sequence[Listed], news: Sequence[Listed]) -> list[DraftLine]:
    """Return what becomes of each old booth and what each new one is made of; both lists in their order."""
    fit = Fit(olds, news)
    beads = align(len(olds), len(news), _value(fit), _BAND + 2 * abs(len(olds) - len(news)))
    told = _Told(fit)
    for bead in beads:
        told.take(bead)
    told.pair_the_rest()
    return told.lines()


def _value(fit: Fit) -> Value:
    def value(i: int, j: int, olds: int, news: int) -> float:
        if olds == news:
            names = fit.names(i, j)
            return names + fit.size(i, j) - GAP if names > GAP - 10 else NOTHING
        base = min(fit.base(i, j), fit.base(i + olds - 1, j + news - 1))
        if base < TAKEN_FROM:
            return NOTHING
        bonus = fit.sizes(range(i, i + olds), range(j, j + news))
        # Without electors a merger looks like a booth that was dropped.
        return NOTHING if bonus is None else base + bonus - GAP - _TOGETHER

    return value


class _Told:
    """What is known so far: the lines, and the places in either list that have none yet."""

    def __init__(self, fit: Fit) -> None:
        self._fit = fit
        self._lines: list[tuple[float, DraftLine]] = []
        self._olds: dict[int, int | None] = {}
        """Old booths without an answer, with the new one that is the best guess."""
        self._news: set[int] = set()
        self._became: dict[int, int] = {}

    def take(self, bead: Bead) -> None:
        """Make lines of a bead where it is sure; leave its booths open where it is not."""
        rows, columns = range(bead.i, bead.i + bead.olds), range(bead.j, bead.j + bead.news)
        alike = [self._fit.base(i, j) for i in rows for j in columns]
        single = bead.olds == bead.news == 1
        score = self._fit.names(bead.i, bead.j) if single else min(alike, default=0.0)
        if not alike or bead.margin < MARGIN or score < TAKEN_FROM:
            self._olds.update(dict.fromkeys(rows, bead.j if alike else None))
            self._news.update(columns)
        elif single:
            self._add(bead.i, bead.j, Fate.KEEPS, score)
        elif bead.olds == 2:
            kept = max(rows, key=lambda i: (self._fit.names(i, bead.j), self._fit.olds[i].electors or 0, -i))
            for i in rows:
                self._add(i, bead.j, Fate.KEEPS if i == kept else Fate.MERGED, score)
        else:
            kept = max(columns, key=lambda j: (self._fit.names(bead.i, j), self._fit.news[j].electors or 0, -j))
            for j in columns:
                self._add(bead.i, j, Fate.KEEPS if j == kept else Fate.PARTED, score)

    def pair_the_rest(self) -> None:
        """Pair what has one clear partner in the whole other list, wherever that stands."""
        fit = self._fit
        for i in sorted(self._olds):
            best = max(self._news, key=lambda j: fit.names(i, j), default=None)
            if best is None or fit.size(i, best) < 0 or fit.names(i, best) < MOVED_FROM:
                continue
            rivals = [fit.names(i, j) for j in range(len(fit.news)) if j != best]
            rivals += [fit.names(k, best) for k in range(len(fit.olds)) if k != i]
            if max(rivals, default=0.0) <= fit.names(i, best) - MARGIN:
                self._add(i, best, Fate.KEEPS, fit.names(i, best))
                del self._olds[i]
                self._news.discard(best)

    def lines(self) -> list[DraftLine]:
        """Return all lines in the order of the old list, new booths where they stand in the new one."""
        fit, guesses = self._fit, set()
        for i, guess in self._olds.items():
            guessed = guess if guess in self._news else self._guess(i)
            if guessed is None:
                self._lines.append((i, DraftLine(Fate.ABSENT, fit.olds[i].number)))
            else:
                guesses.add(guessed)
                self._add(i, guessed, Fate.ASKED, fit.names(i, guessed))
        for j in sorted(self._news):
            asked = j in guesses or any(fit.names(i, j) >= _ALIKE_AT_ALL for i in self._olds)
            fate = Fate.ASKED if asked else Fate.NEW
            self._lines.append((j + 0.5, DraftLine(fate, new=fit.news[j].number)))
        return [line for _place, line in sorted(self._lines, key=lambda item: item[0])]

    def _guess(self, i: int) -> int | None:
        """Return what an old booth without an answer may have become; None when it is like nothing in the new list."""
        fit = self._fit
        alike = max(self._news, key=lambda j: fit.names(i, j), default=None)
        if alike is not None and fit.names(i, alike) >= _ALIKE_AT_ALL:
            return alike
        # Perhaps it was merged into what its neighbour became: the same building, or the electors of both.
        for neighbour in (i - 1, i + 1):
            j = self._became.get(neighbour)
            if j is not None and (fit.base(i, j) >= TAKEN_FROM or (fit.sizes([i, neighbour], [j]) or -1) > 0):
                return j
        # Perhaps it has quite another name now, between the same neighbours.
        first = next((self._became[k] for k in range(i - 1, -1, -1) if k in self._became), -1)
        last = next((self._became[k] for k in range(i + 1, len(fit.olds)) if k in self._became), len(fit.news))
        between = [j for j in range(first + 1, last) if j in self._news]
        return max(between, key=lambda j: fit.size(i, j), default=None)

    def _add(self, i: int, j: int, fate: Fate, score: float) -> None:
        line = DraftLine(fate, self._fit.olds[i].number, self._fit.news[j].number, round(min(score, 100.0)))
        self._lines.append((i, line))
        if fate in (Fate.KEEPS, Fate.MERGED):
            self._became[i] = j
