"""One unit with everything that its page counts, read by a handful of queries at any size."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.utils import timezone

from booths.coverage import Chain, Figures, UnitFigures, figures_below
from booths.levels import Level
from booths.models import StateSettings, Unit

_DEEPEST = {Level.STATE: Level.ASSEMBLY, Level.REGION: Level.ASSEMBLY}
"""How far below a unit its page can list; elsewhere all the way. What is deeper has too many rows for a page."""


@dataclass
class Area:
    """A unit, the trail to it, and the figures of the level that its page lists and of the level on its map.

    ``above`` is the trail, the unit itself last; ``levels`` are those that the page can list; ``level`` is the one
    that it does list, None where there are only booths. Figures and units are read when first asked for: three queries.
    """

    unit: Unit
    above: list[Unit]
    settings: StateSettings
    today: date
    levels: list[Level]
    level: Level | None
    _by_level: dict[Level, list[UnitFigures]] = field(default_factory=dict, init=False)

    @property
    def map_level(self) -> Level | None:
        """The level of the map's tiles: districts of a state and of a region, else what the table lists."""
        wide = self.unit.level <= Level.REGION and Level.DISTRICT in self.levels
        return Level.DISTRICT if wide else self.level

    @cached_property
    def units(self) -> list[Unit]:
        """The unit itself and those of the table and of the map."""
        below = Unit.objects.under(self.unit).filter(level__in={*self._shown} - {self.unit.level})
        return [self.unit, *(below.select_related("revenue_district").defer("search") if self.level else ())]

    @cached_property
    def total(self) -> Figures:
        """The figures of the unit itself."""
        return Figures.total(self._chains.values())

    def by_unit(self, level: Level) -> list[UnitFigures]:
        """Return the figures of each unit of ``level``, in the units' order; those of no unit, if any, last.

        ``level`` is that of the table or that of the map.
        """
        if level in self._by_level:
            return self._by_level[level]
        parts: dict[int | None, list[Figures]] = {}
        place = level - self._shown[0]
        for chain, figures in self._chains.items():
            parts.setdefault(chain[place] if place < len(chain) else None, []).append(figures)
        rows = [UnitFigures(unit, Figures.total(parts.get(unit.pk, []))) for unit in self.units if unit.level == level]
        if None in parts:
            rows.append(UnitFigures(None, Figures.total(parts[None])))
        self._by_level[level] = rows
        return rows

    @cached_property
    def _shown(self) -> list[Level]:
        return sorted({self.level or Level(self.unit.level), self.map_level or Level(self.unit.level)})

    @cached_property
    def _chains(self) -> dict[Chain, Figures]:
        top, level = self._shown[0], self._shown[-1]
        return figures_below(self.unit, top=top, level=level, settings=self.settings, today=self.today)


def area_read(unit: Unit, *, level: Level | None = None) -> Area:
    """Return what the page of ``unit`` counts, listing ``level`` where that can be listed, else the next one below.

    Two queries: the trail with the state's settings, and the levels below.
    """
    above = list(Unit.objects.above(unit).select_related("settings").defer("search"))
    settings = getattr(above[0], "settings", None) or StateSettings(state_id=unit.state_id)
    below = Unit.objects.under(unit).filter(
        level__gt=unit.level, level__lte=_DEEPEST.get(Level(unit.level), Level.SECTOR)
    )
    levels = [Level(found) for found in below.order_by("level").values_list("level", flat=True).distinct()]
    listed = level if level in levels else next(iter(levels), None)
    return Area(unit, above, settings, timezone.localdate(), levels, listed)
