"""Taking one unit into another."""

from django.core.exceptions import ValidationError
from django.db.models import F
from django.utils.translation import gettext as _

from booths.levels import Level
from booths.models import Booth, Unit, UnitAlias
from core.text import fold

LEVELS = (Level.REGION, Level.DISTRICT, Level.MANDAL, Level.SECTOR)
"""What can be merged and split. A state is one, and a booth stays in its assembly for good."""


def refuse_unless_mergeable(kept: Unit, gone: Unit) -> None:
    """Raise ValidationError for two units that cannot become one."""
    if gone.level not in LEVELS:
        raise ValidationError(_("Assemblies are never merged or split."), code="fixed_level")
    if kept.pk == gone.pk or kept.level != gone.level or kept.state_id != gone.state_id:
        raise ValidationError({"other": _("Choose another unit of the same level.")}, code="not_mergeable")
    elsewhere = gone.level > Level.ASSEMBLY and kept.path[Level.ASSEMBLY - 1] != gone.path[Level.ASSEMBLY - 1]
    if elsewhere and Booth.objects.under(gone).exists():
        raise ValidationError({"other": _("A booth stays in its assembly.")}, code="other_assembly")


def unit_absorb(*, kept: Unit, gone: Unit) -> None:
    """Hang everything of ``gone`` on ``kept``, keep its names and its code as other spellings of it, and remove it.

    For ``teams.services``, which has locked both, carried seats and members, and records the act. ProtectedError when
    something still hangs on the unit that goes.
    """
    Unit.objects.filter(parent=gone).update(parent=kept, version=F("version") + 1)
    Booth.objects.filter(unit=gone).update(unit=kept, version=F("version") + 1)
    known = {alias.folded for alias in kept.aliases.all()} | {fold(name) for name in (kept.name_en, kept.name_hi)}
    for alias in gone.aliases.all():
        if alias.folded not in known:
            known.add(alias.folded)
            alias.unit = kept
            alias.save(update_fields=["unit"])
    for name in filter(None, (gone.name_en, gone.name_hi, gone.code)):
        if (folded := fold(name)) and folded not in known:
            known.add(folded)
            UnitAlias.objects.create(unit=kept, name=name, folded=folded)
    Unit.objects.get(pk=gone.pk).delete()
