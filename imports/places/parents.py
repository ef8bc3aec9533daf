"""The units that rows of units belong to, by code or name."""

from collections import defaultdict
from typing import NamedTuple

from booths.levels import Level
from booths.models import RevenueDistrict
from core.text import fold
from imports.places.answers import NameAnswers
from imports.places.area import Area
from imports.places.known import Choice, Known, choose, known_units


class Above(NamedTuple):
    """What the cell "belongs to" means: a unit of the register, or (None) perhaps another row of the sheet."""

    unit: Known | None
    choice: Choice


class ParentFinder:
    """Finds units by code, parents by code or name, revenue districts by code or name."""

    def __init__(self, area: Area, names: NameAnswers) -> None:
        self.area = area
        self._names = names
        units = known_units(Level)
        self._by_id = {unit.id: unit for unit in units}
        self.by_code = {unit.code: unit for unit in units}
        self._by_level: dict[Level, list[Known]] = defaultdict(list)
        self._by_name: dict[tuple[Level, str], list[Known]] = defaultdict(list)
        for unit in units:
            self._by_level[Level(unit.level)].append(unit)
            for name in unit.names:
                self._by_name[Level(unit.level), fold(name)].append(unit)
        self._revenue = {
            fold(name): district.pk
            for district in RevenueDistrict.objects.all()
            for name in (district.code, district.name_en, district.name_hi)
            if name
        }
        self._remembered: dict[tuple[Level, str], Above] = {}

    def above(self, level: Level, text: str) -> Above:
        """Return the unit above ``level`` that a text means: by code, else by name, the nearest level first."""
        key = (level, text)
        if key not in self._remembered:
            self._remembered[key] = self._above(level, text)
        return self._remembered[key]

    def _above(self, level: Level, text: str) -> Above:
        answer = self._names.of("parent", text)
        if (unit := self._by_id.get(answer or 0)) and unit.level < level:
            return Above(unit, Choice([unit], how="answered"))
        if (unit := self.by_code.get(text.upper())) and unit.level < level:
            return Above(unit, Choice([unit]))
        name = fold(text)
        for higher in (Level(number) for number in range(level - 1, 0, -1)):
            if exact := list(dict.fromkeys(self._by_name.get((higher, name), ()))):
                choice = Choice(exact, how="" if any(name in unit.proper for unit in exact) else "alias")
                return Above(choice.taken, choice)
        choice = choose(text, self._by_level[Level(level - 1)], answer)
        return Above(choice.near, choice)

    def revenue_district(self, text: str) -> int | None:
        """Return the id of the revenue district of this code or name."""
        return self._revenue.get(fold(text))
