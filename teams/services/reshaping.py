"""Merging and splitting units with all that hangs on them, and taking changes of units back.

They are services of this app and not of ``booths``, which cannot know of seats and members: ``teams`` calls
``booths.services.reshaping`` for the rest, in the same transaction.
"""

from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F, Model
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.services import activity_record
from booths.models import Booth, Reshaping, Unit, UnitAlias
from booths.scope import Scope
from booths.services.reshaping import may_be_undone, reshaping_record, unit_absorb, unit_part
from booths.services.reshaping.merging import refuse_unless_mergeable
from booths.services.reshaping.recording import lock_units, require_reason
from core.history import acting
from core.undo import UndoPlan, undo_apply, undo_plan
from teams.models import Assignment, Handle, Member, Seat, VolunteerPage
from teams.services.carrying import carry_seats
from teams.services.seats import seats_open
from teams.services.volunteers.carrying import volunteers_carry

MODELS: tuple[type[Model], ...] = (Unit, UnitAlias, Booth, Member, Handle, VolunteerPage, Seat, Assignment)
"""What changes of units write, those that others hang on first."""


def units_merge(
    *, actor: User | None, scope: Scope, kept: Unit, gone: Unit, versions: tuple[int, int], reason: str,
    figures: dict[str, int] | None = None,
) -> Reshaping:  # fmt: skip
    """Merge ``gone`` into ``kept`` and return the record of it; ``versions`` are those seen, of kept and gone.

    Children, booths, members' homes, accounts and volunteers go over, names and code become other spellings, seats are
    carried as ``teams.services.carrying`` says; ``scope`` tells which seats ``actor`` may fill. ValidationError for
    units that cannot be merged or without a reason, EditConflict when somebody changed one of them meanwhile.
    """
    reason = require_reason(reason)
    with transaction.atomic(), acting("unit_merge", actor, reason=reason) as context:
        found = lock_units({kept: versions[0], gone: versions[1]})
        kept, gone = found[kept.pk], found[gone.pk]
        refuse_unless_mergeable(kept, gone)
        ended = carry_seats(actor=actor, scope=scope, kept=kept, gone=gone)
        acting("unit_merge", actor, reason=reason)  # what filled the seats has named itself
        Member.objects.filter(home_unit=gone).update(home_unit=kept, version=F("version") + 1)
        Handle.objects.filter(unit=gone).update(unit=kept, version=F("version") + 1)
        volunteers_carry(kept=kept, gone=gone)
        names = {"unit": kept.code, "gone": gone.code, "gone_hi": gone.name_hi, "gone_en": gone.name_en}
        unit_absorb(kept=kept, gone=gone)
        Unit.objects.filter(pk=kept.pk).update(version=F("version") + 1)
        return reshaping_record(
            actor=actor, kind=Reshaping.Kind.MERGE, unit=kept, other=None, reason=reason, context=context.id,
            names=names, figures={**(figures or {}), "ended": ended},
        )  # fmt: skip


def unit_split(
    *, actor: User | None, unit: Unit, version: int, code: str, name_hi: str, name_en: str,
    children: Collection[Unit], booths: Collection[Booth], reason: str,
) -> Reshaping:  # fmt: skip
    """Split a unit and return the record of it, whose ``other`` is the new unit; its seats are opened, all vacant.

    ValidationError as ``unit_part`` raises it or without a reason, EditConflict when somebody changed the unit.
    """
    reason = require_reason(reason)
    with transaction.atomic(), acting("unit_split", actor, reason=reason) as context:
        unit = lock_units({unit: version})[unit.pk]
        part = unit_part(unit=unit, code=code, name_hi=name_hi, name_en=name_en, children=children, booths=booths)
        if Seat.objects.filter(unit=unit).exists():
            seats_open(actor=actor, root=part)
            acting("unit_split", actor, reason=reason)
        Unit.objects.filter(pk=unit.pk).update(version=F("version") + 1)
        return reshaping_record(
            actor=actor, kind=Reshaping.Kind.SPLIT, unit=unit, other=part, reason=reason, context=context.id,
            names={"unit": unit.code, "part": part.code},
            figures={"units": len(children), "booths": Booth.objects.under(part).count()},
        )  # fmt: skip


def reshaping_undo_plan(reshaping: Reshaping) -> UndoPlan:
    """Return what taking a change of units back would do; ``kept`` are the records that somebody changed since."""
    assert reshaping.context  # noqa: S101 - every one has it
    return undo_plan(reshaping.context, MODELS)


def reshaping_undo(*, actor: User | None, reshaping: Reshaping, force: bool = False) -> Reshaping:
    """Take a move, merger or split back, all of it, and return the record.

    ValidationError as ``booths.services.renumbering.renumbering_undo`` raises it: ``not_undoable``, ``changed_since``,
    ``in_the_way``, ``busy``.
    """
    try:
        with transaction.atomic(), acting("reshaping_undo", actor):
            current = Reshaping.objects.select_for_update(of=("self",)).get(pk=reshaping.pk)
            if not may_be_undone(current) or current.context is None:
                raise ValidationError(_("This change can no longer be taken back."), code="not_undoable")
            if current.unit and current.other:  # the part of a split goes
                volunteers_carry(kept=current.unit, gone=current.other)
            result = undo_apply(current.context, MODELS, force=force)
            if result.kept:
                raise ValidationError(
                    _("Something that was written since stands in the way."),
                    code="in_the_way" if force else "changed_since",
                )
            Reshaping.objects.filter(pk=current.pk).update(undone_by=actor, undone_at=timezone.now())
            activity_record(
                actor=actor,
                verb="reshaping_undo",
                subject=current,
                unit_id=current.unit_id,
                restored=result.counts.done,
            )
    except IntegrityError as error:
        raise ValidationError(_("Somebody changed these units at the same moment. Try again."), code="busy") from error
    current.refresh_from_db()
    return current
