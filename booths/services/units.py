"""Adding and correcting units."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.services.activity import activity_record
from booths.levels import Level
from booths.models import StateSettings, Unit
from booths.services.versions import save_version
from core.history import acting


def unit_create(*, actor: User | None, level: Level, code: str, parent: Unit | None, **fields: Any) -> Unit:
    """Add a unit below ``parent`` (None for a state, which gets its settings with it) and return it."""
    if parent is not None and level <= parent.level:
        raise ValidationError({"level": _("A unit stands below the one it belongs to.")}, code="level_not_below")
    unit = Unit(level=level, code=code.strip().upper(), parent=parent, **fields)
    unit.full_clean()
    with transaction.atomic(), acting("unit_create", actor):
        unit.save()
        unit.refresh_from_db(fields=["path"])
        if level == Level.STATE:
            StateSettings.objects.create(state=unit)
        activity_record(actor=actor, verb="unit_create", subject=unit, unit_id=unit.pk)
    return unit


def unit_update(*, actor: User | None, unit: Unit, version: int, reason: str = "", **changes: Any) -> Unit:
    """Correct a unit's names, number or revenue district and return it; the code never changes.

    EditConflict when somebody saved since ``version``.
    """
    if not changes.keys() <= {"name_en", "name_hi", "number", "revenue_district"}:
        raise TypeError(f"not to be changed here: {sorted(changes)}")
    with transaction.atomic(), acting("unit_update", actor, reason=reason):
        changed = save_version(unit, version=version, changes=changes)
        if changed:
            activity_record(actor=actor, verb="unit_update", subject=unit, unit_id=unit.pk, fields=sorted(changed))
    return unit
