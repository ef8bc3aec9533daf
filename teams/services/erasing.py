"""Erasing a person: what they hold ends, nothing personal stays, also where it was before.

What is left, and where else a name or number may stand for some days, is said in docs/decisions/erasure.md.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.services import account_erase, activity_record
from booths.services import admins_forget
from core.history import acting
from teams.models import Assignment, Consent, HandleKeeper, Member, MemberMerge, NotTheSame, Volunteer
from teams.services.forgetting import Records, history_forget, records_of

EMPTY: dict[str, Any] = {
    "name_en": "", "name_hi": "", "phone": None, "phone_alternate": "", "email": "", "user": None, "skills": [],
    "languages": [], "accounts": {},
}  # fmt: skip
"""The fields of a member that tell something of the person, and what they hold when nobody is to be told."""


def member_erase(*, actor: User | None, member: Member, reason: str) -> Member | None:
    """Erase a person. Return the empty record that says "somebody held this seat then"; None where nothing stays.

    Seats end today, coming ones are dropped; the account is closed and emptied, and open sessions end. Whether
    ``actor`` may do it is the caller's to ask (``teams.access.may_erase``). Somebody erased already is returned
    unchanged. ValidationError without a reason or for an administrator.
    """
    reason = reason.strip()
    if not reason:
        raise ValidationError(_("Say why the details are erased."), code="reason_missing")
    with transaction.atomic(), acting("member_erase", actor, reason=reason):
        found = Member.objects.select_for_update().filter(pk=member.pk).first()
        if found is None or found.erased_at:
            return found
        records, now = records_of(found), timezone.now()
        Member.objects.filter(pk=found.pk).update(**EMPTY, erased_at=now, version=F("version") + 1)
        _erase_accounts(actor, records)
        _end_seats(found)
        Consent.objects.filter(member=found).delete()
        HandleKeeper.objects.filter(member=found).delete()
        MemberMerge.objects.filter(kept=found).update(reason="")
        NotTheSame.objects.filter(Q(first=found) | Q(second=found)).delete()
        _erase_applications(found, records.numbers)
        admins_forget(numbers=records.numbers)
        stays = Assignment.objects.filter(member=found).exists()
        unit_id, pk = found.home_unit_id, found.pk
        if not stays:
            found.delete()
        history_forget(records=records, empty=EMPTY, erased_at=now, wholly=not stays)
        found = Member(pk=pk, erased_at=now, home_unit_id=unit_id)
        activity_record(actor=actor, verb="member_erase", subject=found, unit_id=unit_id, reason=reason)
    return Member.objects.get(pk=pk) if stays else None


def _erase_accounts(actor: User | None, records: Records) -> None:
    """Close every account that is the person's: theirs now, by one of their numbers, or closed when records met."""
    theirs = Q(pk__in=records.accounts) | Q(phone__in=records.numbers)
    for account in User.objects.filter(theirs, member=None):
        account_erase(actor=actor, user=account)


def _end_seats(member: Member) -> None:
    """End what is held today, drop what never began, and take away the reasons that were given for earlier ends."""
    today = timezone.localdate()
    held = Assignment.objects.filter(member=member)
    held.filter(since__gte=today).delete()
    held.ending_after(today).update(until=today)
    held.update(reason="")


def _erase_applications(member: Member, numbers: set[str]) -> None:
    """Erase what the person wrote when they offered to help, under whichever of their numbers."""
    offers = Volunteer.objects.filter(Q(member=member) | Q(phone__in=numbers), erased_at=None)
    Consent.objects.filter(volunteer__in=offers).delete()
    now = timezone.now()
    offers.filter(state=Volunteer.State.WAITING).update(state=Volunteer.State.WITHDRAWN, decided_at=now)
    offers.update(
        name="", phone="", place="", words="", reason="", platforms=[], skills=[], languages=[], token_hash=None,
        member=None, erased_at=now, version=F("version") + 1,
    )  # fmt: skip
