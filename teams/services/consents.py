"""What people agree to, and taking it back."""

import json
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.services.activity import activity_record
from core.history import acting
from teams.models import Consent, Member, Notice, Purpose, Volunteer

NOTICES = Path(__file__).parent.parent / "data" / "notices.json"


def consent_give(
    *,
    actor: User | None,
    purpose: Purpose,
    source: Consent.Source,
    member: Member | None = None,
    volunteer: Volunteer | None = None,
    notice: Notice | None = None,
    language: str = "hi",
) -> Consent:
    """Record that a member or a volunteer agreed to a purpose, and return the consent.

    ``notice`` is the text that they were shown, ``language`` (``hi`` or ``en``) the one it was shown in. Whoever has
    agreed to this text already, or to a purpose without a text, keeps that consent; one under an older text ends as the
    new one begins. ValidationError for consent by form without a notice, for a notice of another purpose, and for
    somebody who was erased.
    """
    if (member is None) == (volunteer is None):
        raise TypeError("a consent is a member's or a volunteer's")
    if source == Consent.Source.FORM and notice is None:
        raise ValidationError(_("The text that was shown is missing."), code="notice_missing")
    if notice and notice.purpose != purpose:
        raise ValidationError(_("This text is about something else."), code="notice_of_another_purpose")
    person = member or volunteer
    with transaction.atomic(), acting("consent_give", actor):
        # The person's row is the lock: two who write it down at once come one after the other.
        if type(person)._default_manager.select_for_update(no_key=True).get(pk=person.pk).erased_at:  # type: ignore[union-attr]
            raise ValidationError(_("This person's details were erased."), code="erased")
        standing = Consent.objects.standing().filter(member=member, volunteer=volunteer, purpose=purpose).first()
        if standing and (notice is None or standing.notice_id == notice.pk):
            return standing
        now = timezone.now()
        if standing:
            standing.withdrawn_at = now
            standing.save(update_fields=["withdrawn_at"])
        consent = Consent(
            member=member,
            volunteer=volunteer,
            purpose=purpose,
            notice=notice,
            language=language,
            source=source,
            given_at=now,
            recorded_by=actor,
        )
        consent.full_clean(validate_unique=False, validate_constraints=False)
        consent.save()
        _record(actor, "consent_give", consent, source=source, notice=notice.version if notice else None)
    return consent


def consent_withdraw(*, actor: User | None, consent: Consent) -> Consent:
    """Record that a person took a consent back, and return it; one that was taken back before stays as it is."""
    with transaction.atomic(), acting("consent_withdraw", actor):
        now = timezone.now()
        if Consent.objects.standing().filter(pk=consent.pk).update(withdrawn_at=now):
            _record(actor, "consent_withdraw", consent)
        consent.refresh_from_db(fields=["withdrawn_at"])
    return consent


def notice_defaults_load(*, actor: User | None) -> int:
    """Publish the notices of ``teams/data/notices.json`` that are missing; return how many those were.

    A version that exists is never changed, so loading twice changes nothing.
    """
    rows = json.loads(NOTICES.read_text(encoding="utf-8"))
    with transaction.atomic(), acting("notice_defaults_load", actor):
        known = set(Notice.objects.values_list("purpose", "version"))
        missing = [_notice(row) for row in rows if (row["purpose"], row["version"]) not in known]
        Notice.objects.bulk_create(missing)
        if missing:
            activity_record(actor=actor, verb="notice_defaults_load", count=len(missing))
    return len(missing)


def _notice(row: dict[str, Any]) -> Notice:
    """Return a notice of the file, whose texts are lists of paragraphs."""
    texts = {name: "\n\n".join(row[name]) for name in ("text_hi", "text_en")}
    return Notice(purpose=Purpose(row["purpose"]), version=row["version"], **texts)


def _record(actor: User | None, verb: str, consent: Consent, **details: Any) -> None:
    """Write the act to the log, where the person lives or applied."""
    unit = consent.member.home_unit_id if consent.member else consent.volunteer.unit_id if consent.volunteer else None
    person = consent.member or consent.volunteer
    activity_record(actor=actor, verb=verb, subject=person, unit_id=unit, purpose=consent.purpose, **details)
