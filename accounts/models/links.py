"""Links that work once: an invitation to a seat, a new password, the first administrator."""

import hashlib
from enum import StrEnum
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


def token_hash(token: str) -> str:
    """Return what is stored of a link's secret: its SHA-256 in hexadecimal, never the secret itself."""
    return hashlib.sha256(token.encode()).hexdigest()


class LinkState(StrEnum):
    """Whether a link still works, and if not, why."""

    USABLE = "usable"
    USED = "used"
    REVOKED = "revoked"
    EXPIRED = "expired"


class OneTimeLinkQuerySet(models.QuerySet["OneTimeLink"]):
    """Chainable reads of one-time links."""

    def usable(self) -> "OneTimeLinkQuerySet":
        """Those that are neither used, nor withdrawn, nor past their time."""
        return self.filter(used_at=None, revoked_at=None, expires_at__gt=timezone.now())

    def with_token(self, token: str) -> "OneTimeLinkQuerySet":
        """The one link with this secret, if there is one, with its user."""
        return self.filter(token_hash=token_hash(token)).select_related("user")


class OneTimeLink(models.Model):
    """A secret address for one use, by one person, until a time."""

    class Purpose(models.TextChoices):
        SETUP = "setup", _("first administrator")
        INVITE = "invite", _("invitation")
        RESET = "reset", _("new password")

    purpose = models.CharField(_("purpose"), max_length=8, choices=Purpose.choices)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="one_time_links",
        verbose_name=_("user"),
    )
    token_hash = models.CharField(max_length=64, unique=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="one_time_links_made",
        verbose_name=_("made by"),
    )
    created_at = models.DateTimeField(_("made on"), default=timezone.now)
    expires_at = models.DateTimeField(_("good until"))
    used_at = models.DateTimeField(_("used on"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("withdrawn on"), null=True, blank=True)

    objects = OneTimeLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("one-time link")
        verbose_name_plural = _("one-time links")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(user__isnull=False) | models.Q(purpose="setup"), name="one_time_link_has_user"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_purpose_display()} → {self.user or '—'}"

    @property
    def state(self) -> LinkState:
        """Whether the link works at this moment."""
        if self.used_at:
            return LinkState.USED
        if self.revoked_at:
            return LinkState.REVOKED
        return LinkState.USABLE if self.expires_at > timezone.now() else LinkState.EXPIRED
