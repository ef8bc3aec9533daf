"""All ugly sheets, by subject."""

from imports.tests.ugly.case import Ugly
from imports.tests.ugly.cases import (
    cells,
    columns,
    formats,
    layout,
    links,
    numbers,
    people,
    places,
    refused,
    slots,
    twice,
    typed,
    units,
    whole,
)

CASES: tuple[Ugly, ...] = tuple(
    case
    for module in (
        *(formats, refused, layout, columns, cells, typed, numbers, places, links, slots, twice, whole, units, people),
    )
    for case in module.CASES
)
