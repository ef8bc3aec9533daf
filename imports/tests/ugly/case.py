"""What an ugly sheet is: a file, what is wrong with it, and what must come of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from imports.tests.ugly.files import File


@dataclass(frozen=True)
class Line:
    """A finding as the report must have it. says: words that its message must contain (English)."""

    row: int
    column: str
    value: str
    code: str
    says: str = ""


@dataclass(frozen=True)
class Outcome:
    """What must come of a sheet; whatever is not named must not be in the report.

    left_out: rows that are no data, by kind. ignored: headers of columns that were not needed. hidden: the report
    mentions hidden rows or columns. register: what the register then holds, by "171/12" (booth), "171/12/1" (group)
    or the code of a unit; None for nothing.
    """

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: int = 0
    errors: Sequence[Line] = ()
    warnings: Sequence[Line] = ()
    repairs: Sequence[Line] = ()
    left_out: Mapping[str, Sequence[int]] = field(default_factory=dict)
    ignored: Sequence[str] = ()
    hidden: bool = False
    register: Mapping[str, Mapping[str, Any] | None] = field(default_factory=dict)


@dataclass(frozen=True)
class Refusal:
    """The whole file is refused: the code, and words that the message must contain (English)."""

    code: str
    says: str = ""


@dataclass(frozen=True)
class Ugly:
    """An ugly sheet.

    fault: what is wrong, in a line. by: who imports it, a name in the cast, or '' for whoever holds the server.
    again: (new, changed, unchanged, refused) of importing it once more, where that is not: nothing new, nothing
    changed, the same rows refused.
    """

    name: str
    kind: str
    fault: str
    file: File
    expected: Outcome | Refusal
    by: str = "coordinator"
    again: tuple[int, int, int, int] | None = None

    def write(self, folder: Path) -> Path:
        """Write the file and return its path."""
        path = folder / f"{self.name}{self.file.ending}"
        self.file.write(path)
        return path
