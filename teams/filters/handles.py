"""The filters of a list of official accounts: one class for the pages, the exports and the API.

Every count of accounts links to ``teams:handles`` with exactly the filter that it counts:

====================  ==================================================================================
parameter             accounts that
====================  ==================================================================================
``unit=CODE``         are of this unit or of one below it (default: everything within the scope)
``level=LEVEL``       are of a unit of this level (``district``, ``assembly`` …)
``network=NETWORK``   are on this network (``facebook``, ``instagram``, ``x``, ``youtube``, ``whatsapp``)
``stale=1``           were last counted more than 30 days ago, or never
``kept=nobody``       nobody runs
``closed=1``          are closed; without it, those that are open
====================  ==================================================================================

Conditions all have to hold. ``without=NETWORK`` (or ``any``) turns the list into one of *units*: those of the levels
from state to mandal that have no open account there, or none at all; of the others only unit and level count then.
"""

from typing import ClassVar

import django_filters as filters
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from booths.filters import Flag
from booths.levels import Level
from booths.models import Unit
from booths.querysets.units import UnitQuerySet
from core.social import Network
from teams.filters.area import AreaFilter
from teams.handles.growth import stale_before
from teams.models import Handle
from teams.querysets import HandleQuerySet

ANY, NOBODY = "any", "nobody"
LEVELS = [level for level in Level if level <= Level.MANDAL]
"""The levels whose units are meant to have official accounts."""
_LEVELS = [(level.word, level.label) for level in LEVELS]


class HandleFilter(AreaFilter):
    """Filters ``queryset``, which the caller has begun with ``within(scope)``."""

    level = filters.ChoiceFilter(label=_("Level"), choices=_LEVELS, empty_label=_("All levels"))
    network = filters.ChoiceFilter(label=_("Network"), choices=Network.choices, empty_label=_("All networks"))
    without = filters.ChoiceFilter(label=_("Without"), choices=[(ANY, _("No account at all")), *Network.choices])
    stale = Flag(label=_("Count overdue"))
    kept = filters.ChoiceFilter(label=_("Run by"), choices=[(NOBODY, _("Nobody"))])
    closed = Flag(label=_("Closed"))

    class Meta:
        model = Handle
        fields: ClassVar[list[str]] = []

    def filter_queryset(self, handles: HandleQuerySet) -> HandleQuerySet:
        """Return the accounts that meet every condition that is on."""
        chosen = self.chosen
        if "unit" in chosen:
            handles = handles.under(self.area.pk) if self.area else handles.none()
        if "level" in chosen:
            handles = handles.filter(unit__level=Level.from_word(chosen["level"]))
        if "network" in chosen:
            handles = handles.filter(network=chosen["network"])
        if "stale" in chosen:
            handles = handles.counted_before(stale_before(timezone.localdate()))
        if "kept" in chosen:
            handles = handles.filter(keeping=None)
        return handles.exclude(closed_on=None) if "closed" in chosen else handles.open()

    @cached_property
    def units(self) -> UnitQuerySet:
        """The units without an account, as ``without`` asks; empty when it does not."""
        chosen, missing = self.chosen, self.chosen.get("without")
        if not missing or ("unit" in chosen and not self.area):
            return Unit.objects.none()
        units = Unit.objects.within(self.scope).filter(level__lte=Level.MANDAL)
        if self.area:
            units = units.under(self.area)
        if "level" in chosen:
            units = units.filter(level=Level.from_word(chosen["level"]))
        there = Handle.objects.open()
        return units.exclude(pk__in=(there if missing == ANY else there.filter(network=missing)).values("unit"))
