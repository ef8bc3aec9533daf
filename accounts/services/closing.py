"""Closing an account that a person no longer needs, and opening it again."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.services.activity import activity_record
from accounts.services.links import links_withdraw


def account_close(*, actor: User | None, user: User) -> User:
    """Let nobody sign in with an account any more, and return it; sessions and unused links end at once.

    ValidationError for an administrator's account.
    """
    if user.is_superuser or user.is_staff:
        raise ValidationError(_("An administrator's account stays. Choose that one."), code="administrators_only")
    with transaction.atomic():
        User.objects.filter(pk=user.pk).update(is_active=False)
        user.is_active = False
        links_withdraw(user=user)
        activity_record(actor=actor, verb="account_close", subject=user)
    return user


def account_reopen(*, actor: User | None, user_id: int) -> None:
    """Let a person sign in again with an account that was closed; nothing happens to one that is gone."""
    with transaction.atomic():
        user = User.objects.filter(pk=user_id, is_active=False).first()
        if user:
            User.objects.filter(pk=user.pk).update(is_active=True)
            activity_record(actor=actor, verb="account_reopen", subject=user)
