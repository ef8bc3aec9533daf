"""Tiles: one square per place in the state's shape (``tile_map``), or flowing in rows (``tile_flow``)."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from dashboard.charts.depth import depth_class
from dashboard.charts.numbers import plain

_SIDE, _GAP, _INNER = 40.0, 3.0, 1.5
_STEP = _SIDE + _GAP
_LARGEST = 1.35  # pixels a unit: few tiles do not grow to posters
_COLUMNS_ON_A_PHONE = 8  # with more, a phone shows the names only


@dataclass(frozen=True, slots=True)
class Part:
    """What one link of a tile shows: a unit's name, its figure in words (``61%``), its depth and its page."""

    name: str
    figure: str
    depth: int | None
    href: str


@dataclass(frozen=True, slots=True)
class Tile:
    """A square at a column and row (from 0), with a short name and one to four parts.

    ``group`` is any value that is equal for tiles that belong together (a region): a line is drawn between groups.
    """

    col: int
    row: int
    short: str
    parts: Sequence[Part] = field(default_factory=tuple)
    group: object = None


def tile_map(tiles: Sequence[Tile], *, label: str) -> SafeString:
    """Return the map as SVG: each part a link, with its name and figure as its title.

    ``label`` names the whole for screen readers. Nothing is returned for no tiles.
    """
    if not tiles:
        return mark_safe("")
    columns = max(tile.col for tile in tiles) + 1
    width = _STEP * columns - _GAP
    height = _STEP * (max(tile.row for tile in tiles) + 1) - _GAP
    # In reading order, so that the keyboard walks the map as the eye does.
    ordered = sorted(tiles, key=lambda tile: (tile.row, tile.col))
    return format_html(
        '<div class="tilemap-box">'
        '<svg class="tilemap{}" width="{}" viewBox="-2 -2 {} {}" role="group" aria-label="{}">{}{}</svg></div>',
        " tilemap--dense" if columns > _COLUMNS_ON_A_PHONE else "",
        plain(_LARGEST * width),
        plain(width + 4),
        plain(height + 4),
        label,
        format_html_join("", "{}", ((_tile(tile),) for tile in ordered)),
        _edges(ordered),
    )


def tile_flow(parts: Sequence[Part], *, label: str) -> SafeString:
    """Return a list of wide tiles that flows into as many columns as fit: assemblies of a district, mandals."""
    return format_html(
        '<ul class="tiles" aria-label="{}">{}</ul>',
        label,
        format_html_join(
            "",
            '<li><a class="tile {}" href="{}"><span class="tile__name">{}</span>'
            '<span class="tile__figure">{}</span></a></li>',
            ((depth_class(part.depth), part.href, part.name, part.figure) for part in parts),
        ),
    )


def _tile(tile: Tile) -> SafeString:
    x, y = tile.col * _STEP, tile.row * _STEP
    boxes = _split(x, y, len(tile.parts))
    whole = len(tile.parts) == 1
    return format_html_join(
        "",
        '<a href="{}" class="{}"><title>{}: {}</title><rect x="{}" y="{}" width="{}" height="{}" rx="{}"/>{}</a>',
        (
            (
                part.href,
                depth_class(part.depth),
                part.name,
                part.figure,
                *(plain(edge) for edge in box),
                "5" if whole else "3",
                _words(tile.short if index == 0 else "", part.figure, box),
            )
            for index, (part, box) in enumerate(zip(tile.parts, boxes, strict=True))
        ),
    )


def _words(short: str, figure: str, box: tuple[float, float, float, float]) -> SafeString:
    """Name over figure in a whole tile; in a part, the name alone where there is one, else the figure."""
    x, y, width, height = box
    middle = plain(x + width / 2)
    figure = figure.removesuffix("%").strip()
    if height == _SIDE:
        return format_html(
            '<text class="tilemap__name tilemap__name--whole" x="{0}" y="{1}">{2}</text>'
            '<text class="tilemap__figure" x="{0}" y="{3}">{4}</text>',
            middle,
            plain(y + 16.5),
            short,
            plain(y + 32.5),
            figure,
        )
    base = plain(y + height / 2 + 4)
    if short:
        return format_html(
            '<text class="tilemap__name tilemap__name--part" x="{}" y="{}">{}'
            '<tspan class="tilemap__figure" dx="3">{}</tspan></text>',
            middle,
            base,
            short,
            figure,
        )
    return format_html(
        '<text class="tilemap__figure tilemap__figure--part" x="{}" y="{}">{}</text>', middle, base, figure
    )


def _split(x: float, y: float, count: int) -> list[tuple[float, float, float, float]]:
    """Return x, y, width, height of each part: whole; two rows; one row over two halves; a square of four."""
    half = (_SIDE - _INNER) / 2
    low = y + half + _INNER
    right = x + half + _INNER
    layouts = {
        1: [(x, y, _SIDE, _SIDE)],
        2: [(x, y, _SIDE, half), (x, low, _SIDE, half)],
        3: [(x, y, _SIDE, half), (x, low, half, half), (right, low, half, half)],
        4: [
            (x, y, half, half),
            (right, y, half, half),
            (x, low, half, half),
            (right, low, half, half),
        ],
    }
    if count not in layouts:
        raise ValueError(f"a tile has one to four parts, not {count}")
    return layouts[count]


def _edges(tiles: Sequence[Tile]) -> SafeString:
    """Return one path along the gaps between neighbouring tiles of different groups."""
    at = {(tile.col, tile.row): tile.group for tile in tiles}
    strokes = []
    for (col, row), group in at.items():
        x, y = col * _STEP - _GAP / 2, row * _STEP - _GAP / 2
        if at.get((col - 1, row), group) != group:
            strokes.append(f"M{plain(x)} {plain(y)}v{plain(_STEP)}")
        if at.get((col, row - 1), group) != group:
            strokes.append(f"M{plain(x)} {plain(y)}h{plain(_STEP)}")
    return format_html('<path class="tilemap__edge" d="{}"/>', "".join(strokes)) if strokes else mark_safe("")
