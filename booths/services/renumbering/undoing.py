"""Taking a renumbering back: all of it, for half a renumbering would leave two booths with one number."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.services.activity import activity_record
from booths.models import Booth, GroupCheck, LinkCollision, Renumbering, Unit, WhatsAppGroup
from core.history import acting
from core.undo import UndoPlan, undo_apply, undo_plan

MODELS = (Booth, WhatsAppGroup, GroupCheck, LinkCollision)
FOLLOWS: dict[type[models.Model], tuple[str, ...]] = {WhatsAppGroup: ("checked_on", "alive")}
"""Kept in step with the latest check by the database."""
UNDO_DAYS = 30


def may_be_undone(renumbering: Renumbering) -> bool:
    """Tell whether it is recent enough, applied, and not taken back yet."""
    applied_at = renumbering.applied_at if renumbering.state == Renumbering.State.APPLIED else None
    return applied_at is not None and applied_at > timezone.now() - timedelta(days=UNDO_DAYS)


def renumbering_undo_plan(renumbering: Renumbering) -> UndoPlan:
    """Return what taking back would do; ``kept`` are the records that somebody changed since."""
    assert renumbering.context  # noqa: S101 - every applied one has it
    return undo_plan(renumbering.context, MODELS)


def renumbering_undo(*, actor: User | None, renumbering: Renumbering, force: bool = False) -> Renumbering:
    """Take a renumbering back and return it: numbers, names, merged booths and their groups are as they were before.

    What happened to them since goes on in the history. ValidationError when it is too old or taken back already (code
    ``not_undoable``), when records were changed since and ``force`` is not given (code ``changed_since``), or when
    something new stands in the way even then (code ``in_the_way``).
    """
    try:
        with transaction.atomic(), acting("renumbering_undo", actor, renumbering=renumbering.pk):
            current = Renumbering.objects.select_for_update(of=("self",)).get(pk=renumbering.pk)
            if not may_be_undone(current) or current.context is None:
                raise ValidationError(_("This renumbering can no longer be taken back."), code="not_undoable")
            Unit.objects.select_for_update(of=("self",), no_key=True).only("pk").get(pk=current.assembly_id)
            result = undo_apply(current.context, MODELS, force=force, follows=FOLLOWS)
            if result.kept:
                raise ValidationError(
                    _("Something that was written since stands in the way."),
                    code="in_the_way" if force else "changed_since",
                )
            current.state, current.undone_by, current.undone_at = Renumbering.State.UNDONE, actor, timezone.now()
            current.save(update_fields=["state", "undone_by", "undone_at"])
            activity_record(
                actor=actor, verb="renumbering_undo", subject=current, unit_id=current.assembly_id,
                restored=result.counts.done,
            )  # fmt: skip
    except IntegrityError as error:
        raise ValidationError(_("Somebody changed these booths at the same moment. Try again."), code="busy") from error
    return current
