"""The cells that say which booth, and what it is."""

from typing import Any

from core.booth_numbers import sort_key
from imports.places import Place
from imports.places.below import Below
from imports.reading import cells
from imports.reading.row import RowReading

Identity = tuple[int | None, int | None, str | None, str | None]
"""Assembly, unit below it, sort key and number; None for what could not be read."""


def read_number(row: RowReading, place: Place) -> Identity:
    """Read which booth a row is about."""
    number = cells.booth_number(row)
    if number is not None and number != row.text("booth_no"):
        row.written = row.text("booth_no")
    return place.assembly and place.assembly.id, None, number and sort_key(number), number


def read_booth(row: RowReading, place: Place, below: Below) -> tuple[Any, ...]:
    """Read all cells of a booth, as columns of its staging table."""
    assembly, _unit, sort, number = read_number(row, place)
    unit = below.find(row, place.assembly) if place.assembly else None
    return (
        assembly,
        unit and unit.id,
        sort,
        number,
        cells.text(row, "name_en", 250),
        cells.text(row, "name_hi", 250),
        cells.text(row, "place", 250),
        cells.count(row, "electors"),
        place.whole,
    )
