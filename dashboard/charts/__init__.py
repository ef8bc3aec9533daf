"""Inline SVG made on the server: pure functions from figures to marked-up text.

Numbers in attributes are plain (never localised); colours and type sizes come from static/css/chart.css and
tilemap.css by class, so that both themes and print need no second drawing.
"""

from dashboard.charts.bar import bar, slots
from dashboard.charts.depth import depth
from dashboard.charts.sparkline import sparkline
from dashboard.charts.tilemap import Part, Tile, tile_flow, tile_map
from dashboard.charts.trend import Point, trend

__all__ = [
    "Part",
    "Point",
    "Tile",
    "bar",
    "depth",
    "slots",
    "sparkline",
    "tile_flow",
    "tile_map",
    "trend",
]
