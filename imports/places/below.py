"""Mandals and sectors of an assembly, by the names in a row."""

from typing import Any, NamedTuple

from booths.levels import Level
from core.text import is_blank_marker
from imports.places.answers import NameAnswers
from imports.places.area import Area
from imports.places.known import Choice, Known, choose, known_units
from imports.reading.row import RowReading

REMEMBERED = 50_000
KEPT = 200  # assemblies whose units are held at a time; sheets are written assembly by assembly


class _Answer(NamedTuple):
    unit: Known | None
    findings: tuple[tuple[str, str, dict[str, Any]], ...]


class Below:
    """Finds the lowest unit that a row names below its assembly."""

    def __init__(self, area: Area, names: NameAnswers) -> None:
        self._area = area
        self._names = names
        self._units: dict[int, list[Known]] = {}
        self._remembered: dict[tuple[int, str, str], _Answer] = {}

    def find(self, row: RowReading, assembly: Known) -> Known | None:
        """Return the sector, else the mandal, that the row names; None when it names none, or wrongly (noted)."""
        mandal, sector = row.text("mandal"), row.text("sector")
        if not mandal and not sector:
            return None
        key = (assembly.id, mandal, sector)
        answer = self._remembered.get(key)
        if answer is None:
            if len(self._remembered) >= REMEMBERED:
                self._remembered.clear()
            answer = self._remembered[key] = self._find(assembly, mandal, sector)
        for field, code, facts in answer.findings:
            (row.repair if code.startswith("name_") else row.error)(field, code, **facts)
        return answer.unit

    def _find(self, assembly: Known, mandal: str, sector: str) -> _Answer:
        unit: Known | None = None
        findings: list[tuple[str, str, dict[str, Any]]] = []
        for field, level, text in (("mandal", Level.MANDAL, mandal), ("sector", Level.SECTOR, sector)):
            if not text or is_blank_marker(text):
                continue
            above = unit or assembly
            units = [other for other in self._of(assembly) if other.level == level and above.id in other.path]
            choice = choose(text, units, self._names.of(field, text, above.id))
            if choice.taken is None:
                return _Answer(None, (*findings, (field, f"{field}_unknown", self._facts(above, choice))))
            if repair := choice.repair():
                code, facts = repair
                findings.append((field, code, {**facts, "above": above.id}))
            unit = choice.taken
        if unit and not self._area.holds(unit.path):
            return _Answer(None, (("sector" if sector else "mandal", "outside_area", {}),))
        return _Answer(unit, tuple(findings))

    def _facts(self, above: Known, choice: Choice) -> dict[str, Any]:
        others = choice.exact or [unit for unit, _ in choice.others]
        inside = [unit.both for unit in others if self._area.holds(unit.path)]
        return {"unit": above.both, "units": inside, "above": above.id}

    def _of(self, assembly: Known) -> list[Known]:
        if assembly.id not in self._units:
            if len(self._units) >= KEPT:
                self._units.clear()
            self._units[assembly.id] = known_units((Level.MANDAL, Level.SECTOR), path__contains=[assembly.id])
        return self._units[assembly.id]
