"""The units that a name may mean, of those in the importer's area."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import get_language

from booths.levels import Level
from core.names import THRESHOLD, best_matches, name_score
from core.text import fold
from imports.places import Area, Known, UnitBook
from imports.places.known import known_units

BEST = 3
SEARCHED = 8
LIKE_WORD = 70
LIKE = 45  # of 100: below that a likeness is chance
_LEVELS = {
    "state": Level.STATE,
    "region": Level.REGION,
    "district": Level.DISTRICT,
    "assembly_name": Level.ASSEMBLY,
    "mandal": Level.MANDAL,
    "sector": Level.SECTOR,
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A unit and how well it fits the name, 0 to 100; ``above`` are both names of the unit that tells it from others.

    both: its names in English and Hindi. districts: how many districts a revenue district stands for; 0 for a unit of
    the organisation.
    """

    id: int
    both: list[str]
    score: int
    number: int | None
    above: list[str] | None
    districts: int

    @property
    def names(self) -> str:
        """Its names in both scripts, the reader's first."""
        return in_both_scripts(self.both)

    @property
    def place(self) -> str:
        """The name of the unit above it in the reader's language."""
        return _ordered(self.above)[0] if self.above else ""


def shared_words(text: str, name: str) -> float:
    """Return how far the words of a name stand in another text, 0 to 85: "Lucknow West purana shahar".

    Enough to be offered, never to be taken: a word more may be what tells two places apart.
    """
    words, wanted = fold(text).split(), fold(name).split()
    if not words or not wanted:
        return 0.0
    found = [max(name_score(word, other) for other in words) for word in wanted]
    share = sum(score for score in found if score >= LIKE_WORD) / (100 * len(wanted))
    return float((THRESHOLD - 1) * share**0.5)  # one word of two says more than half of the letters do


def in_both_scripts(both: list[str]) -> str:
    """Return a unit's names, English and Hindi, as one text, the reader's first."""
    return " · ".join(dict.fromkeys(_ordered(both)))


def _ordered(both: list[str]) -> list[str]:
    return both[::-1] if get_language() == "hi" else both


class Candidates:
    """Looks for units by name, as far as an area reaches. Reads what it needs once."""

    def __init__(self, area: Area) -> None:
        self._area = area
        self._book = UnitBook()
        self._read: dict[tuple[str, int | None], list[Known]] = {}

    def units(self, field: str, above: int | None) -> list[Known]:
        """Return all units that a name in this field may mean."""
        key = (field, above)
        if key not in self._read:
            self._read[key] = [unit for unit in self._all(field, above) if self._reaches(unit)]
        return self._read[key]

    def best(self, field: str, above: int | None, text: str) -> list[Candidate]:
        """Return the three units whose names fit best, the best first."""
        return self._fitting(self.units(field, above), text, BEST)

    def search(self, field: str, above: int | None, text: str) -> list[Candidate]:
        """Return units for what a person types: a number, a code, the beginning of a name or something like one."""
        key = fold(text)
        if not key:
            return []
        units = self.units(field, above)
        found = [unit for unit in units if key in (str(unit.number), fold(unit.code))]
        found += [unit for unit in units if any(fold(name).startswith(key) for name in unit.names)]
        found += [unit for unit in units if any(f" {key}" in fold(name) for name in unit.names)]
        first = [self._candidate(unit, 0) for unit in dict.fromkeys(found)]
        known = {candidate.id for candidate in first}
        return [*first, *(near for near in self._fitting(units, text, SEARCHED) if near.id not in known)][:SEARCHED]

    def _all(self, field: str, above: int | None) -> list[Known]:
        if field in ("mandal", "sector"):
            return known_units([_LEVELS[field]], path__contains=[above])
        if field in ("parent", "unit"):
            return known_units([level for level in Level if level < Level.SECTOR])
        if field == "region":
            return known_units([Level.REGION])
        if field == "district":
            return [*self._book.districts, *self._book.revenue]
        return self._book.states if field == "state" else self._book.assemblies

    def _reaches(self, unit: Known) -> bool:
        if unit.id < 0:
            return len(unit.path) > 2 and all(self._reaches(self._book.by_id[pk]) for pk in unit.path[1:] if pk)
        return self._area.holds(unit.path) or self._area.touches(unit.id)

    def _fitting(self, units: Sequence[Known], text: str, limit: int) -> list[Candidate]:
        by_id = {unit.id: unit for unit in units}
        named = [(unit.id, name) for unit in units for name in unit.names]
        scores = {match.key: match.score for match in best_matches(text, named, len(units))}
        for pk, name in named:
            scores[pk] = max(scores.get(pk, 0.0), shared_words(text, name))
        ranked = sorted((pk for pk in scores if scores[pk] >= LIKE), key=lambda pk: -scores[pk])
        return [self._candidate(by_id[pk], round(scores[pk])) for pk in ranked[:limit]]

    def _candidate(self, unit: Known, score: int) -> Candidate:
        districts = len(unit.path) - 1 if unit.id < 0 else 0
        above = None
        if unit.level == Level.ASSEMBLY and unit.district_id:
            above = self._book.by_id[unit.district_id].both
        elif unit.level > Level.ASSEMBLY and (assembly := self._book.by_id.get(unit.path[Level.ASSEMBLY - 1] or 0)):
            above = assembly.both
        return Candidate(unit.id, unit.both, score, unit.number, above, districts)
