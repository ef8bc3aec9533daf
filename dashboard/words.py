"""Words and figures in words that several pages need."""

from decimal import ROUND_DOWN, Decimal

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from booths.levels import Level

LEVELS = {
    Level.STATE: _("States"),
    Level.REGION: _("Regions"),
    Level.DISTRICT: _("Districts"),
    Level.ASSEMBLY: _("Assemblies"),
    Level.MANDAL: _("Mandals"),
    Level.SECTOR: _("Sectors"),
}
"""The plural of each level, as headings and switches say it."""

WITHOUT = {
    Level.REGION: pgettext_lazy("booths", "In no region"),
    Level.DISTRICT: pgettext_lazy("booths", "In no district"),
    Level.ASSEMBLY: pgettext_lazy("booths", "In no assembly"),
    Level.MANDAL: pgettext_lazy("booths", "In no mandal"),
    Level.SECTOR: pgettext_lazy("booths", "In no sector"),
}
"""The name of a table's last row: the booths that hang on no unit of its level."""

NOTHING = "—"


def share(part: int, whole: int) -> str:
    """Return the part in per cent with one place, ``50.7%``; a dash where there is no whole.

    0.0 only when there is nothing and 100 only when nothing is missing: what is cut is never rounded up.
    """
    if not whole:
        return NOTHING
    if part >= whole:
        return "100%"
    cut = (Decimal(100 * part) / whole).quantize(Decimal("0.1"), ROUND_DOWN)
    return f"{max(cut, Decimal('0.1')) if part else cut}%"
