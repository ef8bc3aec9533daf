"""What keeps a draft from being applied."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from booths.models import RenumberingLine

Fate = RenumberingLine.Fate
SINCE = ("changed", "added", "gone")
OF_NUMBER = (Fate.KEEPS, Fate.PARTED, Fate.NEW)
"""What makes the booth of the new number."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something to put right: ``number`` is the new number or the old one that it is about, ``others`` more of them.

    Codes: asked (``count`` lines), no_number, number_twice (``others``: the old numbers that want it), nobody_keeps
    (booths are merged into a number that no booth keeps), changed, added and gone (``others``: the numbers of booths
    that were, since the draft was made; ``renumbering_refresh`` takes it over).
    """

    code: str
    number: str = ""
    others: tuple[str, ...] = ()
    count: int = 0


def problems(lines: Iterable[RenumberingLine], booths: Mapping[int, tuple[str, int]]) -> list[Problem]:
    """Return what is wrong with a draft; ``booths`` gives number and version of each booth of the assembly, by id."""
    lines = list(lines)
    found = []
    if asked := sum(line.fate == Fate.ASKED for line in lines):
        found.append(Problem("asked", count=asked))
    found += [
        Problem("no_number", line.old_number)
        for line in lines
        if not line.number and line.fate in (*OF_NUMBER, Fate.MERGED)
    ]
    return [*found, *_numbers(lines), *_since(lines, booths)]


def _numbers(lines: list[RenumberingLine]) -> list[Problem]:
    takers: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        if line.fate in OF_NUMBER and line.number:
            takers[line.number].append(line.old_number)
        elif line.fate == Fate.ABSENT:
            takers[line.old_number].append(line.old_number)
    kept = {line.number for line in lines if line.fate == Fate.KEEPS}
    found = [Problem("number_twice", number, tuple(olds)) for number, olds in takers.items() if len(olds) > 1]
    merged = [line for line in lines if line.fate == Fate.MERGED and line.number and line.number not in kept]
    return found + [Problem("nobody_keeps", line.number, (line.old_number,)) for line in merged]


def _since(lines: list[RenumberingLine], booths: Mapping[int, tuple[str, int]]) -> list[Problem]:
    of_booths = [line for line in lines if line.is_of_booth]
    known = {line.booth_id for line in of_booths}
    now = {line.pk: booths.get(line.booth_id or 0) for line in of_booths}
    since = {
        "changed": [
            one.old_number for one in of_booths if now[one.pk] not in (None, (one.old_number, one.booth_version))
        ],
        "gone": [one.old_number for one in of_booths if now[one.pk] is None],
        "added": [number for pk, (number, _version) in booths.items() if pk not in known],
    }
    return [Problem(code, others=tuple(numbers)) for code, numbers in since.items() if numbers]
