"""The unit that a row of a person names: the lowest of state, region, district, assembly, mandal and sector."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from booths.levels import Level
from core.text import fold
from imports.models import Severity
from imports.places.finder import PlaceFinder, Remark, note
from imports.places.known import Choice, Known, choose, known_units
from imports.reading import cells
from imports.reading.row import RowReading
from imports.reading.unit import level_named

REMEMBERED = 50_000
_ABOVE = ("state", "region", "district")
_PLACE = (*_ABOVE, "assembly_no", "assembly_name", "mandal", "sector", "unit")
_UNKNOWN = {"state": "state_unknown", "district": "district_unknown"}


class Home(NamedTuple):
    """Where a row's person belongs, None where the row names it wrongly.

    given: false when the row names no place, and the importer's own unit, or the sheet's, is meant.
    """

    unit: Known | None
    given: bool = True


class _Answer(NamedTuple):
    unit: Known | None
    remarks: tuple[Remark, ...]


NOWHERE = Home(None)


class HomeFinder:
    """Finds the units of people, once for each spelling of a place."""

    def __init__(self, finder: PlaceFinder) -> None:
        self._finder, self._area = finder, finder.area
        self._by_level: dict[int, list[Known]] = {}
        self._remembered: dict[tuple[str, ...], _Answer] = {}
        self._own = finder.meant or self._importers_own()

    def find(self, row: RowReading) -> Home:
        """Return the unit that a row names, or the one that is meant without a word; note what is wrong."""
        said = {field: "" if cells.is_empty(text := row.text(field)) else text for field in _PLACE}
        if not any(said.values()):
            if self._own is None:
                row.error("district", "home_missing")
            return Home(self._own, given=False)
        if said["assembly_no"] or said["assembly_name"]:
            base, lowest = self._finder.find(row).assembly, "assembly_no" if said["assembly_no"] else "assembly_name"
            if base is None:
                return NOWHERE
        else:
            base, lowest = None, next((field for field in reversed(_ABOVE) if said[field]), "")
            if lowest and (base := self._above(row, said)) is None:
                return NOWHERE
        if said["unit"]:
            return self._checked(row, self._named(row, said["unit"], base), "unit")
        if said["mandal"] or said["sector"]:
            lowest, above = "sector" if said["sector"] else "mandal", base or self._own
            if above is None:
                row.error("district", "home_missing")
                return NOWHERE
            base = self._finder.below.find(row, above)
        return self._checked(row, base, lowest)

    def _checked(self, row: RowReading, unit: Known | None, field: str) -> Home:
        if unit and not self._area.holds(unit.path):
            row.error(field, "outside_area")
            return NOWHERE
        return Home(unit)

    def _importers_own(self) -> Known | None:
        """Return the one unit in which the importer may import; for who may everywhere, the only state."""
        roots = [*self._area.roots] or self._area.state_ids
        found = known_units(Level, pk__in=roots) if len(roots) == 1 else []
        return found[0] if found else None

    def _above(self, row: RowReading, said: dict[str, str]) -> Known | None:
        """Find the district, else the region, else the state."""
        key = tuple(said[field] for field in _ABOVE)
        answer = self._remembered.get(key)
        if answer is None:
            if len(self._remembered) >= REMEMBERED:
                self._remembered.clear()
            answer = self._remembered[key] = self._find_above(*key)
        for remark in answer.remarks:
            note(row, remark)
        return answer.unit

    def _find_above(self, state: str, region: str, district: str) -> _Answer:
        remarks: list[Remark] = []
        base: Known | None = None
        if state:
            base = self._take("state", state, self._finder.book.states, remarks)
            if base is None:
                return _Answer(None, tuple(remarks))
        if district:
            base = self._district(district, base, remarks)
        elif region:
            regions = [unit for unit in self._level(Level.REGION) if base is None or base.id in unit.path]
            base = self._take("region", region, regions, remarks)
        return _Answer(base, tuple(remarks))

    def _district(self, text: str, state: Known | None, remarks: list[Remark]) -> Known | None:
        """Find one organisational district; of the several of a revenue district the one in the importer's area."""
        book, state_id = self._finder.book, state.id if state else None
        ids, choice = book.districts_named(text, state_id, self._finder.names.of("district", text))
        found = [book.by_id[pk] for pk in sorted(ids)]
        if not found:  # near to both a district and the revenue district of the same name
            return self._take("district", text, [unit for unit in book.districts if state_id in (None, unit.state_id)],
                              remarks)  # fmt: skip
        if len(found) > 1:
            found = [unit for unit in found if self._area.holds(unit.path)] or found
        if len(found) > 1:
            facts = {"units": [unit.both for unit in found[:3]]}
            remarks.append(Remark(Severity.ERROR, "district", "district_ambiguous", facts))
            return None
        if repair := choice.repair():
            remarks.append(Remark(Severity.REPAIR, "district", *repair))
        return found[0]

    def _named(self, row: RowReading, text: str, above: Known | None) -> Known | None:
        """Find a unit by code, or by name: of the level given, else the only one of this very name."""
        level = level_named(row.text("level")) if row.text("level") else None
        units = [
            unit for one in ((level,) if level else Level) for unit in self._level(one)
            if above is None or above.id in unit.path
        ]  # fmt: skip
        remarks: list[Remark] = []
        if coded := [unit for unit in units if unit.code == text.upper()]:
            return coded[0]
        if level:
            found = self._take("unit", text, units, remarks)
        else:
            answer = self._finder.names.of("unit", text)
            answered = [unit for unit in units if unit.id == answer]
            exact = answered or [unit for unit in units if fold(text) in map(fold, unit.names)]
            choice = Choice(exact, how="answered" if answered else "")
            found = choice.taken
            if found is None:
                remarks.append(_refusal("unit", choice))
            elif repair := choice.repair():
                remarks.append(Remark(Severity.REPAIR, "unit", *repair))
        for remark in remarks:
            note(row, remark)
        return found

    def _take(self, field: str, text: str, units: Sequence[Known], remarks: list[Remark]) -> Known | None:
        choice = choose(text, units, self._finder.names.of(field, text))
        if choice.taken is None:
            remarks.append(_refusal(field, choice))
        elif repair := choice.repair():
            remarks.append(Remark(Severity.REPAIR, field, *repair))
        return choice.taken

    def _level(self, level: Level) -> Sequence[Known]:
        if level not in self._by_level:
            self._by_level[level] = known_units((level,))
        return self._by_level[level]


def _refusal(field: str, choice: Choice) -> Remark:
    facts: dict[str, Any] = {"units": [unit.both for unit in choice.exact[:3] or [unit for unit, _ in choice.others]]}
    code = "home_ambiguous" if choice.exact else _UNKNOWN.get(field, "home_unknown")
    return Remark(Severity.ERROR, field, code, facts)
