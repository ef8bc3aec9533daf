"""Making two records of one person one."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.services import account_close, activity_record, links_withdraw
from booths.errors import EditConflict
from booths.scope import Scope
from core.history import acting
from teams.access import may_merge
from teams.models import Assignment, HandleKeeper, Member, MemberMerge
from teams.services.merging.beside import carry_beside
from teams.services.merging.choices import MergeChoices, merged_fields
from teams.services.merging.seats import clashes_of, give_way


def members_merge(
    *, actor: User | None, scope: Scope, kept: Member, gone: Member, choices: MergeChoices,
    versions: tuple[int, int], reason: str = "",
) -> MemberMerge:  # fmt: skip
    """Make ``gone`` part of ``kept`` and return the record of it; ``versions`` are those seen, of kept and gone.

    Numbers, skills, languages, own accounts, seats, kept handles, consents and applications go over; of consents the
    stricter holds. Whether ``actor`` may is asked of the two as they stand once nobody else can write to them.

    PermissionDenied without ``teams.access.may_merge``. EditConflict when somebody changed one of the two since.
    ValidationError: ``same_record``; ``member_gone`` when one was merged or erased meanwhile; ``numbers_to_choose``,
    ``account_to_choose`` or ``seats_clash`` where something is to be said first; ``administrators_only`` when the
    account to be closed is an administrator's.
    """
    if kept.pk == gone.pk:
        raise ValidationError(_("These are one record already."), code="same_record")
    with transaction.atomic(), acting("member_merge", actor, reason=reason) as context:
        kept, gone = _lock({kept.pk: versions[0], gone.pk: versions[1]}, kept.pk, gone.pk)
        if not may_merge(scope, actor, kept, gone):
            raise PermissionDenied
        values = merged_fields(kept, gone, choices)
        give_way(clashes_of(kept, gone), choices.ends)
        account, closed = _account(kept, gone, choices)
        beside = carry_beside(kept=kept, gone=gone)
        Assignment.objects.filter(member=gone).update(member=kept)
        HandleKeeper.objects.filter(member=gone).exclude(handle__in=kept.handles_kept.all()).update(member=kept)
        gone_id = gone.pk
        gone.delete()
        Member.objects.filter(pk=kept.pk).update(**values, user=account, version=F("version") + 1)
        if closed:
            beside["closed"] = closed.pk if closed.is_active else None
            account_close(actor=actor, user=closed)
        if account:
            links_withdraw(user=account, spare=actor)  # it may open more now
        merge = MemberMerge.objects.create(
            kept=kept, gone_id=gone_id, context=context.id, reason=reason[:200], merged_by=actor, beside=beside
        )
        kept.refresh_from_db()
        activity_record(actor=actor, verb="member_merge", subject=kept, unit_id=kept.home_unit_id, gone=gone_id)
    merge.kept = kept
    return merge


def _lock(versions: dict[int, int], kept_pk: int, gone_pk: int) -> tuple[Member, Member]:
    """Lock both records, the lower id first, and return them; raise when either is not as it was seen."""
    locked = Member.objects.select_for_update(of=("self",)).select_related("home_unit", "user")
    found = {member.pk: member for member in locked.filter(pk__in=versions, erased_at=None).order_by("pk")}
    for pk, version in versions.items():
        if pk not in found:
            raise ValidationError(_gone_words(pk), code="member_gone")
        if found[pk].version != version:
            raise EditConflict(found[pk])
    return found[kept_pk], found[gone_pk]


def _gone_words(pk: int) -> str:
    merge = MemberMerge.objects.filter(gone_id=pk, undone_at=None).select_related("merged_by").order_by("-pk").first()
    if merge:
        return _("%(who)s has merged these records already.") % {"who": merge.merged_by or "—"}
    return _("One of the two is no longer registered.")


def _account(kept: Member, gone: Member, choices: MergeChoices) -> tuple[User | None, User | None]:
    """Return the account that stays and the one to be closed."""
    accounts: dict[Any, User] = {one.user.pk: one.user for one in (kept, gone) if one.user}
    if len(accounts) < 2:
        return next(iter(accounts.values()), None), None
    if choices.account not in accounts:
        raise ValidationError(
            _("Both records have an account. Choose which one the person keeps signing in with."),
            code="account_to_choose",
        )
    stays = accounts.pop(choices.account)
    return stays, next(iter(accounts.values()))
