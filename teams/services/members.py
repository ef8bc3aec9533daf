"""Adding people of the organisation, and showing their numbers."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.services.activity import activity_record
from booths.models import Unit
from core.history import acting
from core.phones import is_mobile
from teams.models import Member


def member_create(
    *,
    actor: User | None,
    home_unit: Unit,
    phone: str,
    name_en: str = "",
    name_hi: str = "",
    phone_alternate: str = "",
    email: str = "",
) -> Member:
    """Add a person and return them. ``phone`` and ``phone_alternate`` are E.164, as ``core.phones`` gives them.

    ValidationError when no name is given, a number is not an Indian mobile, or ``phone`` belongs to another member
    (code ``phone_taken``).
    """
    for field, number in (("phone", phone), ("phone_alternate", phone_alternate)):
        if (number or field == "phone") and not is_mobile(number):
            refusal = ValidationError(_("This is not an Indian mobile number."), code="not_mobile")
            raise ValidationError({field: refusal})
    if not (name_en or name_hi):
        raise ValidationError(_("Give the name in Hindi or in English."), code="name_missing")
    member = Member(
        home_unit=home_unit,
        phone=phone,
        phone_alternate=phone_alternate,
        name_en=name_en,
        name_hi=name_hi,
        email=email,
    )
    member.full_clean(validate_unique=False, validate_constraints=False)
    try:
        with transaction.atomic(), acting("member_create", actor):
            member.save()
            activity_record(actor=actor, verb="member_create", subject=member, unit_id=home_unit.pk)
    except IntegrityError:
        if not Member.objects.filter(phone=phone).exists():
            raise
        refusal = ValidationError(_("This number belongs to somebody who is registered already."), code="phone_taken")
        raise ValidationError({"phone": refusal}) from None
    return member


def phone_reveal(*, actor: User, member: Member, unit: Unit) -> str:
    """Return a member's number, for somebody who may see it as that of a holder of a seat in ``unit``; it is logged."""
    activity_record(actor=actor, verb="phone_reveal", subject=member, unit_id=unit.pk)
    return member.phone or ""  # somebody erased has none
