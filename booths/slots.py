"""The slots of a booth as its reader sees them at a glance."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from booths.models import StateSettings, WhatsAppGroup


class SlotState(models.TextChoices):
    """What a slot holds, and what is known of it."""

    FREE = "free", _("Empty")
    PLANNED = "planned", _("Planned")
    UNCHECKED = "unchecked", _("Not checked yet")
    VERIFIED = "verified", _("Verified")
    STALE = "stale", _("Check overdue")
    GONE = "gone", _("Found dead")
    CLOSED = "closed", _("Closed")


_LOOKS = {
    SlotState.FREE: ("badge--part", ""),
    SlotState.PLANNED: ("", "calendar"),
    SlotState.UNCHECKED: ("badge--accent", "clock"),
    SlotState.VERIFIED: ("badge--good", "check"),
    SlotState.STALE: ("badge--quiet", "clock"),
    SlotState.GONE: ("badge--alarm", "alert"),
    SlotState.CLOSED: ("badge--quiet", "close"),
}


@dataclass(frozen=True, slots=True)
class Slot:
    """One slot: its number, its group (None when there never was one), and its state."""

    number: int
    group: WhatsAppGroup | None
    state: SlotState
    remark: str = ""

    @property
    def is_free(self) -> bool:
        """Whether a group may be registered here."""
        return self.state in (SlotState.FREE, SlotState.PLANNED, SlotState.CLOSED)

    @property
    def is_blank(self) -> bool:
        """Whether nothing is worth showing: no group, or one that was taken back."""
        return self.group is None or self.state == SlotState.FREE

    @property
    def badge(self) -> str:
        """The class that gives the state its colour."""
        return _LOOKS[self.state][0]

    @property
    def icon(self) -> str:
        """The symbol that stands before the state's name; none for an empty slot, where it would look like a button."""
        return _LOOKS[self.state][1]


def slots_of(groups: Iterable[WhatsAppGroup], settings: StateSettings, today: date) -> list[Slot]:
    """Return the slots that the state's settings give a booth, and any further ones that hold a group."""
    held = {group.slot: group for group in groups}
    numbers = sorted({*range(1, settings.groups_per_booth + 1), *held})
    return [
        Slot(number, group, _state(group, settings, today), _remark(group, settings))
        for number in numbers
        for group in [held.get(number)]
    ]


def _state(group: WhatsAppGroup | None, settings: StateSettings, today: date) -> SlotState:
    if group is None:
        return SlotState.FREE
    if group.status == WhatsAppGroup.Status.CLOSED:
        return SlotState.CLOSED
    if group.status == WhatsAppGroup.Status.PLANNED:
        return SlotState.PLANNED if group.name or group.admin_name or group.invite_code else SlotState.FREE
    if group.alive is None or group.checked_on is None:
        return SlotState.UNCHECKED
    if not group.alive:
        return SlotState.GONE
    good_from = today - timedelta(days=settings.verified_days)
    return SlotState.VERIFIED if group.checked_on >= good_from else SlotState.STALE


def members_remark(members: int | None, settings: StateSettings) -> str:
    """Return what is remarkable about a member count, or an empty text."""
    if members is None:
        return ""
    if members < settings.min_members:
        return _("Few members: fewer than %(n)d") % {"n": settings.min_members}
    if members > settings.max_members:
        return _("More members than WhatsApp allows: %(n)d") % {"n": settings.max_members}
    return ""


def _remark(group: WhatsAppGroup | None, settings: StateSettings) -> str:
    active = group is not None and group.status == WhatsAppGroup.Status.ACTIVE
    return members_remark(group.members, settings) if group and active else ""
