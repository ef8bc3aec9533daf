"""The filters of a list of booths: one class for the pages, the exports and the API.

Every count on another page links to ``booths:list`` with exactly the filter that it counts:

============================  =========================================================================
parameter                     booths that
============================  =========================================================================
``unit=CODE``                 hang on this unit or below it (default: everything within the scope)
``without=LEVEL``             hang on no unit of this level (``mandal``, ``sector`` …): the rest of a table
``revenue_district=CODE``     lie in this revenue district: a square of the map that cuts through organisational units
``state=covered``             have at least the groups that the state wants
``state=partly``              have some, but fewer
``state=uncovered``           have none. Given twice, either: ``state=partly&state=uncovered`` lack a group
``verified=1``                have an active group that a check of the last days found alive
``stale=1``                   have an active group that was found alive, but too long ago
``unverified=1``              have an active group that no check found alive, or the last one found dead
``collision=1``               were given a link that another booth's group has
``electors_from``, ``_to``    have so many electors, both ends included
``q=TEXT``                    are found by number, name, assembly (``booths.search``)
``near=1``                    with ``q``: whose names sound only somewhat like it
============================  =========================================================================

Conditions of different parameters all have to hold; the three on groups may be met by different groups of one booth.
A count of *groups* links to the booths that have them; the list then says both numbers.
"""

from typing import Any, ClassVar

import django_filters as filters
from django import forms
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from booths.coverage_state import CoverageState
from booths.levels import Level
from booths.models import Booth, LinkCollision, StateSettings, Unit
from booths.querysets.booths import BoothQuerySet
from booths.scope import Scope
from booths.search import search_booths, search_booths_nearly
from booths.state import state_settings

_LEFT_OUT = [level for level in Level if level not in (Level.STATE, Level.ASSEMBLY)]  # every booth has those two


class FlagField(forms.BooleanField):
    """``1`` or ``true`` is on; nothing, ``0`` and ``false`` are off."""

    widget = forms.HiddenInput


class Flag(filters.BooleanFilter):
    """A condition that is asked for or not; there is no asking for its contrary."""

    field_class = FlagField


class BoothFilter(filters.FilterSet):
    """Filters ``queryset``, which the caller has begun with ``within(scope)``.

    The scope (or that of the request) also bounds which unit a code means and which assemblies a text is looked for in.
    """

    unit = filters.CharFilter(label=_("Area"))
    without = filters.ChoiceFilter(
        label=_("On no"), choices=[(level.word, level.label) for level in _LEFT_OUT], empty_label=None
    )
    revenue_district = filters.CharFilter(label=_("Revenue district"))
    state = filters.MultipleChoiceFilter(label=_("Coverage"), choices=CoverageState.choices)
    verified = Flag(label=_("Verified"))
    stale = Flag(label=_("Check overdue"))
    unverified = Flag(label=_("Not verified"))
    collision = Flag(label=_("Link used twice"))
    electors_from = filters.NumberFilter(label=_("Electors from"), min_value=0, max_value=10**6, decimal_places=0)
    electors_to = filters.NumberFilter(label=_("Electors to"), min_value=0, max_value=10**6, decimal_places=0)
    q = filters.CharFilter(label=_("Booth number or name"))
    near = Flag(label=_("Sounds like"))

    class Meta:
        model = Booth
        fields: ClassVar[list[str]] = []

    def __init__(
        self, data: Any = None, queryset: Any = None, *, request: Any = None, scope: Scope | None = None, **kwargs: Any
    ) -> None:
        super().__init__(data, queryset, request=request, **kwargs)
        self.scope: Scope = scope if scope is not None else getattr(request, "scope", Scope.nothing())

    @property
    def chosen(self) -> dict[str, Any]:
        """The filters that are on, by name, with their values as the form read them; those with errors left out."""
        self.form.is_valid()
        return {name: value for name, value in self.form.cleaned_data.items() if value not in (None, "", [], False)}

    @cached_property
    def area(self) -> Unit | None:
        """The unit that the filter names; None when it names none, or none within the scope."""
        code = self.chosen.get("unit")
        return Unit.objects.within(self.scope).filter(code=code).first() if code else None

    def filter_queryset(self, booths: BoothQuerySet) -> BoothQuerySet:
        """Return the booths that meet every condition that is on."""
        chosen, today, own = self.chosen, timezone.localdate(), self.settings
        if "unit" in chosen:
            booths = booths.under(self.area) if self.area else booths.none()
        if "without" in chosen:
            booths = booths.on_no_unit_of(Level.from_word(chosen["without"]))
        if "revenue_district" in chosen:
            placed = Unit.objects.within(self.scope).filter(revenue_district__code=chosen["revenue_district"])
            booths = booths.filter(unit__path__overlap=list(placed.values_list("pk", flat=True)))
        if "state" in chosen:
            booths = booths.covered_as(chosen["state"], own.groups_per_booth)
        if "verified" in chosen:
            booths = booths.verified(today, own.verified_days)
        if "stale" in chosen:
            booths = booths.stale(today, own.verified_days)
        if "unverified" in chosen:
            booths = booths.unverified()
        if "collision" in chosen:
            booths = booths.filter(pk__in=LinkCollision.objects.standing().values("booth_id"))
        if "electors_from" in chosen:
            booths = booths.filter(electors__gte=chosen["electors_from"])
        if "electors_to" in chosen:
            booths = booths.filter(electors__lte=chosen["electors_to"])
        return self._with_text(booths, chosen.get("q", ""), near="near" in chosen)

    @cached_property
    def settings(self) -> StateSettings:
        """What makes a booth covered and a check good: settings of the area's state, or of the scope's first."""
        state = self.area or Unit.objects.within(self.scope).order_by("level", "pk").first()
        return state_settings(state.state_id) if state else StateSettings()

    def _with_text(self, booths: BoothQuerySet, text: str, *, near: bool) -> BoothQuerySet:
        if not text:
            return booths
        if near:
            return search_booths_nearly(booths, text)
        assemblies = Unit.objects.within(self.scope).filter(level=Level.ASSEMBLY)
        return search_booths(booths, assemblies.under(self.area) if self.area else assemblies, text)
