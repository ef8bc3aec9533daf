"""Words of the page of seats."""

from django.utils.translation import gettext_lazy as _

from booths.levels import Level

TEAMS = {
    Level.DISTRICT: _("District teams"),
    Level.ASSEMBLY: _("Assembly teams"),
    Level.MANDAL: _("Mandal teams"),
    Level.SECTOR: _("Sector teams"),
}
"""The teams of a level, as the switch over the heat table says it."""
