"""Offering to help, and putting right what one wrote."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts.models.links import token_hash
from accounts.services import activity_record
from booths.models import Unit
from core.phones import is_mobile
from teams.models import Consent, Notice, Purpose, Volunteer, VolunteerPage
from teams.services.consents import consent_give


@dataclass(frozen=True, slots=True)
class Offer:
    """What somebody says of themselves; ``phone`` in E.164."""

    name: str
    phone: str
    place: str = ""
    platforms: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    words: str = ""

    def fields(self) -> dict[str, Any]:
        """Return the fields of a volunteer that hold it."""
        return {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(self).items()}


def volunteer_apply(
    *, unit: Unit, offer: Offer, is_adult: bool, notices: Mapping[Purpose, Notice], language: str, secret: str
) -> Volunteer:
    """Keep an offer to help a unit, with what the person agreed to, and return it.

    ``notices`` are the texts that they saw and agreed to; the one about details must be among them. ``secret`` is that
    of their own link, of which the hash is stored: a second offer with the same secret is the same one sent again, and
    the first is returned. ValidationError for somebody under 18, without consent, to a page that is not open.
    """
    if not is_adult:
        raise ValidationError(_("Only people of 18 years or older can join."), code="not_adult")
    if Purpose.DETAILS not in notices:
        raise ValidationError(_("Without your consent your details cannot be kept."), code="no_consent")
    if not VolunteerPage.objects.filter(unit=unit, is_open=True).exists():
        raise ValidationError(_("This page takes no offers at the moment."), code="closed")
    hashed = token_hash(secret)
    volunteer = Volunteer(applied_to=unit, unit=unit, is_adult=True, token_hash=hashed, **offer.fields())
    _check(volunteer)
    try:
        with transaction.atomic():
            volunteer.save()
            for purpose, notice in notices.items():
                consent_give(
                    actor=None,
                    volunteer=volunteer,
                    purpose=purpose,
                    source=Consent.Source.FORM,
                    notice=notice,
                    language=language,
                )
            activity_record(actor=None, verb="volunteer_apply", subject=volunteer, unit_id=unit.pk)
    except IntegrityError:
        sent_before = Volunteer.objects.filter(token_hash=hashed).first()
        if sent_before is None:
            raise
        return sent_before
    return volunteer


def volunteer_correct(*, volunteer: Volunteer, offer: Offer) -> Volunteer:
    """Change what a volunteer wrote, while it waits, and return it. ValidationError once it was decided."""
    with transaction.atomic():
        current = Volunteer.objects.select_for_update(of=("self",)).get(pk=volunteer.pk)
        if current.state != Volunteer.State.WAITING:
            raise ValidationError(_("This was decided meanwhile. It can no longer be changed here."), code="decided")
        for name, value in offer.fields().items():
            setattr(current, name, value)
        current.version += 1
        _check(current)
        current.save(update_fields=[*offer.fields(), "version"])
        activity_record(actor=None, verb="volunteer_correct", subject=current, unit_id=current.unit_id)
    return current


def _check(volunteer: Volunteer) -> None:
    """Raise ValidationError for a number that is none, and for what does not fit the fields."""
    if not is_mobile(volunteer.phone):
        raise ValidationError({"phone": ValidationError(_("This is not an Indian mobile number."), code="not_mobile")})
    volunteer.full_clean(validate_unique=False)
