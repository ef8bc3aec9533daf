"""What hangs on a record beside the history: consents, applications, earlier mergers, pairs that were told apart.

Their tables have no history of their own, so that an erased person leaves nothing there. What a merger did to them is
kept with it (``MemberMerge.beside``), as ids and times, and taken back from there.
"""

from datetime import datetime
from typing import Any

from django.db.models import Q

from teams.models import Consent, Member, MemberMerge, NotTheSame, Purpose, Volunteer


def carry_beside(*, kept: Member, gone: Member) -> dict[str, Any]:
    """Carry what hangs on ``gone`` over to ``kept``, and return what was done, as JSON.

    Of the one record it is no longer true that an application made it: the link of that application, which only
    proves who sent the form, must not reach what else the record is by now, such as a convener's seats and account.
    """
    applications = Volunteer.objects.filter(member=gone)
    made_a_member = Volunteer.objects.filter(member__in=[kept, gone], made_member=True)
    mergers = MemberMerge.objects.filter(kept=gone)
    told = NotTheSame.objects.filter(Q(first=gone) | Q(second=gone))
    told_apart = [pair.second_id if pair.first_id == gone.pk else pair.first_id for pair in told]
    done: dict[str, Any] = {
        "ended": _settle_consents(kept, gone),
        "consents": list(Consent.objects.filter(member=gone).values_list("pk", flat=True)),
        "applications": list(applications.values_list("pk", flat=True)),
        "made_a_member": list(made_a_member.values_list("pk", flat=True)),
        "mergers": list(mergers.values_list("pk", flat=True)),
        "told_apart": told_apart,
    }
    Consent.objects.filter(member=gone).update(member=kept)
    made_a_member.update(made_member=False)
    applications.update(member=kept)
    mergers.update(kept=kept)
    NotTheSame.objects.bulk_create(_pairs(kept.pk, told_apart), ignore_conflicts=True)
    return done


def bring_back_beside(*, kept_id: int, gone_id: int, done: dict[str, Any]) -> None:
    """Give a record that is there again what hung on it."""
    Consent.objects.filter(pk__in=done["consents"], member=kept_id).update(member=gone_id)
    for pk, ended_at in done["ended"].items():
        ended = Consent.objects.filter(pk=pk, withdrawn_at=datetime.fromisoformat(ended_at))
        ended.update(withdrawn_at=None)
    Volunteer.objects.filter(pk__in=done["applications"], member=kept_id).update(member=gone_id)
    made_a_member = Volunteer.objects.filter(pk__in=done["made_a_member"], member__in=[kept_id, gone_id])
    made_a_member.update(made_member=True)
    MemberMerge.objects.filter(pk__in=done["mergers"], kept=kept_id).update(kept=gone_id)
    others = Member.objects.filter(pk__in=done["told_apart"]).values_list("pk", flat=True)
    NotTheSame.objects.bulk_create(_pairs(gone_id, list(others)), ignore_conflicts=True)


def _settle_consents(kept: Member, gone: Member) -> dict[str, str]:
    """End the consents that cannot stand for one person, and return when, by id.

    A withdrawal wins: who took a consent back under one record did not mean to leave it standing under the other. Of
    two that stand, the earlier ends as the later begins.
    """
    ended: dict[str, str] = {}
    for purpose in Purpose.values:
        said = list(Consent.objects.filter(member__in=[kept, gone], purpose=purpose).order_by("given_at", "pk"))
        latest = {one.member_id: one for one in said}.values()
        withdrawn = [one.withdrawn_at for one in latest if one.withdrawn_at]
        standing = [one for one in said if one.withdrawn_at is None]
        ending = standing if withdrawn else standing[:-1]
        for one in ending:
            at = max(*withdrawn, one.given_at) if withdrawn else standing[-1].given_at
            Consent.objects.filter(pk=one.pk).update(withdrawn_at=at)
            ended[str(one.pk)] = at.isoformat()
    return ended


def _pairs(pk: int, others: list[int]) -> list[NotTheSame]:
    return [NotTheSame(first_id=min(pk, other), second_id=max(pk, other)) for other in others if other != pk]
