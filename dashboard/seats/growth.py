"""The line of the seats held over the last days, and what it means in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from core.numbers import indian, indian_short
from dashboard import charts

DAYS = 90


@dataclass(frozen=True)
class Growth:
    """The seats held at the end of each of the last days, the last being today."""

    held: Mapping[date, int]

    @property
    def gained(self) -> int:
        """How many more are held than at the beginning."""
        days = list(self.held.values())
        return days[-1] - days[0]

    @property
    def sentence(self) -> str:
        """What the line says, in words."""
        gained = self.gained
        if gained > 0:
            change = ngettext(
                "%(n)s more seat is filled than %(days)s days ago.",
                "%(n)s more seats are filled than %(days)s days ago.",
                gained,
            )
        elif gained < 0:
            change = ngettext(
                "%(n)s seat fewer is filled than %(days)s days ago.",
                "%(n)s seats fewer are filled than %(days)s days ago.",
                -gained,
            )
        else:
            change = _("As many seats are filled as %(days)s days ago.")
        return change % {"n": indian(abs(gained)), "days": DAYS}

    @property
    def chart(self) -> SafeString:
        """The line as SVG."""
        points = [charts.Point(day, held) for day, held in self.held.items()]
        language = get_language() or "en"
        return charts.trend(points, label=self.sentence, figure=lambda value: indian_short(round(value), language))
