"""An import's figures by place: by assembly while these are few, else by the level above."""

from dataclasses import dataclass

from booths.levels import Level
from booths.models import Unit
from imports.models import ImportJob, UnitFigures

FEW = 60  # lines that a person still reads


@dataclass
class UnitLine:
    """What an import does in a unit; ``unit`` is None for the rows whose place was not recognised."""

    unit: Unit | None
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: int = 0


def unit_lines(job: ImportJob) -> list[UnitLine]:
    """Return a line for each unit that rows are about, in the order of the tree; the unrecognised at the end."""
    rows = list(job.by_unit.select_related("unit").defer("unit__search"))
    few = (level for level in (Level.SECTOR, Level.DISTRICT, Level.REGION) if _count(rows, level) <= FEW)
    level = next(few, Level.STATE)
    units = Unit.objects.defer("search").in_bulk({pk for row in rows if (pk := _at(row.unit, level))})
    lines: dict[int | None, UnitLine] = {}
    for row in rows:
        pk = _at(row.unit, level)
        line = lines.setdefault(pk, UnitLine(units[pk] if pk else None))
        for name in ("new", "changed", "unchanged", "refused"):
            setattr(line, name, getattr(line, name) + getattr(row, name))
    return sorted(lines.values(), key=_order)


def _order(line: UnitLine) -> tuple[bool, list[int]]:
    return line.unit is None, [pk or 0 for pk in line.unit.path] if line.unit else []


def _at(unit: Unit | None, level: Level) -> int | None:
    """Return the id of the unit at a level, or of the unit itself when it stands above it."""
    return next((pk for pk in reversed(unit.path[:level]) if pk), unit.pk) if unit else None


def _count(rows: list[UnitFigures], level: Level) -> int:
    return len({_at(row.unit, level) for row in rows})
