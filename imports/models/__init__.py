"""An import as a record: the job, what was found in its rows, figures by unit, what a person put right or said."""

from imports.models.figures import UnitFigures
from imports.models.job import ImportJob, State
from imports.models.layout import ImportLayout
from imports.models.mend import ImportMend
from imports.models.problem import ImportProblem, Severity

__all__ = ["ImportJob", "ImportLayout", "ImportMend", "ImportProblem", "Severity", "State", "UnitFigures"]
