"""A row while it is read."""

from typing import Any, NamedTuple

from imports.models import Severity
from imports.understanding import DataRow

LONGEST_VALUE = 300
_PICTURES = {code: 0x2400 + code for code in range(0x20) if not chr(code).isspace()}  # ␀ for NUL: it cannot be stored


class Finding(NamedTuple):
    """An error, a warning or a repair in a cell; becomes an ImportProblem."""

    row: int
    field: str
    value: str
    code: str
    facts: dict[str, Any]
    severity: int


class RowReading:
    """The texts of a row by field, and what has been found in them so far.

    refused: there is an error. shifted: its cells stand under the wrong headers, so that nothing more is said of them.
    written: the booth number or code as the sheet has it, where the register has another form of it.
    """

    __slots__ = ("findings", "number", "refused", "shifted", "texts", "written")

    def __init__(self, row: DataRow) -> None:
        self.number = row.number
        self.texts = row.values
        self.findings: list[Finding] = []
        self.refused = self.shifted = False
        self.written: str | None = None
        if row.problem:
            self.error("", f"row_{row.problem}")
            self.shifted = True
        for field, code, before, after in row.repaired:
            self._note(field, code, {"new": after.translate(_PICTURES)}, Severity.REPAIR, before.translate(_PICTURES))

    def text(self, field: str) -> str:
        """Return the text of a field, stripped; '' when the cell is empty or the sheet has no such column."""
        return self.texts.get(field, "")

    def error(self, field: str, code: str, **facts: Any) -> None:
        """Refuse the row."""
        self.refused = True
        self._note(field, code, facts, Severity.ERROR)

    def warn(self, field: str, code: str, **facts: Any) -> None:
        """Note something that the person should look at."""
        self._note(field, code, facts, Severity.WARNING)

    def repair(self, field: str, code: str, **facts: Any) -> None:
        """Note something that was put right."""
        self._note(field, code, facts, Severity.REPAIR)

    def _note(
        self, field: str, code: str, facts: dict[str, Any], severity: Severity, before: str | None = None
    ) -> None:
        if self.shifted:
            return
        value = (self.texts.get(field, "") if before is None else before)[:LONGEST_VALUE]
        self.findings.append(Finding(self.number, field, value, code, facts, severity))
