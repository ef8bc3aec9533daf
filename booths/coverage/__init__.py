"""Coverage: how many booths have their groups, at any level, now or on a day in the past."""

from booths.coverage.figures import Figures, UnitFigures
from booths.coverage.now import Chain, coverage_by_level, coverage_of, figures_below
from booths.coverage.past import coverage_by_level_on, coverage_of_on

__all__ = [
    "Chain",
    "Figures",
    "UnitFigures",
    "coverage_by_level",
    "coverage_by_level_on",
    "coverage_of",
    "coverage_of_on",
    "figures_below",
]
