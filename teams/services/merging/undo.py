"""Taking a merger of two records back, from the history."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.services import account_reopen, activity_record
from booths.scope import Scope
from core.history import acting
from core.undo import UndoPlan, undo_apply, undo_plan
from teams.access import may_merge
from teams.models import Assignment, HandleKeeper, Member, MemberMerge
from teams.services.merging.beside import bring_back_beside

UNDO_DAYS = 30
MODELS: tuple[type[Model], ...] = (Member, Assignment, HandleKeeper)
"""What a merger writes and the history keeps, those that others hang on first."""


def merge_may_be_undone(merge: MemberMerge) -> bool:
    """Tell whether a merger is young enough, not taken back yet, and the person not erased since."""
    young = merge.merged_at > timezone.now() - timedelta(days=UNDO_DAYS)
    return young and merge.undone_at is None and merge.kept.erased_at is None


def merge_undo_plan(merge: MemberMerge) -> UndoPlan:
    """Return what taking a merger back would do; ``kept`` are the records that somebody changed since."""
    return undo_plan(merge.context, MODELS)


def merge_undo(*, actor: User | None, scope: Scope, merge: MemberMerge, force: bool = False) -> MemberMerge:
    """Make two records of one again, both as they were, and return the merger.

    It gives back the seats and the account of the record that went. So ``actor`` needs ``teams.access.may_merge`` for
    the two as they stand then, else PermissionDenied, with nothing taken back.

    ValidationError: ``not_undoable``; ``changed_since`` when one was changed meanwhile, unless ``force``;
    ``in_the_way`` when for example somebody else has the number by now; ``busy`` when somebody writes just then.
    """
    try:
        with transaction.atomic(), acting("member_merge_undo", actor):
            current = MemberMerge.objects.select_for_update(of=("self",)).select_related("kept").get(pk=merge.pk)
            if not merge_may_be_undone(current):
                raise ValidationError(_("This merger can no longer be taken back."), code="not_undoable")
            result = undo_apply(current.context, MODELS, force=force)
            if result.kept:
                raise ValidationError(
                    _("Something that was written since stands in the way."),
                    code="in_the_way" if force else "changed_since",
                )
            bring_back_beside(kept_id=current.kept_id, gone_id=current.gone_id, done=current.beside)
            if current.beside.get("closed"):
                account_reopen(actor=actor, user_id=current.beside["closed"])
            if not may_merge(scope, actor, *_records(current.kept_id, current.gone_id)):
                raise PermissionDenied
            MemberMerge.objects.filter(pk=current.pk).update(undone_by=actor, undone_at=timezone.now())
            activity_record(
                actor=actor, verb="member_merge_undo", subject=current.kept, unit_id=current.kept.home_unit_id
            )
    except IntegrityError as error:
        raise ValidationError(_("Somebody changed these people at the same moment. Try again."), code="busy") from error
    current.refresh_from_db()
    return current


def _records(kept_id: int, gone_id: int) -> tuple[Member, Member]:
    found = Member.objects.select_related("user", "home_unit").in_bulk([kept_id, gone_id])
    return found[kept_id], found[gone_id]
