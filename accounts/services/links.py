"""Making one-time links and using them up."""

import secrets
from collections.abc import Collection
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from accounts.errors import LinkUnusable
from accounts.models import OneTimeLink, User
from accounts.models.links import token_hash
from accounts.services.activity import activity_record

Purpose = OneTimeLink.Purpose
LIFETIME = {Purpose.SETUP: timedelta(days=2), Purpose.INVITE: timedelta(days=14), Purpose.RESET: timedelta(days=2)}


def link_make(*, actor: User | None, purpose: OneTimeLink.Purpose, user: User | None) -> str:
    """Make a one-time link for ``user`` (None for a set-up link) and return its secret, which is kept nowhere.

    Earlier links of that user that nobody has used are withdrawn: the newest one counts.
    """
    token = secrets.token_urlsafe(24)
    now = timezone.now()
    with transaction.atomic():
        OneTimeLink.objects.usable().filter(user=user).update(revoked_at=now)
        OneTimeLink.objects.create(
            purpose=purpose,
            user=user,
            token_hash=token_hash(token),
            created_by=actor,
            created_at=now,
            expires_at=now + LIFETIME[purpose],
        )
        activity_record(actor=actor, verb="link_make", subject=user, purpose=purpose.value)
    return token


def links_withdraw(*, user: User, spare: User | None = None) -> int:
    """Withdraw the links of ``user`` that nobody has used, but for those that ``spare`` made; return how many.

    To be called when an account gains rights: whoever made a link, and could use it, need not have those.
    """
    return links_withdraw_for(users=[user.pk], spare=spare.pk if spare else None)


def links_withdraw_for(*, users: Collection[int], spare: int | None = None) -> int:
    """Do the same for many accounts at once; ``users`` and ``spare`` are ids."""
    links = OneTimeLink.objects.usable().filter(user__in=users)
    if spare:
        links = links.exclude(created_by=spare)
    return links.update(revoked_at=timezone.now())


def link_spend(*, token: str) -> OneTimeLink:
    """Use a link up and return it; raise LinkUnusable when it does not work (any more).

    To be called in the transaction that does what the link is for. The conditional update lets exactly one of two
    simultaneous calls through; the other waits for the first and then finds the link used.
    """
    link = OneTimeLink.objects.with_token(token).first()
    if link is None or not OneTimeLink.objects.usable().filter(pk=link.pk).update(used_at=timezone.now()):
        raise LinkUnusable(link and OneTimeLink.objects.get(pk=link.pk))
    return link


def setup_link_make() -> str | None:
    """Make the link by which the first administrator is created; None when there is an administrator."""
    if User.objects.filter(is_superuser=True).exists():
        return None
    return link_make(actor=None, purpose=Purpose.SETUP, user=None)
