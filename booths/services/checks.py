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

    ``members`` is the count seen, None when not counted. ValidationError for a check on a group that is not active, or
    on a day in the future or before the group was registered.
    """
    today = timezone.localdate()
    checked_on = checked_on or today
    if checked_on > today:
        raise ValidationError(_("A check cannot lie in the future."), code="future_check")
    with transaction.atomic(), acting("check_record", actor):
        # As it stands, and stays until the check is written: it may have been closed since the page was opened.
        current = WhatsAppGroup.objects.select_for_update(of=("self",), no_key=True).get(pk=group.pk)
        if current.status != WhatsAppGroup.Status.ACTIVE or current.activated_on is None:
            raise ValidationError(_("Only an active group can be checked."), code="group_not_active")
        if checked_on < current.activated_on:
            raise ValidationError(_("A check cannot lie before the group's first day."), code="check_too_early")
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
