"""All ugly sheets, by subject."""

from imports.tests.ugly.case import Ugly
from imports.tests.ugly.cases import (
    cells,
    columns,
    formats,
    layout,
    links,
    numbers,
    places,
    refused,
    slots,
    twice,
    units,
    whole,
)

CASES: tuple[Ugly, ...] = tuple(
    case
    for module in (formats, refused, layout, columns, cells, numbers, places, links, slots, twice, whole, units)
    for case in module.CASES
)
