"""Columns, and what is to be asked about them."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

SAID = ("person", "remembered")
"""Why a column has its field, or has none, when somebody said so."""


@dataclass(frozen=True)
class Column:
    """A column of the sheet. index counts from 0 as in core.sheets.Row.cells.

    field: what it holds, None when it is left out.
    how: why it has its field, from sure to unsure: person (who said so), remembered (said of an earlier sheet), exact,
    folded, part, near (all of the header), content (of the cells); why it has none: ignored (a header that we know and
    do not need), unknown.
    score: how sure, 0 to 100. split: "assembly" or "booth" when number and name stand together in its cells.
    examples: the first values that differ.
    font: "kruti_dev" when its Hindi is typed in Kruti Dev or DevLys; typed: the first cells in it; as_is: a person said
    to leave them as they are.
    """

    index: int
    header: str
    field: str | None
    how: str
    score: int = 0
    split: str = ""
    examples: tuple[str, ...] = ()
    font: str = ""
    typed: tuple[str, ...] = ()
    as_is: bool = False

    @property
    def is_converted(self) -> bool:
        """Whether its cells are read as Hindi in Unicode."""
        return bool(self.font) and not self.as_is

    def to_json(self) -> dict[str, Any]:
        """Return the column as plain data."""
        return {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(self).items()}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Column":
        """Return the column that ``to_json`` kept."""
        values: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value for name, value in data.items()
        }
        return cls(**values)


@dataclass(frozen=True)
class Question:
    """Something to ask a person about the columns; codes and facts are listed in the docstring of the package."""

    code: str
    facts: dict[str, Any] = field(default_factory=dict)
