"""What the engine asks of a table of the register."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from enum import IntEnum
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from imports.engine.stage import Stage


class Outcome(IntEnum):
    """What becomes of a row. The numbers rank: a row of several parts is what its greatest part is."""

    UNCHANGED = 0
    CHANGED = 1
    NEW = 2
    REFUSED = 3


FIRST_COLUMNS: Mapping[str, str] = {
    "row": "int NOT NULL",  # the number in the sheet
    "part": "smallint NOT NULL",  # counts the staged rows of one row of the sheet
    "bad": "bool NOT NULL",  # refused for its cells alone
    "same": "bigint",  # a hash of all that the row says; rows that say the same have the same
    "written": "text",  # the booth number or code as the sheet writes it, where that differs
}


class Target(ABC):
    """One table of the register. The SQL works on whole tables; ``{stage}`` and the other braces are ``Stage.names``.

    A staging table begins with ``FIRST_COLUMNS``. In the others NULL means: the sheet gives nothing, so nothing is
    changed.
    """

    name: ClassVar[str]
    columns: ClassVar[Mapping[str, str]]
    """The further columns of the staging table, with their SQL types."""
    defended: ClassVar[bool] = True
    """Whether constraints and versions find whatever makes a plan outdated."""
    beside: ClassVar[bool] = False
    """Whether what new rows bring to this table is shown like a change, beside what they bring to the first one."""
    label: ClassVar[str]
    """SQL over the staging table ``s`` for what a row is about, in few words: the booth's number and name."""

    @abstractmethod
    def find_faults(self, stage: "Stage") -> None:
        """Insert into ``{problems}`` what contradicts other rows of the sheet, or the register."""

    @abstractmethod
    def plan(self, stage: "Stage") -> None:
        """Create ``{plan}``: row, part, unit, target, version, outcome (see ``Outcome``) of each staged row.

        ``{faults}`` has the rows with faults: row, refused, repeated. target and version are those of the record in
        the register that the row is about, NULL when there is none yet.
        """

    @abstractmethod
    def lock(self, stage: "Stage") -> None:
        """Lock what the planned rows will touch, in one order, before the plan is made again for good."""

    @abstractmethod
    def merge(self, stage: "Stage") -> int:
        """Write the rows that the plan says are new or changed, these only if they stand at the plan's version still.

        Returns how many were written. Uniqueness is the database's to defend: IntegrityError when somebody was quicker.
        """

    def note(self, stage: "Stage") -> None:  # noqa: B027 - most tables have nothing to keep
        """Keep what the refused rows tell of the register, when the good ones are written."""

    @abstractmethod
    def changes(self, stage: "Stage", rows: list[int]) -> list[tuple[int, str, str | None, str]]:
        """Return (row, field, old, new) of what rows of the sheet would change, by row."""
