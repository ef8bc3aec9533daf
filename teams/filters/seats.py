"""The filters of a list of seats: one class for the pages, the exports and the API.

Every count of seats links to ``teams:seats`` with exactly the filter that it counts:

========================  ===============================================================================
parameter                 seats that
========================  ===============================================================================
``unit=CODE``             are of this unit or of one below it (default: everything within the scope)
``level=LEVEL``           are of a team of this level (``district``, ``assembly`` …)
``position=KEY``          are of the position of this short name, at whichever level
``platform=PLATFORM``     are of a position of this platform; ``none``: of one that leads
``lead=1``                are a convener's: the first at their level whose holder may hand out seats
``state=filled``          somebody holds today
``state=vacant``          nobody holds today
``state=surplus``         somebody holds today though the team is no longer to have them
``changeover=ID``         this changeover of the teams has brought, or is to bring
``signin=missing``        hold a convener or co-convener who has never signed in
========================  ===============================================================================

Conditions all have to hold. Seats of positions without a fixed number (office, viewer) are in no list, and those that
are no longer wanted only in that of ``state=surplus``.
"""

from typing import Any, ClassVar

import django_filters as filters
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from booths.filters import Flag
from booths.levels import Level
from booths.scope import Scope
from teams.filters.area import AreaFilter
from teams.models import Assignment, ChangeoverLine, Platform, Seat
from teams.overview import NO_PLATFORM, Posts
from teams.querysets import SeatQuerySet

FILLED = "filled"
VACANT = "vacant"
SURPLUS = "surplus"
MISSING = "missing"


class SeatFilter(AreaFilter):
    """Filters ``queryset``, which the caller has begun with ``within(scope)``; ``posts`` are those that count."""

    level = filters.ChoiceFilter(
        label=_("Level"), choices=[(level.word, level.label) for level in Level], empty_label=_("All levels")
    )
    position = filters.CharFilter(label=_("position"))
    platform = filters.ChoiceFilter(
        label=_("Platform"), choices=[(NO_PLATFORM, _("Leading")), *Platform.choices], empty_label=_("All platforms")
    )
    lead = Flag(label=_("Conveners"))
    state = filters.ChoiceFilter(
        label=_("State of the seat"),
        choices=[(VACANT, _("Vacant")), (FILLED, _("Filled")), (SURPLUS, _("Beyond the number"))],
    )
    changeover = filters.NumberFilter(label=_("Changeover"), min_value=1, max_value=2**31)
    signin = filters.ChoiceFilter(label=_("Sign-in"), choices=[(MISSING, _("Never signed in"))])

    class Meta:
        model = Seat
        fields: ClassVar[list[str]] = []

    def __init__(self, data: Any, queryset: SeatQuerySet, *, scope: Scope, posts: Posts) -> None:
        super().__init__(data, queryset, scope=scope)
        self.posts = posts

    def filter_queryset(self, seats: SeatQuerySet) -> SeatQuerySet:
        """Return the seats that meet every condition that is on."""
        chosen, today = self.chosen, timezone.localdate()
        surplus = chosen.get("state") == SURPLUS
        seats = seats.filter(position__in=self._positions(surplus=surplus))
        seats = seats.surplus(today) if surplus else seats.wanted()
        if "unit" in chosen:
            seats = seats.filter(unit__path__contains=[self.area.pk]) if self.area else seats.none()
        if "state" in chosen and not surplus:
            seats = seats.held(today) if chosen["state"] == FILLED else seats.not_held(today)
        if "changeover" in chosen:
            seats = seats.filter(_brought_by(int(chosen["changeover"])))
        if "signin" in chosen:
            missing = Assignment.objects.current(today).without_sign_in()
            seats = seats.filter(pk__in=missing.filter(seat__position__in=self.posts.working).values("seat"))
        return seats

    def _positions(self, *, surplus: bool) -> list[int]:
        """The ids of the positions that level, short name, platform and lead leave."""
        chosen, found = self.chosen, [*self.posts.positions, *(self.posts.former if surplus else ())]
        if "level" in chosen:
            level = Level.from_word(chosen["level"])
            found = [position for position in found if position.level == level]
        if "position" in chosen:
            found = [position for position in found if position.key == chosen["position"]]
        if "platform" in chosen:
            platform = "" if chosen["platform"] == NO_PLATFORM else chosen["platform"]
            found = [position for position in found if position.platform == platform]
        if "lead" in chosen:
            found = [position for position in found if position.pk in self.posts.leading]
        return [position.pk for position in found]


def _brought_by(changeover: int) -> Q:
    """Return the condition that a seat is one that a changeover adds to its team; nothing where it adds none."""
    brought = Q(pk__in=[])
    for line in ChangeoverLine.objects.filter(changeover=changeover):
        brought |= Q(position=line.position_id, number__gt=line.before, number__lte=line.after)
    return brought
