"""Columns, and what is to be asked about them."""

from dataclasses import dataclass, field
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
    """

    index: int
    header: str
    field: str | None
    how: str
    score: int = 0
    split: str = ""
    examples: tuple[str, ...] = ()


@dataclass(frozen=True)
class Question:
    """Something to ask a person about the columns; codes and facts are listed in the docstring of the package."""

    code: str
    facts: dict[str, Any] = field(default_factory=dict)
