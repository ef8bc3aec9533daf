"""Saying that two records are two people."""

from django.db import transaction

from accounts.models import User
from accounts.services import activity_record
from teams.models import Member, NotTheSame


def members_tell_apart(*, actor: User | None, one: Member, other: Member) -> NotTheSame:
    """Record that two people are two, so that nobody is asked again, and return that; once is enough."""
    first, second = sorted((one, other), key=lambda member: member.pk)
    with transaction.atomic():
        told, made = NotTheSame.objects.get_or_create(first=first, second=second, defaults={"said_by": actor})
        if made:
            activity_record(
                actor=actor, verb="members_tell_apart", subject=first, unit_id=first.home_unit_id, other=second.pk
            )
    return told
