"""The cells that say which booth, and what it is."""

from functools import lru_cache
from typing import Any

from core.booth_numbers import sort_key
from imports.places import Place
from imports.places.below import Below
from imports.reading import cells
from imports.reading.row import RowReading

_sort_key = lru_cache(maxsize=20_000)(sort_key)

Identity = tuple[int | None, str | None]
"""The assembly, and the sort key of the number in it; None for what could not be read."""


def read_number(row: RowReading, place: Place) -> Identity:
    """Read which booth a row is about."""
    number = cells.booth_number(row)
    assembly = place.assembly and place.assembly.id
    if number is None:
        return assembly, None
    if number != row.texts["booth_no"]:
        row.written = row.texts["booth_no"]
    return assembly, _sort_key(number)


def read_booth(row: RowReading, place: Place, below: Below) -> tuple[Any, ...]:
    """Read all cells of a booth, as columns of its staging table."""
    identity = read_number(row, place)
    unit = below.find(row, place.assembly) if place.assembly else None
    return (
        *identity,
        unit and unit.id,
        cells.text(row, "name_en", 250),
        cells.text(row, "name_hi", 250),
        cells.text(row, "place", 250),
        cells.count(row, "electors"),
    )
