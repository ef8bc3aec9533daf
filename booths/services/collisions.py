"""Keeping in mind that a link was given for two booths."""

from django.db import transaction

from accounts.models import User
from accounts.services.activity import activity_record
from booths.models import Booth, LinkCollision


def collision_record(*, actor: User | None, booth: Booth, slot: int, invite_code: str) -> LinkCollision:
    """Record that a link which another booth's group has was given for a slot of ``booth``; return the record.

    To be called after LinkTaken, outside the transaction that it ended. The same again changes nothing.
    """
    with transaction.atomic():
        collision, created = LinkCollision.objects.get_or_create(
            booth=booth, invite_code=invite_code, defaults={"slot": slot, "claimed_by": actor}
        )
        if created:
            activity_record(actor=actor, verb="link_collision", subject=booth, unit_id=booth.unit_id, slot=slot)
    return collision
