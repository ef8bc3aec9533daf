"""Adding and correcting people of the organisation, and showing their numbers."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.services import activity_record, login_phone_change
from booths.models import Unit
from booths.services.versions import save_version
from core.history import acting
from core.phones import is_mobile
from teams.errors import PhoneTaken
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
    **more: Any,
) -> Member:
    """Add a person and return them. ``phone`` and ``phone_alternate`` are E.164, as ``core.phones`` gives them.

    ``more`` are ``skills``, ``languages`` and ``accounts``. ValidationError when no name is given or a number is not an
    Indian mobile; PhoneTaken (code ``phone_taken``) when ``phone`` belongs to another member.
    """
    _refuse_wrong_numbers({"phone": phone or "", "phone_alternate": phone_alternate})
    if not (name_en or name_hi):
        raise ValidationError(_("Give the name in Hindi or in English."), code="name_missing")
    member = Member(
        home_unit=home_unit,
        phone=phone,
        phone_alternate=phone_alternate,
        name_en=name_en,
        name_hi=name_hi,
        email=email,
        **more,
    )
    member.full_clean(validate_unique=False, validate_constraints=False)
    try:
        with transaction.atomic(), acting("member_create", actor):
            member.save()
            activity_record(actor=actor, verb="member_create", subject=member, unit_id=home_unit.pk)
    except IntegrityError:
        _refuse_taken(phone, None)
        raise
    return member


def member_update(
    *, actor: User | None, member: Member, version: int, moves_login: bool = False, **changes: Any
) -> Member:
    """Correct what is kept of a person and return them: names, numbers, e-mail, home, skills, languages, accounts.

    The number with which they sign in follows ``phone`` when ``actor`` is the person, with ``moves_login`` (for an
    administrator with the second factor), or while the account gives no right: else whoever may edit a convener's
    record could take the convener's login. Whether ``actor`` may change ``phone`` is the caller's to
    ask (``teams.access``).

    EditConflict when somebody saved since ``version``; PhoneTaken when the number is another member's; ValidationError
    for a wrong value, no name left, or a number with which another account signs in (code ``login_taken``).
    """
    _refuse_wrong_numbers({name: changes[name] for name in ("phone", "phone_alternate") if name in changes})
    before = Member.objects.select_related("user").get(pk=member.pk)
    try:
        with transaction.atomic(), acting("member_update", actor):
            if "phone" in changes:
                _refuse_taken(changes["phone"], member)
            changed = save_version(member, version=version, changes=changes)
            account = before.user
            if (
                "phone" in changed
                and account
                and account.phone == before.phone
                and (moves_login or _login_follows(actor, member))
            ):
                _change_login(actor, account, changes["phone"])
            if changed:
                activity_record(
                    actor=actor,
                    verb="member_update",
                    subject=member,
                    unit_id=member.home_unit_id,
                    fields=sorted(changed),
                )
    except IntegrityError:
        _refuse_taken(changes.get("phone", ""), member)
        raise
    return member


def phone_reveal(*, actor: User, member: Member, unit: Unit, field: str = "phone") -> str:
    """Return a member's number, for somebody who may see it as that of a member of ``unit``; it is logged.

    ``field`` may also be ``phone_alternate``, ``email``, or ``login`` for the number with which they sign in.
    """
    activity_record(actor=actor, verb="phone_reveal", subject=member, unit_id=unit.pk, field=field)
    if field == "login":
        return (member.user.phone if member.user else None) or ""
    return getattr(member, field) or ""  # somebody erased has none


def _refuse_wrong_numbers(numbers: Mapping[str, str]) -> None:
    for field, number in numbers.items():
        if (number or field == "phone") and not is_mobile(number):
            refusal = ValidationError(_("This is not an Indian mobile number."), code="not_mobile")
            raise ValidationError({field: refusal})


def _refuse_taken(phone: str, member: Member | None) -> None:
    holder = Member.objects.filter(phone=phone).exclude(pk=member.pk if member else None).first()
    if holder:
        raise PhoneTaken(holder)


def _login_follows(actor: User | None, member: Member) -> bool:
    account = member.user
    if account is None:
        return False
    if actor and actor.pk == account.pk:
        return True
    held = member.assignments.ending_after(timezone.localdate()).exclude(seat__position__rights=[], extra_rights=[])
    return not (account.is_superuser or account.is_staff or held.exists())


def _change_login(actor: User | None, account: User, phone: str) -> None:
    try:
        login_phone_change(actor=actor, user=account, phone=phone)
    except ValidationError as error:
        raise ValidationError({"phone": error}) from None
