"""Adding and correcting booths."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.services.activity import activity_record
from booths.levels import Level
from booths.models import Booth, Unit
from booths.services.versions import save_version
from core.history import acting


def booth_create(*, actor: User | None, unit: Unit, number: str, **fields: Any) -> Booth:
    """Add a booth that hangs on ``unit`` (an assembly, mandal or sector) and return it.

    ``number`` is in the form that ``core.booth_numbers`` gives. ValidationError when the number is taken in the
    assembly or the unit stands above the assembly.
    """
    assembly_id = unit.ancestor_id(Level.ASSEMBLY)
    if assembly_id is None:
        raise ValidationError(
            {"unit": _("A booth belongs to an assembly, a mandal or a sector.")}, code="unit_too_high"
        )
    taken = ValidationError({"number": _("This number is taken in the assembly.")}, code="number_taken")
    booth = Booth(unit=unit, assembly_id=assembly_id, number=number, **fields)
    if Booth.objects.filter(assembly_id=assembly_id, number=number).exists():
        raise taken
    booth.full_clean(validate_unique=False)
    with transaction.atomic(), acting("booth_create", actor):
        try:
            with transaction.atomic():
                booth.save()
        except IntegrityError as error:  # somebody else added it a moment ago
            if "booth_number_unique" in str(error):
                raise taken from error
            raise
        activity_record(actor=actor, verb="booth_create", subject=booth, unit_id=unit.pk)
    return booth


def booth_update(*, actor: User | None, booth: Booth, version: int, reason: str = "", **changes: Any) -> Booth:
    """Correct a booth's names, place, electors, or the unit it hangs on (within its assembly); return it.

    EditConflict when somebody saved since ``version``; ValidationError when the new unit lies in another assembly.
    """
    unit = changes.get("unit")
    if unit is not None and unit.ancestor_id(Level.ASSEMBLY) != booth.assembly_id:
        raise ValidationError({"unit": _("A booth stays in its assembly.")}, code="other_assembly")
    with transaction.atomic(), acting("booth_update", actor, reason=reason):
        changed = save_version(booth, version=version, changes=changes)
        if changed:
            activity_record(
                actor=actor, verb="booth_update", subject=booth, unit_id=booth.unit_id, fields=sorted(changed)
            )
    return booth
