"""Who runs an account."""

from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.services.activity import activity_record
from booths.errors import EditConflict
from booths.models import Unit
from core.history import acting
from teams.handles.keeping import may_keep
from teams.models import Handle, HandleKeeper, Member


def handle_keepers_set(*, actor: User | None, handle: Handle, version: int, members: Collection[Member]) -> Handle:
    """Let exactly these people run an account, and return it.

    EditConflict when somebody saved since ``version``. ValidationError ``keeper_elsewhere`` for one who is added and
    has nothing to do with the unit (``teams.handles.keeping``); who is there already may stay after moving away.
    """
    with transaction.atomic(), acting("handle_keepers_set", actor):
        current = Handle.objects.select_for_update(of=("self",)).select_related("unit").get(pk=handle.pk)
        if current.version != version:
            raise EditConflict(current)
        added, removed = keepers_write(current, current.unit, members)
        if added or removed:
            current.version = version + 1
            current.save(update_fields=["version"])
            activity_record(
                actor=actor,
                verb="handle_keepers_set",
                subject=current,
                unit_id=current.unit_id,
                added=added,
                removed=removed,
            )
    return current


def keepers_write(handle: Handle, unit: Unit, members: Collection[Member]) -> tuple[list[int], list[int]]:
    """Write who runs an account and return the ids of those added and removed; for the services of this package."""
    there = set(HandleKeeper.objects.filter(handle=handle).values_list("member_id", flat=True))
    wanted = {member.pk for member in members}
    added, removed = sorted(wanted - there), sorted(there - wanted)
    near = Member.objects.filter(may_keep(unit, timezone.localdate()), pk__in=added, erased_at=None)
    if added and near.count() < len(added):
        raise ValidationError(
            {"keepers": _("Only people of this place, or of one above or below it, can run its account.")},
            code="keeper_elsewhere",
        )
    HandleKeeper.objects.filter(handle=handle, member__in=removed).delete()
    HandleKeeper.objects.bulk_create(HandleKeeper(handle=handle, member_id=pk) for pk in added)
    return added, removed
