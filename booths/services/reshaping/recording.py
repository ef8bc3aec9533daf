"""What all changes of units have in common: the lock, the reason, the record by which they are taken back."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.services.activity import activity_record
from booths.errors import EditConflict
from booths.models import Reshaping, Unit

UNDO_DAYS = 30


def lock_units(versions: Mapping[Unit, int]) -> dict[int, Unit]:
    """Lock units and return them by id as they stand; EditConflict when one is not at the version that was seen."""
    locked = Unit.objects.select_for_update(of=("self",)).filter(pk__in=[unit.pk for unit in versions]).order_by("pk")
    found = {unit.pk: unit for unit in locked}
    for unit, version in versions.items():
        current = found.get(unit.pk)
        if current is None:
            raise ValidationError(_("This unit is no longer there."), code="gone")
        if current.version != version:
            raise EditConflict(current)
    return found


def require_reason(reason: str) -> str:
    """Return the reason without blanks around it; ValidationError when there is none."""
    if not (reason := reason.strip()):
        raise ValidationError({"reason": _("Say why.")}, code="reason_missing")
    return reason[:200]


def reshaping_record(
    *,
    actor: User | None,
    kind: Reshaping.Kind,
    unit: Unit,
    other: Unit | None,
    reason: str,
    context: UUID,
    names: Mapping[str, Any],
    figures: Mapping[str, Any],
) -> Reshaping:
    """Keep what was done and return the record. To be called in the transaction that did it."""
    made = Reshaping.objects.create(
        kind=kind, unit=unit, other=other, reason=reason, context=context, made_by=actor,
        names=dict(names), figures=dict(figures),
    )  # fmt: skip
    activity_record(actor=actor, verb=f"unit_{kind.value}", subject=unit, unit_id=unit.pk, reason=reason, **names)
    return made


def may_be_undone(reshaping: Reshaping) -> bool:
    """Tell whether a change of units is recent enough and not taken back yet."""
    recent = reshaping.made_at > timezone.now() - timedelta(days=UNDO_DAYS)
    return recent and reshaping.undone_at is None and reshaping.context is not None
