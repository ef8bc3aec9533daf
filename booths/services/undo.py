"""Taking back what was just done to a group."""

from django.db import transaction

from accounts.models import User
from accounts.services.activity import activity_record
from booths.models import WhatsAppGroup
from booths.services.groups import CONTACT_FIELDS, save_group_version
from booths.services.versions import lock_booth
from core.history import acting

_RESTORED = (*CONTACT_FIELDS, "invite_code", "status", "activated_on", "closed_on")


def group_undo(*, actor: User | None, group: WhatsAppGroup, version: int) -> WhatsAppGroup:
    """Put a group back to what it was before it got ``version``, and return it.

    A group that did not exist before becomes an empty, planned one: its slot is free, and its history goes on.
    EditConflict when somebody changed it since ``version``; LinkTaken when the link that it had before is meanwhile
    another group's.
    """
    earlier = group.events.filter(version__lt=version).order_by("-pgh_id").first()  # type: ignore[attr-defined]
    before = earlier or WhatsAppGroup()
    changes = {name: getattr(before, name) for name in _RESTORED}
    with transaction.atomic(), acting("group_undo", actor):
        lock_booth(group.booth_id)
        save_group_version(group, version=version, changes=changes)
        activity_record(
            actor=actor, verb="group_undo", subject=group.booth, unit_id=group.booth.unit_id, slot=group.slot
        )
    return group
