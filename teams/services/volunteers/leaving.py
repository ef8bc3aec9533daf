"""Taking an offer back, erasing it, and erasing by itself what nobody decided in time."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from accounts.services import activity_record
from booths.levels import Level
from booths.models import Unit
from booths.state import state_settings
from core.history import acting
from teams.models import Consent, Member, Purpose, Volunteer
from teams.services.consents import consent_withdraw
from teams.services.erasing import member_erase

State = Volunteer.State
_EMPTY: dict[str, Any] = {
    **dict.fromkeys(("name", "phone", "place", "words", "reason"), ""),
    **{name: [] for name in ("platforms", "skills", "languages")},
    "token_hash": None,
    "member": None,
}
"""The fields that tell something of the person, and what they hold when nobody is to be told."""

_ADDRESS = "/volunteer/"
"""What the history keeps of the address that was asked for: the rest of it is the person's secret."""


def volunteer_withdraw(*, volunteer: Volunteer, only: Purpose | None = None) -> Volunteer:
    """Take an offer back, and all that its person agreed to, and return it; twice changes nothing more.

    Whoever became a member by it stays one, whose consents are taken back: their convener sees that. ``only`` names
    the one consent to take back, such as that to messages: the offer itself stands then.
    """
    with transaction.atomic(), acting("volunteer_withdraw", None, url=_ADDRESS):
        current = Volunteer.objects.select_for_update(of=("self",)).get(pk=volunteer.pk)
        whose = Q(volunteer=current)
        if current.made_member and current.member_id:
            whose |= Q(member=current.member_id)
        if only:
            whose &= Q(purpose=only)
        for consent in Consent.objects.standing().filter(whose):
            consent_withdraw(actor=None, consent=consent)
        if current.state == State.WAITING and not only:
            current.state, current.decided_at = State.WITHDRAWN, timezone.now()
            current.version += 1
            current.save(update_fields=["state", "decided_at", "version"])
            activity_record(actor=None, verb="volunteer_withdraw", subject=current, unit_id=current.unit_id)
    return current


def volunteer_erase(*, volunteer: Volunteer, reason: str) -> None:
    """Erase a volunteer at once, and the member who came of the offer, for ``reason`` (words for the log).

    A member who was there before is left alone: whoever typed that number into the form has not shown that it is
    theirs. What stays says where and when somebody offered to help and what became of it. ValidationError, with
    nothing erased, for somebody who became an administrator meanwhile.
    """
    with transaction.atomic(), acting("volunteer_erase", None, url=_ADDRESS):
        # The member first, as ``member_erase`` does it: else the two wait for each other.
        made = Volunteer.objects.filter(pk=volunteer.pk, made_member=True).values("member")
        Member.objects.select_for_update(of=("self",)).filter(pk__in=made).first()
        current = Volunteer.objects.select_for_update(of=("self",)).get(pk=volunteer.pk)
        if current.erased_at:
            return
        if current.made_member and current.member:
            member_erase(actor=None, member=current.member, reason=reason)
        _empty([current.pk])
        activity_record(actor=None, verb="volunteer_erase", subject=current, unit_id=current.unit_id)


def volunteers_lapse(*, now: datetime | None = None) -> dict[str, int]:
    """Erase the offers that nobody decided in the days that their state allows, and those declined or taken back for
    as long; return how many ``lapsed`` and how many were ``erased`` after a decision.

    Called daily. Rows that another worker holds are left to it, and a second call finds nothing more to do.
    """
    now = now or timezone.now()
    counts = {"lapsed": 0, "erased": 0}
    for state in Unit.objects.filter(level=Level.STATE):
        before = now - timedelta(days=state_settings(state.pk).volunteer_days)
        due = Volunteer.objects.filter(erased_at=None, unit__path__0=state.pk).filter(
            Q(state=State.WAITING, applied_at__lte=before)
            | Q(state__in=(State.DECLINED, State.WITHDRAWN), decided_at__lte=before)
        )
        with transaction.atomic():
            rows = dict(due.select_for_update(of=("self",), skip_locked=True).values_list("pk", "state"))
            if not rows:
                continue
            _empty(rows, now)
            waited = sum(state == State.WAITING for state in rows.values())
            counts["lapsed"] += waited
            counts["erased"] += len(rows) - waited
            activity_record(
                actor=None, verb="volunteers_lapse", unit_id=state.pk, lapsed=waited, erased=len(rows) - waited
            )
    return counts


def _empty(ids: Any, now: datetime | None = None) -> None:
    """Empty rows of everything personal; those that waited are lapsed where time did it, else taken back."""
    rows = Volunteer.objects.filter(pk__in=list(ids))
    Consent.objects.filter(volunteer__in=list(ids)).delete()
    undecided = State.LAPSED if now else State.WITHDRAWN
    now = now or timezone.now()
    rows.filter(state=State.WAITING).update(state=undecided, decided_at=now)
    rows.update(**_EMPTY, erased_at=now, version=F("version") + 1)
