"""Giving the holder of a seat their way in."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import OneTimeLink, User
from accounts.services import account_create, activity_record, link_make
from core.history import acting
from teams.models import Assignment, Member


@dataclass(frozen=True)
class Invitation:
    """A link for ``user``, by its ``token``, which is kept nowhere; ``purpose`` says whether a password is new."""

    user: User
    token: str
    purpose: OneTimeLink.Purpose


def seat_invite(*, actor: User | None, assignment: Assignment) -> Invitation:
    """Make a one-time link for the holder of a seat that gives rights, and the account if they have none yet.

    The account with the member's phone is taken if there is one: the number is the person. An earlier unused link
    stops working. ValidationError when the seat is no longer held, gives no right, or the account is closed or an
    administrator's. Whether ``actor`` may open this person's door is the caller's to ask (``teams.access.may_invite``).
    """
    if not Assignment.objects.current(timezone.localdate()).filter(pk=assignment.pk).exists():
        raise ValidationError(_("This person no longer holds the seat."), code="seat_left")
    if not (assignment.seat.position.rights or assignment.extra_rights):
        raise ValidationError(_("This seat needs no account."), code="no_rights")
    with transaction.atomic(), acting("seat_invite", actor):
        member = Member.objects.select_for_update(of=("self",)).get(pk=assignment.member_id)
        user = member.user or _account_for(actor, member)
        if user.is_superuser or user.is_staff or not user.is_active:
            raise ValidationError(_("This account can only be opened by an administrator."), code="administrators_only")
        known = user.has_usable_password()
        purpose = OneTimeLink.Purpose.RESET if known else OneTimeLink.Purpose.INVITE
        token = link_make(actor=actor, purpose=purpose, user=user)
        activity_record(
            actor=actor, verb="seat_invite", subject=member, unit_id=assignment.seat.unit_id, purpose=purpose.value
        )
    return Invitation(user, token, purpose)


def _account_for(actor: User | None, member: Member) -> User:
    """Return the account with the member's phone, made now if need be, and tie it to the member."""
    user = User.objects.filter(phone=member.phone).first()
    if user is None:
        user = account_create(actor=actor, name=member.name_hi or member.name_en, phone=member.phone or "")
    elif Member.objects.filter(user=user).exists():
        raise ValidationError(_("Another person signs in with this number."), code="login_taken")
    member.user = user
    member.version += 1
    member.save(update_fields=["user", "version"])
    return user
