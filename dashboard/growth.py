"""The card that says where the groups of an area have been going: a line, and what it means in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.numbers import indian, indian_short
from dashboard import charts
from dashboard.area import Area
from dashboard.trends import DAYS, past_days

_FARTHEST = 3 * 365  # days; beyond that a date means nothing


@dataclass(frozen=True)
class Growth:
    """The groups active at the end of each of the last days, the last being today as it stands."""

    days: Sequence[date]
    groups: Sequence[int]
    wanted: int

    @classmethod
    def of(cls, area: Area, before: Sequence[int]) -> "Growth":
        """Return the growth of an area, ``before`` being its groups on the days before today (none: no group then)."""
        past = past_days(area.today)
        return cls([*past, area.today], [*(before or [0] * len(past)), area.total.groups], area.total.wanted)

    @property
    def gained(self) -> int:
        """How many more groups there are than at the beginning."""
        return self.groups[-1] - self.groups[0]

    @property
    def complete_on(self) -> date | None:
        """The day on which all groups wanted would be there at this pace; None when they are, or it never comes."""
        missing = self.wanted - self.groups[-1]
        if missing <= 0 or self.gained <= 0:
            return None
        days = ceil(missing * (DAYS - 1) / self.gained)
        return self.days[-1] + timedelta(days=days) if days <= _FARTHEST else None

    @property
    def sentence(self) -> str:
        """What the line says, in words."""
        per_day = self.gained / (DAYS - 1)
        pace = indian(round(per_day)) if abs(per_day) >= 10 else f"{per_day:.1f}".removesuffix(".0")
        values = {"gained": f"{'+' if self.gained > 0 else ''}{indian(self.gained)}", "pace": pace, "days": DAYS}
        said = _("%(gained)s groups in %(days)s days, %(pace)s a day.") % values
        if self.wanted and self.groups[-1] >= self.wanted:
            return f"{said} {_('All groups are there.')}"
        if done := self.complete_on:
            return f"{said} {_('At this pace all are there on %(day)s.') % {'day': date_format(done)}}"
        return f"{said} {_('At this pace they will not all be there within three years.')}"

    @property
    def chart(self) -> SafeString:
        """The line as SVG."""
        points = [charts.Point(day, groups) for day, groups in zip(self.days, self.groups, strict=True)]
        language = get_language() or "en"
        return charts.trend(points, label=self.sentence, figure=lambda value: indian_short(round(value), language))
