"""An import as a record: the job, what was found in its rows, its figures by unit."""

from imports.models.figures import UnitFigures
from imports.models.job import ImportJob, State
from imports.models.problem import ImportProblem, Severity

__all__ = ["ImportJob", "ImportProblem", "Severity", "State", "UnitFigures"]
