"""What a benchmark reports: a figure beside a limit on the same data, measured in the same run."""

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Figure:
    """One measurement in ``unit``; lower is better.

    ``limit`` is what was measured beside it, the physical limit or the usual tool, and ``limit_is`` says which.
    ``goal`` is the highest ratio of the two that counts as reached; without a ``limit`` it is the highest figure.
    """

    work: str
    figure: float
    limit: float | None = None
    limit_is: str = ""
    goal: float | None = None
    unit: str = "s"
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """How many times the limit the work took; below 1 it was faster."""
        return self.figure / self.limit if self.limit else None

    @property
    def reached(self) -> bool | None:
        """Whether the goal was reached; None where there is none."""
        measured = self.figure if self.ratio is None else self.ratio
        return None if self.goal is None else measured <= self.goal

    def as_json(self) -> dict[str, Any]:
        """Return the figure with its ratio for ``--json``."""
        return asdict(self) | {"ratio": self.ratio, "reached": self.reached}


def table(figures: list[Figure]) -> str:
    """Return the figures as aligned lines, one per measurement, for a person; notes stand below."""
    rows = [("work", "figure", "limit", "", "ratio", "goal", "")]
    for figure in figures:
        limit = "" if figure.limit is None else f"{figure.limit:.4g} {figure.unit}"
        ratio = "" if figure.ratio is None else f"{figure.ratio:.2f}"
        goal = "" if figure.goal is None else f"≤ {figure.goal:g}"
        verdict = {None: "", True: "reached", False: "MISSED"}[figure.reached]
        rows.append((figure.work, f"{figure.figure:.4g} {figure.unit}", limit, figure.limit_is, ratio, goal, verdict))
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join([*lines, *(f"{figure.work}: {figure.note}" for figure in figures if figure.note)])
