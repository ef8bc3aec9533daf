"""What pairs of old and new numbers mean, as a sheet gives them."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from booths.renumbering.drafts import DraftLine, Fate

Likeness = Callable[[str, str], float]
"""How alike the booth of an old number and the one of a new number are, by what both lists say."""


def lines_of_pairs(
    pairs: Iterable[tuple[str, str]], olds: Sequence[str], likeness: Likeness
) -> tuple[list[DraftLine], list[str]]:
    """Return what becomes of each of ``olds``, and the old numbers in ``pairs`` that are none of these.

    A pair without a new number says that the booth is not in the new list, one without an old number that the booth is
    new. Of several new numbers of a booth the one most alike keeps its identity; of several booths with one new number
    the one most alike does, unless it keeps another.
    """
    known, wanted = set(olds), list(dict.fromkeys(pairs))
    news_of: dict[str, list[str]] = defaultdict(list)
    olds_of: dict[str, list[str]] = defaultdict(list)
    for old, new in wanted:
        if old in known and new:
            news_of[old].append(new)
            olds_of[new].append(old)
    keeps = _identities(news_of, olds_of, likeness)
    lines: list[DraftLine] = []
    made = set(keeps.values())
    for old in olds:
        lines += _of_old(old, news_of.get(old, []), keeps, made)
    strange = [old for old in dict.fromkeys(old for old, _new in wanted if old) if old not in known]
    asked = {new for old, new in wanted if old in strange}
    for new in dict.fromkeys(new for _old, new in wanted if new):
        if new not in made:
            lines.append(DraftLine(Fate.ASKED if new in asked else Fate.NEW, new=new))
    return lines, strange


def _identities(news_of: dict[str, list[str]], olds_of: dict[str, list[str]], likeness: Likeness) -> dict[str, str]:
    """Return the new number that each old booth keeps its identity under; each number once, the surest first."""
    pairs = [(old, new) for old, news in news_of.items() for new in news]
    # Whoever has no other choice goes first: a booth with one new number, a number with one booth.
    pairs.sort(
        key=lambda pair: (min(len(news_of[pair[0]]), len(olds_of[pair[1]])), -likeness(*pair), pair[0] != pair[1])
    )
    keeps: dict[str, str] = {}
    for old, new in pairs:
        if old not in keeps and new not in keeps.values():
            keeps[old] = new
    return keeps


def _of_old(old: str, news: list[str], keeps: dict[str, str], made: set[str]) -> list[DraftLine]:
    if not news:
        return [DraftLine(Fate.ABSENT, old)]
    if old not in keeps:
        return [DraftLine(Fate.MERGED if len(news) == 1 else Fate.ASKED, old, news[0])]
    parted = [new for new in news if new not in made]
    made.update(parted)
    return [DraftLine(Fate.KEEPS, old, keeps[old]), *(DraftLine(Fate.PARTED, old, new) for new in parted)]
