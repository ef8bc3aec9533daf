"""Invented lists of booths, and what a revision makes of them, with the truth kept."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

from booths.renumbering import DraftLine, Listed
from booths.renumbering.drafts import Fate
from demo.names import building, place


@dataclass(frozen=True)
class Revised:
    """An old list, the new one, and by old number the new numbers that it may truly have; '' for none."""

    olds: list[Listed]
    news: list[Listed]
    truth: dict[str, set[str]]


@dataclass(frozen=True)
class Verdict:
    """Of the old booths: how many were proposed rightly, asked about, and proposed wrongly."""

    right: int
    asked: int
    wrong: list[str]

    @property
    def share(self) -> float:
        """The right ones as a share of all."""
        return self.right / (self.right + self.asked + len(self.wrong))


def booths(random: Random, count: int, *, rooms: bool = True, electors: bool = True) -> list[Listed]:
    """Return a list of buildings with one to four rooms each; ``rooms`` False leaves the rooms' numbers away."""
    made: list[Listed] = []
    while len(made) < count:
        name, several = building(random, place(random)), random.choice((1, 1, 2, 2, 3, 4))
        for room in range(1, several + 1):
            told = rooms and several > 1
            names = (f"{name.hi} कक्ष सं. {room}", f"{name.en} Room No. {room}") if told else (name.hi, name.en)
            made.append(Listed("", names, random.randint(400, 1500) if electors else None))
    return [replace(one, number=str(number)) for number, one in enumerate(made[:count], 1)]


def revise(
    random: Random, olds: Sequence[Listed], *, insert: int = 5, merge: int = 2, split: int = 0, drop: int = 0,
    scripts: str = "en", change: float = 0.08, misspell: float = 0.1,
) -> Revised:  # fmt: skip
    """Return a revision: booths added, neighbours merged, one split, some dropped; names in one script, misspelt."""
    truth_of: list[tuple[list[str], Listed]] = []
    merged_at = set(
        _apart(random, [i for i in range(len(olds) - 1) if _building(olds[i]) == _building(olds[i + 1])], merge)
    )
    rest = [i for i in range(len(olds)) if not {i, i - 1} & merged_at]
    dropped, parted = set(random.sample(rest, drop)), set()
    if split:
        parted = set(random.sample([i for i in rest if i not in dropped and (olds[i].electors or 900) > 700], split))
    skip = False
    for i, old in enumerate(olds):
        if skip or i in dropped:
            skip = False
            continue
        if i in merged_at:
            both = [old, olds[i + 1]]
            size = sum(one.electors for one in both if one.electors) if all(one.electors for one in both) else None
            truth_of.append(([one.number for one in both], Listed("", _building(old), size)))
            skip = True
        elif i in parted:
            half = old.electors // 2 if old.electors else None
            truth_of += [([old.number], replace(old, electors=half)) for _part in range(2)]
        else:
            truth_of.append(([old.number], old))
    for _ in range(insert):
        name = building(random, place(random))
        new = Listed("", (name.hi, name.en), random.randint(400, 1500) if olds[0].electors else None)
        truth_of.insert(random.randint(0, len(truth_of)), ([], new))
    news: list[Listed] = []
    truth: dict[str, set[str]] = {old.number: set() for old in olds}
    for number, (sources, listed) in enumerate(truth_of, 1):
        for source in sources:
            truth[source].add(str(number))
        names = tuple(_misspelt(random, name, misspell) for name in _in_scripts(listed.names, scripts))
        size = listed.electors and max(1, round(listed.electors * (1 + random.uniform(-change, change))))
        news.append(Listed(str(number), names, size))
    return Revised(list(olds), news, truth)


def judge(revised: Revised, lines: Sequence[DraftLine]) -> Verdict:
    """Compare what was proposed with the truth, old booth by old booth."""
    said = {line.old: line for line in lines if line.old and line.fate != Fate.PARTED}
    right, asked, wrong = 0, 0, []
    for old, new in revised.truth.items():
        line = said[old]
        told = line.new if line.fate in (Fate.KEEPS, Fate.MERGED) else ""
        if line.fate == Fate.ASKED:
            asked += 1
        elif told in (new or {""}):
            right += 1
        else:
            wrong.append(f"{old} → {sorted(new)}, proposed {told or '–'}")
    return Verdict(right, asked, wrong)


def _building(booth: Listed) -> tuple[str, ...]:
    return tuple(text.split(" कक्ष")[0].split(" Room")[0] for text in booth.names)


def _apart(random: Random, places: Sequence[int], wanted: int) -> list[int]:
    """Return so many of the places, no two of them next to each other."""
    chosen: list[int] = []
    while len(chosen) < wanted:
        i = random.choice(places)
        if all(abs(i - other) > 1 for other in chosen):
            chosen.append(i)
    return chosen


def _in_scripts(names: Sequence[str], scripts: str) -> Sequence[str]:
    return names if scripts == "both" else names[:1] if scripts == "hi" else names[1:]


def _misspelt(random: Random, name: str, share: float) -> str:
    if random.random() >= share or len(name) < 8:
        return name
    i = random.randrange(2, len(name) - 2)
    return name[:i] + name[i + 1 :] if name[i].isalpha() else name
