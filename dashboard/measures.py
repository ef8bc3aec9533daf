"""What the map and the table can be coloured and sorted by."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from booths.coverage import Figures


@dataclass(frozen=True, slots=True)
class Measure:
    """A share of a whole: how many of ``whole`` are ``part``, for a unit's figures; ``key`` stands in addresses."""

    key: str
    name: str | Promise
    part: Callable[[Figures], int]
    whole: Callable[[Figures], int]

    def percent(self, figures: Figures) -> float | None:
        """Return the share in per cent; None where there is nothing to have a share of."""
        whole = self.whole(figures)
        return 100 * self.part(figures) / whole if whole else None


COVERAGE = Measure("coverage", _("Coverage"), lambda figures: figures.covered, lambda figures: figures.booths)
VERIFIED = Measure("verified", _("Verified groups"), lambda figures: figures.verified, lambda figures: figures.wanted)

MEASURES = {measure.key: measure for measure in (COVERAGE, VERIFIED)}
