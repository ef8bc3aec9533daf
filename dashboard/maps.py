"""The map of a unit's page: the state's squares where its tiles are districts, else tiles that flow."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from booths.coverage import Figures, UnitFigures
from booths.coverage_state import CoverageState
from booths.levels import Level
from booths.models import Booth, RevenueDistrict, Unit
from core.numbers import percent
from dashboard.charts import Part, Tile, depth, tile_flow, tile_map
from dashboard.links import unit_address
from dashboard.measures import Measure
from dashboard.words import NOTHING

_MOST_PARTS = 4  # a square is legible in at most so many


def unit_map(rows: Sequence[UnitFigures], measure: Measure, *, label: str) -> SafeString:
    """Return the map of the units in ``rows``, each a link in the depth of its ``measure``; nothing for no units.

    Units of a revenue district that has a square share that square; the others, and all where the state has no
    squares or the tiles are no districts, flow below in their order.
    """
    squares: dict[RevenueDistrict, list[tuple[Unit, Figures]]] = defaultdict(list)
    flowing: list[tuple[Unit, Figures]] = []
    for unit, figures in ((row.unit, row.figures) for row in rows if row.unit):
        square = unit.revenue_district
        if square and square.column is not None and square.row is not None:
            squares[square].append((unit, figures))
        else:
            flowing.append((unit, figures))
    for square in [square for square, inside in squares.items() if len(inside) > _MOST_PARTS]:
        flowing += squares.pop(square)
    maps = [tile_map(_tiles(squares, measure), label=label)] if squares else []
    maps += [tile_flow([_part(*place, measure) for place in flowing], label=label)] if flowing else []
    return format_html_join("", "{}", ((part,) for part in maps))


@dataclass(frozen=True, slots=True)
class BoothTile:
    """A booth as a small tile: its number, its page, its depth as a class, and all of it in words."""

    number: str
    href: str
    depth: str
    title: str
    state: str


def booth_tile(booth: Booth, target: int) -> BoothTile:
    """Return the tile of a booth of which ``target`` groups are wanted."""
    state = str(CoverageState.of(booth.active_groups, target).label)
    step = depth(min(100, 100 * booth.active_groups / target))
    return BoothTile(
        booth.number, reverse("booths:booth", args=[booth.pk]), f"depth-{step}", f"{booth}: {state}", state
    )


def figure_of(figures: Figures, measure: Measure) -> str:
    """Return a measure in whole per cent, as a tile has room for; a dash where there is nothing to measure."""
    whole_percent = percent(measure.part(figures), measure.whole(figures))
    return NOTHING if whole_percent is None else f"{whole_percent}%"


def _tiles(squares: dict[RevenueDistrict, list[tuple[Unit, Figures]]], measure: Measure) -> list[Tile]:
    """Return the tiles, moved so that the map of a region begins at its own edge."""
    left = min(square.column or 0 for square in squares)
    top = min(square.row or 0 for square in squares)
    return [
        Tile(
            (square.column or 0) - left,
            (square.row or 0) - top,
            _short(square),
            [_part(*place, measure) for place in inside],
            group=inside[0][0].ancestor_id(Level.REGION),
        )
        for square, inside in squares.items()
    ]


def _part(unit: Unit, figures: Figures, measure: Measure) -> Part:
    return Part(unit.name, figure_of(figures, measure), depth(measure.percent(figures)), unit_address(unit))


def _short(square: RevenueDistrict) -> str:
    return (square.abbr_hi if get_language() == "hi" else square.code) or str(square)[:4]
