"""What the engine asks of a kind of sheet."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any, ClassVar

from imports.places import PlaceFinder
from imports.reading import RowReading
from imports.targets import Target

Part = tuple[int, tuple[Any, ...]]
"""The number of a part of a row (1 when it has one), and the values for the columns of the staging table."""


class Kind(ABC):
    """Reads the rows of one sheet. Its columns are declared in ``imports.understanding.fields`` under its name."""

    name: ClassVar[str]
    targets: ClassVar[tuple[Target, ...]]
    """Where rows go. Each row goes to the first; what it says of the others is merged after it."""
    suffixes: ClassVar[tuple[str, ...]] = ("",)
    """What stands behind the names of the fields of a row's first, second … group."""

    def __init__(self, finder: PlaceFinder) -> None:
        self.finder = finder

    @abstractmethod
    def read(self, row: RowReading) -> Sequence[Sequence[Part]]:
        """Return the parts of the row for each target, and note findings in the row. Exactly one for the first."""
