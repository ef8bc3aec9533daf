"""The kinds of sheets, as a person chooses them."""

from django.utils.translation import gettext_lazy as _

from imports.models.job import Kind

KIND_CHOICES = [
    ("", _("Tell it from the headers")),
    (Kind.BOOTHS, Kind.BOOTHS.label),
    (Kind.GROUPS, _("WhatsApp groups (one row a group)")),
    (Kind.BOOTHS_WITH_GROUPS, _("Booths with their groups (one row a booth)")),
    (Kind.MEMBERS, _("Members and their seats (one row a person)")),
    (Kind.CHECKS, _("Checks of groups (one row a check)")),
    (Kind.UNITS, _("Units (regions, districts, assemblies, mandals, sectors)")),
]
