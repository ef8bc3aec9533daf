"""Showing an admin's number to somebody who may see it."""

from typing import Literal

from accounts.models import User
from accounts.services.activity import activity_record
from booths.models import WhatsAppGroup


def phone_reveal(*, actor: User, group: WhatsAppGroup, which: Literal["admin", "admin2"]) -> str:
    """Return the number of a group's admin in full (E.164, or an empty string), and record that it was shown."""
    number: str = getattr(group, f"{which}_phone")
    if number:
        activity_record(
            actor=actor,
            verb="phone_reveal",
            subject=group.booth,
            unit_id=group.booth.unit_id,
            slot=group.slot,
            which=which,
        )
    return number
