"""Recording that somebody looked at a group."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.services.activity import activity_record
from booths.models import GroupCheck, WhatsAppGroup
from core.history import acting


def check_record(
    *, actor: User | None, group: WhatsAppGroup, alive: bool, members: int | None = None, checked_on: date | None = None
) -> GroupCheck:
    """Record a check of an active group and return it; the group's own figures follow in the same transaction.

    ``members`` is the count seen, None when not counted. A check on a group that is not active, or dated in the
    future, is refused with ValidationError.
    """
    today = timezone.localdate()
    checked_on = checked_on or today
    if group.status != WhatsAppGroup.Status.ACTIVE:
        raise ValidationError(_("Only an active group can be checked."), code="group_not_active")
    if checked_on > today:
        raise ValidationError(_("A check cannot lie in the future."), code="future_check")
    with transaction.atomic(), acting("check_record", actor):
        check = GroupCheck.objects.create(
            group=group, alive=alive, members=members, checked_on=checked_on, checked_by=actor
        )
        group.refresh_from_db(fields=["checked_on", "alive", "members"])
        activity_record(
            actor=actor,
            verb="check_record",
            subject=group.booth,
            unit_id=group.booth.unit_id,
            slot=group.slot,
            alive=alive,
            members=members,
        )
    return check
