"""One row a unit, of any level."""

from collections.abc import Sequence

from booths.levels import Level
from core.text import fold
from imports.kinds.base import Kind, Part
from imports.places import PlaceFinder
from imports.places.known import Known
from imports.places.parents import ParentFinder
from imports.reading import cells
from imports.reading.row import RowReading
from imports.reading.unit import read_code, read_level, read_names, read_number
from imports.targets.units import UnitTarget


class Units(Kind):
    """Adds units below units that exist or stand in the same sheet, and corrects names and numbers. It moves none."""

    name = "units"
    targets = (UnitTarget(),)

    def __init__(self, finder: PlaceFinder) -> None:
        super().__init__(finder)
        self.parents = ParentFinder(finder.area, finder.names)
        self.area = finder.area

    def read(self, row: RowReading) -> Sequence[Sequence[Part]]:
        """See Kind."""
        level, code = read_level(row), read_code(row)
        names = read_names(row)
        number = read_number(row, level)
        unit = self.parents.by_code.get(code or "")
        parent, elsewhere = None, None
        if unit and not self.area.holds(unit.path):
            row.error("code", "outside_area")
            code = None
        elif unit:
            self._check_known(row, unit, level)
        elif level == Level.STATE:
            if not self.area.everywhere:
                row.error("level", "outside_area")
        elif level:
            parent, elsewhere = self._parent(row, level)
        keys = [name and fold(name) for name in names]
        above = (parent, elsewhere, elsewhere and fold(elsewhere))
        return (((1, (level, code, *names, *keys, number, *above, self._revenue_district(row))),),)

    def _check_known(self, row: RowReading, unit: Known, level: Level | None) -> None:
        """A unit that exists keeps its level and its place."""
        if level and unit.level != level:
            row.error("level", "unit_of_other_level", unit=unit.both)
        elif level and level > Level.STATE and not cells.is_empty(written := row.text("parent")):
            parent = self.parents.above(level, written).unit
            if parent is None or parent.id not in unit.path:
                row.error("parent", "unit_moves", unit=unit.both)

    def _parent(self, row: RowReading, level: Level) -> tuple[int | None, str | None]:
        """Return the parent's id in the register, or the text by which another row of the sheet may be the parent."""
        written = row.text("parent")
        if cells.is_empty(written):
            row.error("parent", "parent_missing")
            return None, None
        parent, choice = self.parents.above(level, written)
        if parent is None and not choice.exact:
            return None, written
        if parent is None:
            row.error("parent", "parent_ambiguous", units=[other.both for other in choice.exact[:3]])
        elif not self.area.holds(parent.path):
            row.error("parent", "outside_area")
        else:
            if repair := choice.repair():
                row.repair("parent", repair[0], **repair[1])
            return parent.id, None
        return None, None

    def _revenue_district(self, row: RowReading) -> int | None:
        written = row.text("revenue_district")
        if cells.is_empty(written):
            return None
        found = self.parents.revenue_district(written)
        if found is None:
            row.warn("revenue_district", "revenue_district_unknown")
        return found
