"""A refused row with its cells, and what is wrong in them now."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as of_each
from typing import Any

from imports.engine.mends import reading_with
from imports.kinds import Kind
from imports.mending.columns import GridColumn
from imports.messages import about_row
from imports.models import ImportProblem, Severity
from imports.models.problem import Found
from imports.reading import RowReading
from imports.report import TOGETHER
from imports.understanding import DataRow


@dataclass(slots=True)
class MendCell:
    """A cell: ``value`` as it stands now, ``sheet`` as the sheet has it; ``errors`` are sentences."""

    field: str
    header: str
    value: str
    sheet: str
    errors: list[str] = of_each(default_factory=list)

    @property
    def is_mended(self) -> bool:
        """Whether somebody put something else here."""
        return self.value != self.sheet

    @property
    def needs_look(self) -> bool:
        """Whether the cell is shown open: something is wrong in it, or was mended."""
        return bool(self.errors) or self.is_mended


@dataclass(slots=True)
class MendRow:
    """A row; ``errors`` are about the row as a whole, ``is_shifted``: its cells stand under the wrong headers.

    message: the text of the chat from which the row was made, for whoever is to mend it.
    """

    number: int
    cells: list[MendCell]
    errors: list[str]
    is_shifted: bool = False
    message: str = ""

    @property
    def is_good(self) -> bool:
        """Whether nothing is wrong as far as the row alone tells."""
        return not self.errors and not any(cell.errors for cell in self.cells)

    @property
    def is_mended(self) -> bool:
        """Whether any cell was mended."""
        return any(cell.is_mended for cell in self.cells)


def mend_row(
    kind: Kind,
    data: DataRow,
    columns: Sequence[GridColumn],
    problems: Iterable[ImportProblem],
    mended: Mapping[str, str],
    unchecked: Collection[str] = (),
) -> MendRow:
    """Return a row as it stands with its mended cells.

    problems: the errors that the last check found. unchecked: the fields mended since. Such a row is read again as a
    check would; of what the check found against other rows and the register, what is about its other cells stands.
    """
    values = {**data.values, **mended}
    cells = [_cell(column, data.values, values) for column in columns]
    by_field = {cell.field: cell for cell in cells}
    row = MendRow(data.number, cells, [], bool(data.problem), data.values.get("message", ""))
    found = [(problem.field, problem.code, problem.facts) for problem in problems
             if not unchecked or (problem.found == Found.IN_REGISTER and problem.field not in unchecked)]  # fmt: skip
    if unchecked:
        reading = reading_with(data, mended)
        kind.read(reading)
        found += [line for line in _errors(reading) if line not in found]
    for name, code, facts in found:
        place = next((by_field[other] for other in (name, *TOGETHER.get(name, ())) if other in by_field), None)
        said = place.errors if place else row.errors
        said.append(about_row(code, facts))
    return row


def _errors(reading: RowReading) -> list[tuple[str, str, dict[str, Any]]]:
    return [(line.field, line.code, line.facts) for line in reading.findings if line.severity == Severity.ERROR]


def _cell(column: GridColumn, sheet: Mapping[str, str], values: Mapping[str, str]) -> MendCell:
    name = next((name for name in column.fields if values.get(name)), column.fields[0])
    return MendCell(name, column.header, values.get(name, ""), sheet.get(name, ""))
