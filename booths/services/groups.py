"""Registering, changing and closing WhatsApp groups."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.services.activity import activity_record
from booths.errors import LinkTaken, SlotTaken
from booths.models import Booth, LinkCollision, WhatsAppGroup
from booths.services.versions import lock_booth, save_version
from booths.state import state_settings
from core.history import acting

CONTACT_FIELDS = ("name", "admin_name", "admin_phone", "admin2_name", "admin2_phone", "members")


def group_register(
    *,
    actor: User | None,
    booth: Booth,
    slot: int,
    invite_code: str | None = None,
    today: date | None = None,
    **contact: Any,
) -> WhatsAppGroup:
    """Register the group in a slot of a booth and return it, active.

    A planned group in the slot is taken up with what is known of it; a closed one makes room for a group of which
    nothing is known; an active one raises SlotTaken. ``invite_code`` is the code of the link as ``core.links`` reads
    it; without it ``admin_name`` must be given (ValidationError). A link that another group has raises LinkTaken.
    ``contact`` may hold the fields in ``CONTACT_FIELDS``. ``today`` is the day from which the group counts (default:
    today in the project's time zone).
    """
    settings = state_settings(booth.assembly.state_id)
    if not 1 <= slot <= settings.groups_per_booth:
        raise ValidationError(
            _("This booth has %(n)d groups."), code="no_such_slot", params={"n": settings.groups_per_booth}
        )
    with transaction.atomic(), acting("group_register", actor):
        lock_booth(booth.pk)
        group = WhatsAppGroup.objects.filter(booth=booth, slot=slot).first() or WhatsAppGroup(booth=booth, slot=slot)
        if group.status == WhatsAppGroup.Status.ACTIVE:
            raise SlotTaken(group)
        if group.status == WhatsAppGroup.Status.CLOSED:
            _forget(group)
        for name in CONTACT_FIELDS:
            if name in contact:
                setattr(group, name, contact.pop(name))
        if contact:
            raise TypeError(f"unknown fields: {sorted(contact)}")
        if group.pk:
            group.version += 1
        group.invite_code = invite_code or None
        group.checked_on = group.alive = None  # a check says nothing of the group that is registered after it
        group.status = WhatsAppGroup.Status.ACTIVE
        group.activated_on = today or timezone.localdate()
        group.closed_on = None
        _save(group)
        LinkCollision.objects.filter(booth=booth, slot=slot).delete()
        activity_record(
            actor=actor, verb="group_register", subject=booth, unit_id=booth.unit_id, slot=slot, group=group.pk
        )
    return group


def group_update(*, actor: User | None, group: WhatsAppGroup, version: int, **changes: Any) -> WhatsAppGroup:
    """Change a group's link, contacts or member count; return it.

    ``version`` is the version that the person saw: EditConflict when somebody saved since. LinkTaken when the new
    link belongs to another group. ValidationError for a closed group: it would keep a link from those who may use it.
    """
    if group.status == WhatsAppGroup.Status.CLOSED:
        raise ValidationError(_("This group is closed. Register the next one in its place."), code="group_closed")
    if changes.get("invite_code") == "":
        changes["invite_code"] = None
    if group.status == WhatsAppGroup.Status.ACTIVE:
        _refuse_nameless(changes.get("invite_code", group.invite_code), changes.get("admin_name", group.admin_name))
    with acting("group_update", actor), transaction.atomic():
        changed = save_group_version(group, version=version, changes=changes)
        if changed:
            activity_record(
                actor=actor,
                verb="group_update",
                subject=group.booth,
                unit_id=group.booth.unit_id,
                slot=group.slot,
                fields=sorted(changed),
            )
    return group


def group_close(*, actor: User | None, group: WhatsAppGroup, version: int, reason: str) -> WhatsAppGroup:
    """Close a group: it no longer counts, and its link is free again. The history keeps the link and the reason."""
    if group.status == WhatsAppGroup.Status.CLOSED:
        return group
    with transaction.atomic(), acting("group_close", actor, reason=reason):
        lock_booth(group.booth_id)
        save_version(
            group,
            version=version,
            changes={
                "status": WhatsAppGroup.Status.CLOSED,
                "closed_on": timezone.localdate(),
                "invite_code": None,
            },
        )
        activity_record(
            actor=actor,
            verb="group_close",
            subject=group.booth,
            unit_id=group.booth.unit_id,
            slot=group.slot,
            reason=reason,
        )
    return group


def save_group_version(group: WhatsAppGroup, *, version: int, changes: dict[str, Any]) -> dict[str, list[Any]]:
    """Do what ``save_version`` does; LinkTaken when another group has the link, even since a moment ago."""
    _refuse_taken_link(changes.get("invite_code"), group.pk)
    try:
        with transaction.atomic():
            return save_version(group, version=version, changes=changes)
    except (IntegrityError, ValidationError):
        _refuse_taken_link(changes.get("invite_code"), group.pk)
        raise


def _refuse_taken_link(invite_code: str | None, own_pk: int | None) -> None:
    taken = WhatsAppGroup.objects.filter(invite_code=invite_code).exclude(pk=own_pk) if invite_code else None
    holder = taken.select_related("booth__unit", "booth__assembly").first() if taken is not None else None
    if holder:
        raise LinkTaken(holder)


def _refuse_nameless(invite_code: str | None, admin_name: str) -> None:
    if not invite_code and not admin_name:
        raise ValidationError(_("Give the invite link or the admin's name."), code="link_or_admin_needed")


def _forget(group: WhatsAppGroup) -> None:
    """Empty what was known of the group that was in the slot: it says nothing of the next one."""
    blank = WhatsAppGroup()
    for name in CONTACT_FIELDS:
        setattr(group, name, getattr(blank, name))


def _save(group: WhatsAppGroup) -> None:
    """Validate and save; a link that another transaction took in the meantime is found out by the database."""
    _refuse_taken_link(group.invite_code, group.pk)
    _refuse_nameless(group.invite_code, group.admin_name)
    group.full_clean(validate_unique=False, validate_constraints=False)
    try:
        with transaction.atomic():
            group.save()
    except IntegrityError:
        _refuse_taken_link(group.invite_code, group.pk)
        raise
