"""Hanging a unit below another one."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts.models import User
from booths.models import Reshaping, Unit
from booths.services.reshaping.recording import lock_units, require_reason, reshaping_record
from core.history import acting


def unit_move(
    *, actor: User | None, unit: Unit, version: int, parent: Unit, reason: str, figures: dict[str, int] | None = None
) -> Reshaping:
    """Move a unit, with everything below it, below ``parent``, and return the record of it.

    The database gives everything below its new path. ValidationError when the parent is no level above the unit, is
    where it stands already, lies below it, or the unit has booths and the parent lies in another assembly; EditConflict
    when somebody changed the unit since ``version``.
    """
    reason = require_reason(reason)
    try:
        with transaction.atomic(), acting("unit_move", actor, reason=reason) as context:
            current = lock_units({unit: version})[unit.pk]
            above = Unit.objects.select_for_update(of=("self",), no_key=True).get(pk=parent.pk)
            if current.pk in above.path or current.parent_id == above.pk:
                raise ValidationError({"parent": _("The unit stands there already.")}, code="same_place")
            before = current.parent
            current.parent = above
            current.version += 1
            current.full_clean()
            current.save(update_fields=["parent", "version"])
            return reshaping_record(
                actor=actor, kind=Reshaping.Kind.MOVE, unit=current, other=above, reason=reason, context=context.id,
                names={"unit": current.code, "from": before.code if before else "", "to": above.code},
                figures=figures or {},
            )  # fmt: skip
    except IntegrityError as error:
        raise ValidationError({"parent": _("A booth stays in its assembly.")}, code="other_assembly") from error
