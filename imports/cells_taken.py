"""The cells of a row as they were taken: a link behind a text, Hindi out of its font, what a person mended."""

from collections.abc import Mapping, Sequence
from typing import Any

from core.sheets import Sheet
from core.sheets.sheet import Row
from imports.understanding.columns import Column
from imports.understanding.content import part_number_and_name
from imports.understanding.fonts import in_unicode
from imports.understanding.rows import LINK_FIELDS, PARTS


class CellsTaken:
    """Puts what was taken into the cells of a sheet's rows; columns: as ``Understanding.to_json`` has them."""

    def __init__(self, columns: Sequence[Mapping[str, Any]], sheet: Sheet) -> None:
        self._sheet = sheet
        known = [Column.from_json(column) for column in columns]
        self._links = [column.index for column in known if column.field in LINK_FIELDS]
        self._fonts = [column.index for column in known if column.field and column.is_converted]
        self._places: dict[str, tuple[int, int | None]] = {}  # by field: the column, and which part of its cells
        for column in known:
            for field, part in _fields(column):
                self._places.setdefault(field, (column.index, part))

    def cells(self, row: Row, mends: Mapping[str, str]) -> list[str]:
        """Return the cells of a row with all that was taken."""
        cells = list(row.cells)
        for index in self._links:
            if index < len(cells) and "whatsapp" not in cells[index].lower():
                cells[index] = self._sheet.link(row.number, index) or cells[index]
        for index in self._fonts:
            if index < len(cells):
                cells[index] = in_unicode(cells[index])
        for field, value in mends.items():
            if place := self._places.get(field):
                index, part = place
                cells += [""] * (index + 1 - len(cells))
                cells[index] = value if part is None else _with_part(cells[index], part, value)
        return cells

    def before(self, row: Row, mends: Mapping[str, str]) -> dict[str, str]:
        """Return what the sheet has in the mended fields."""
        places = {field: self._places[field][0] for field in mends if field in self._places}
        return {field: row.cells[index] if index < len(row.cells) else "" for field, index in places.items()}


def _fields(column: Column) -> list[tuple[str, int | None]]:
    """Return the fields that a column holds, each with the part of the cell that it stands in."""
    if column.split:
        fields: list[tuple[str, int | None]] = [(field, part) for part, field in enumerate(PARTS[column.split])]
    else:
        fields = [(column.field, None)] if column.field else []
    names = [(name, part) for field, part in fields if field == "name" for name in ("name_hi", "name_en")]
    return [*fields, *names]


def _with_part(cell: str, part: int, value: str) -> str:
    """Return "171 - Lucknow West" with another number or name."""
    parts = list(part_number_and_name(cell))
    parts[part] = value
    return " - ".join(filter(None, parts))
