"""Registering, changing, closing and reopening official accounts."""

from collections.abc import Collection
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.services.activity import activity_record
from booths.models import Unit
from booths.services.versions import save_version
from core.history import acting
from core.social import Network, account_key, account_url, read_account
from teams.errors import AccountTaken
from teams.models import Handle, Member
from teams.services.handles.keepers import keepers_write


def handle_register(
    *,
    actor: User | None,
    unit: Unit,
    network: Network,
    address: str,
    title: str = "",
    keepers: Collection[Member] = (),
) -> Handle:
    """Register an official account of a unit and return it.

    ``address`` is as ``core.social.read_account`` gives it (ValidationError ``bad_address`` for anything else).
    AccountTaken when the account is registered and open, here or elsewhere. ValidationError ``keeper_elsewhere`` for
    a keeper who has nothing to do with the unit.
    """
    handle = Handle(unit=unit, network=network, address=address, title=title)
    _refuse_bad_address(handle)
    handle.full_clean(validate_constraints=False)
    _refuse_taken(handle)
    try:
        with transaction.atomic(), acting("handle_register", actor):
            handle.save()
            keepers_write(handle, unit, keepers)
            activity_record(actor=actor, verb="handle_register", subject=handle, unit_id=unit.pk, network=network)
    except IntegrityError:
        _refuse_taken(handle)
        raise
    return handle


def handle_update(
    *, actor: User | None, handle: Handle, version: int, address: str | None = None, title: str | None = None
) -> Handle:
    """Change an account's address or title and return it: the same account under another name, with its counts.

    EditConflict when somebody saved since ``version``; otherwise as ``handle_register``.
    """
    given = {"address": address, "title": title}
    changes = {name: value for name, value in given.items() if value is not None}
    return _save(handle, actor=actor, version=version, verb="handle_update", changes=changes)


def handle_close(*, actor: User | None, handle: Handle, version: int, reason: str) -> Handle:
    """Close an account: it no longer counts, and may be registered elsewhere. Counts and history stay.

    ValidationError without a reason; EditConflict when somebody saved since ``version``.
    """
    reason = reason.strip()
    if not reason:
        raise ValidationError({"reason": _("Say why.")}, code="reason_missing")
    changes = {"closed_on": handle.closed_on or timezone.localdate()}
    return _save(handle, actor=actor, version=version, verb="handle_close", changes=changes, reason=reason)


def handle_reopen(*, actor: User | None, handle: Handle, version: int) -> Handle:
    """Open a closed account again and return it. AccountTaken when it was registered again meanwhile."""
    return _save(handle, actor=actor, version=version, verb="handle_reopen", changes={"closed_on": None})


def _save(
    handle: Handle, *, actor: User | None, version: int, verb: str, changes: dict[str, Any], reason: str = ""
) -> Handle:
    wanted = Handle(pk=handle.pk, network=handle.network, address=changes.get("address", handle.address))
    stays_closed = handle.closed_on is not None and "closed_on" not in changes
    if "address" in changes:
        _refuse_bad_address(wanted)
    if not stays_closed and not changes.get("closed_on"):
        _refuse_taken(wanted)
    try:
        with transaction.atomic(), acting(verb, actor, reason=reason):
            changed = save_version(handle, version=version, changes=changes)
            if changed:
                details = {"fields": sorted(changed), **({"reason": reason} if reason else {})}
                activity_record(actor=actor, verb=verb, subject=handle, unit_id=handle.unit_id, **details)
    except (IntegrityError, ValidationError):
        _refuse_taken(wanted)  # somebody registered it since a moment ago
        raise
    return handle


def _refuse_bad_address(handle: Handle) -> None:
    network = Network(handle.network)
    if read_account(network, account_url(network, handle.address)).address != handle.address:
        raise ValidationError({"link": _("This is no account of %(network)s.") % {"network": network.label}})


def _refuse_taken(handle: Handle) -> None:
    key = account_key(handle.network, handle.address)
    others = Handle.objects.open().of_account(handle.network, key).exclude(pk=handle.pk).select_related("unit")
    if other := others.first():
        raise AccountTaken(other)
