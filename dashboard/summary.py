"""The figures of a page as a short text to carry into a chat, with WhatsApp's *bold* marks."""

from collections.abc import Sequence

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from core.numbers import indian
from dashboard.area import Area
from dashboard.table import Row
from dashboard.words import share

_MOST_ROWS = 5


def summary_of(area: Area, worst: Sequence[Row], heading: str) -> str:
    """Return the text: the place, its coverage, groups and checks, and the first of ``worst`` under ``heading``."""
    figures = area.total
    lines = [
        f"*{area.unit.name}* · {date_format(area.today)}",
        "",
        _("*Coverage: %(share)s* – %(covered)s of %(booths)s booths have all their groups")
        % {
            "share": share(figures.covered, figures.booths),
            "covered": indian(figures.covered),
            "booths": indian(figures.booths),
        },
        _("Partly: %(partly)s · without a group: %(uncovered)s")
        % {"partly": indian(figures.partly), "uncovered": indian(figures.uncovered)},
        _("Groups: %(groups)s of %(wanted)s · verified: %(verified)s")
        % {
            "groups": indian(figures.groups),
            "wanted": indian(figures.wanted),
            "verified": indian(figures.verified),
        },
    ]
    if worst:
        lines += ["", f"*{heading}*"]
        lines += [
            f"{place}. {row.name}: {row.covered_share} ({indian(row.figures.covered)}/{indian(row.figures.booths)})"
            for place, row in enumerate(worst[:_MOST_ROWS], 1)
        ]
    return "\n".join(lines)
