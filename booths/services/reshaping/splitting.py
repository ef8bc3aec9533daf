"""Making a second unit out of a part of one."""

from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.db.models import F
from django.utils.translation import gettext as _

from booths.levels import Level
from booths.models import Booth, Unit
from booths.services.reshaping.merging import LEVELS


def unit_part(
    *, unit: Unit, code: str, name_hi: str, name_en: str, children: Collection[Unit], booths: Collection[Booth]
) -> Unit:
    """Add a unit beside ``unit``, below the same parent, hang some of its children and booths on it, and return it.

    For ``teams.services``, which has locked the unit and records the act. ValidationError for a level that is not
    split, nothing chosen, something that does not hang right on the unit, or a code that is taken.
    """
    if unit.level not in LEVELS:
        raise ValidationError(_("Assemblies are never merged or split."), code="fixed_level")
    if not children and not booths:
        raise ValidationError(_("Choose what goes to the new unit."), code="nothing_chosen")
    if any(child.parent_id != unit.pk for child in children) or any(booth.unit_id != unit.pk for booth in booths):
        raise ValidationError(_("Only what hangs on this unit can go to the new one."), code="not_its_own")
    part = Unit(
        level=Level(unit.level),
        code=code.strip().upper(),
        name_hi=name_hi,
        name_en=name_en,
        parent=unit.parent,
        revenue_district=unit.revenue_district,
    )
    part.full_clean()
    part.save()
    part.refresh_from_db(fields=["path"])
    Unit.objects.filter(pk__in=[child.pk for child in children]).update(parent=part, version=F("version") + 1)
    Booth.objects.filter(pk__in=[booth.pk for booth in booths]).update(unit=part, version=F("version") + 1)
    return part
