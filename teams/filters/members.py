"""The filters of a list of members: one class for the pages, the exports and the API.

Every count of members links to ``teams:members`` with exactly the filter that it counts:

============================  =================================================================================
parameter                     members who
============================  =================================================================================
``unit=CODE``                 live in this unit or below it, or hold or are to take a seat there
``seat=held``                 hold a seat today
``seat=none``                 hold none and are to take none: the pool
``level=LEVEL``               hold a seat in a team of this level (``district``, ``assembly`` …)
``platform=PLATFORM``         hold a seat of this platform; ``none``: of a position that leads
``position=KEY``              hold a seat of the position of this short name, at whichever level
``skill=SKILL``               can do this (``teams.models.Skill``)
``language=LANGUAGE``         read and write this (``teams.models.Language``)
``signin=uninvited``          hold a seat that gives a right and were never sent a link to sign in
``signin=missing``            hold a seat that gives a right and have never signed in
``consent=given``             agreed to messages
``consent=missing``           were never asked, or never said yes
``consent=withdrawn``         agreed to messages once and took it back
``q=TEXT``                    are found by name in either script or by number (``teams.search``)
``near=1``                    with ``q``: whose names sound only somewhat like it
============================  =================================================================================

Conditions all have to hold; those on a seat of one and the same seat, within the area where one is named.
"""

from typing import Any, ClassVar

import django_filters as filters
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from accounts.models import OneTimeLink
from booths.filters import Flag
from booths.levels import Level
from teams.filters.area import AreaFilter
from teams.models import Assignment, Consent, Language, Member, Platform, Purpose, Skill
from teams.overview import NO_PLATFORM
from teams.querysets import AssignmentQuerySet, MemberQuerySet
from teams.search import search_members, search_members_nearly

HELD, NONE = "held", "none"
UNINVITED, MISSING = "uninvited", "missing"
GIVEN, WITHDRAWN = "given", "withdrawn"
_OF_A_SEAT = ("level", "platform", "position")


class MemberFilter(AreaFilter):
    """Filters ``queryset``, which the caller has begun with ``within(scope)``."""

    seat = filters.ChoiceFilter(label=_("Seat"), choices=[(HELD, _("Holds a seat")), (NONE, _("In the pool"))])
    level = filters.ChoiceFilter(
        label=_("Level"), choices=[(level.word, level.label) for level in Level], empty_label=_("All levels")
    )
    platform = filters.ChoiceFilter(
        label=_("Platform"), choices=[(NO_PLATFORM, _("Leading")), *Platform.choices], empty_label=_("All platforms")
    )
    position = filters.CharFilter(label=_("position"))
    skill = filters.ChoiceFilter(label=_("Skill"), choices=Skill.choices, empty_label=_("All skills"))
    language = filters.ChoiceFilter(label=_("Language"), choices=Language.choices, empty_label=_("All languages"))
    signin = filters.ChoiceFilter(
        label=_("Sign-in"), choices=[(UNINVITED, _("Not invited yet")), (MISSING, _("Never signed in"))]
    )
    consent = filters.ChoiceFilter(
        label=_("Consent to messages"),
        choices=[(GIVEN, _("Agreed to messages")), (MISSING, _("Not asked yet")), (WITHDRAWN, _("Took consent back"))],
    )
    q = filters.CharFilter(label=_("Name or mobile number"))
    near = Flag(label=_("Sounds like"))

    class Meta:
        model = Member
        fields: ClassVar[list[str]] = []

    def filter_queryset(self, members: MemberQuerySet) -> MemberQuerySet:
        """Return the members who meet every condition that is on."""
        chosen = self.chosen
        if "unit" in chosen:
            members = members.under(self.area) if self.area else members.none()
        if any(name in chosen for name in _OF_A_SEAT):
            members = members.filter(_of(self._seats))
        for name in ("seat", "signin", "consent"):
            if name in chosen:
                members = members.filter(self.kinds[name, chosen[name]])
        if "skill" in chosen:
            members = members.filter(skills__contains=[chosen["skill"]])
        if "language" in chosen:
            members = members.filter(languages__contains=[chosen["language"]])
        if "q" in chosen:
            search = search_members_nearly if "near" in chosen else search_members
            members = search(members, chosen["q"], scope=self.scope)
        return members

    @cached_property
    def kinds(self) -> dict[tuple[str, str], Q]:
        """The conditions that ``seat``, ``signin`` and ``consent`` may ask for, by name and value."""
        today = timezone.localdate()
        held = Assignment.objects.current(today)
        consents = Consent.objects.filter(purpose=Purpose.MESSAGES)
        agreed, asked = _of(consents.standing()), _of(consents)
        needs = held.exclude(seat__position__rights=[], extra_rights=[])
        invited = Q(user__in=OneTimeLink.objects.exclude(user=None).values("user"))
        never = _of(needs) & Q(user__last_login=None)
        return {
            ("seat", HELD): _of(held),
            ("seat", NONE): ~_of(Assignment.objects.ending_after(today)),
            ("signin", UNINVITED): never & ~invited,
            ("signin", MISSING): never,
            ("consent", GIVEN): agreed,
            ("consent", MISSING): ~asked,
            ("consent", WITHDRAWN): asked & ~agreed,
        }

    @property
    def _seats(self) -> AssignmentQuerySet:
        """Who holds a seat of the level, platform and position that are chosen, within the scope and the area."""
        chosen = self.chosen
        held = Assignment.objects.within(self.scope).current(timezone.localdate())
        if self.area:
            held = held.filter(seat__unit__path__contains=[self.area.pk])
        if "level" in chosen:
            held = held.filter(seat__position__level=Level.from_word(chosen["level"]))
        if "platform" in chosen:
            platform = "" if chosen["platform"] == NO_PLATFORM else chosen["platform"]
            held = held.filter(seat__position__platform=platform)
        if "position" in chosen:
            held = held.filter(seat__position__key=chosen["position"])
        return held


def _of(rows: Any) -> Q:
    """Return the condition that one of ``rows`` (assignments, consents) is the member's.

    As a list of ids, which is made once: where the quick filters are counted, an EXISTS is looked up for each member.
    """
    return Q(pk__in=rows.exclude(member=None).values("member"))
