"""Other spellings of the names of units, by which sheets are understood without asking again."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.services.activity import activity_record
from booths.levels import Level
from booths.models import RevenueDistrict, Unit, UnitAlias
from booths.scope import Right, Scope
from core.history import acting
from core.text import clean, fold, is_blank_marker


def may_name(scope: Scope, unit: Unit) -> bool:
    """Tell whether a person may say how else a unit is called: who may edit it, or import into it."""
    return scope.may(Right.EDIT, unit) or scope.may(Right.IMPORT, unit)


def alias_add(*, actor: User | None, scope: Scope, unit: Unit, name: str) -> UnitAlias:
    """Remember another spelling of a unit's name and return it; one that is remembered already stays as it is.

    Among the units that a name is looked for together (``_beside``) it means one: the name of another is refused, and
    one remembered for another is taken from that, where the person may. PermissionDenied outside the scope.
    ValidationError (field ``name``) for what is no name, or that of another unit.
    """
    if not may_name(scope, unit):
        raise PermissionDenied
    name = clean(name).text
    key = fold(name)
    if not key or is_blank_marker(name) or len(name) > 120:
        raise ValidationError({"name": _("This is no name.")}, code="no_name")
    beside = _beside(unit)
    others: list[Unit | RevenueDistrict] = [*beside, *_districts_of(unit)]
    if namesake := next((other for other in others if key in _names(other)), None):
        raise ValidationError({"name": _("This is the name of %(unit)s.") % {"unit": namesake}}, code="name_of_other")
    with transaction.atomic(), acting("alias_add", actor):
        for other in UnitAlias.objects.filter(unit__in=beside, folded=key).select_related("unit"):
            if not may_name(scope, other.unit):
                words = _("This name is kept for a unit outside your area.")
                raise ValidationError({"name": words}, code="kept_for_other")
            alias_remove(actor=actor, scope=scope, alias=other)
        alias, is_new = UnitAlias.objects.get_or_create(unit=unit, folded=key, defaults={"name": name})
        if is_new:
            activity_record(actor=actor, verb="alias_add", subject=unit, unit_id=unit.pk, name=name)
    return alias


def alias_remove(*, actor: User | None, scope: Scope, alias: UnitAlias) -> None:
    """Forget a spelling. PermissionDenied outside the scope."""
    unit = alias.unit
    if not may_name(scope, unit):
        raise PermissionDenied
    with transaction.atomic(), acting("alias_remove", actor):
        alias.delete()
        activity_record(actor=actor, verb="alias_remove", subject=unit, unit_id=unit.pk, name=alias.name)


def _beside(unit: Unit) -> list[Unit]:
    """Return the units among which a name of this one is looked for: of its level, in its assembly, else its state."""
    top = unit.ancestor_id(Level.ASSEMBLY) if unit.level > Level.ASSEMBLY else unit.state_id
    return list(Unit.objects.filter(level=unit.level, path__contains=[top]).exclude(pk=unit.pk).defer("search"))


def _districts_of(unit: Unit) -> list[RevenueDistrict]:
    """Return the government's districts whose names mean more than this one unit."""
    if unit.level != Level.DISTRICT:
        return []
    own = {"pk": unit.revenue_district_id} if unit.revenue_district_id and not _shares_district(unit) else {"pk": None}
    return list(RevenueDistrict.objects.filter(state_id=unit.state_id).exclude(**own))


def _shares_district(unit: Unit) -> bool:
    return Unit.objects.filter(revenue_district=unit.revenue_district_id).exclude(pk=unit.pk).exists()


def _names(unit: Unit | RevenueDistrict) -> set[str]:
    return {fold(name) for name in (unit.name_en, unit.name_hi, unit.code) if name}
