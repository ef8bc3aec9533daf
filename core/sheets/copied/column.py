"""A column of a table that is written."""

from dataclasses import dataclass
from enum import Enum


class Cell(Enum):
    """What the cells of a column are, and so how a spreadsheet keeps them."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    """COPY gives it as 2026-10-03."""
    DIGITS = "digits"
    """A text of digits, a phone number: not to be added up, and not to be complained of."""


@dataclass(frozen=True, slots=True)
class Column:
    """The title of a column, what its cells are, and its width in characters."""

    title: str
    cell: Cell = Cell.TEXT
    width: int = 16
