"""What people did, in the words of their work: who, what, about whom, when."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Activity(models.Model):
    """One act. Field-by-field changes are in the history tables; this is the line a person reads.

    The subject is named by type, id and label and not by foreign keys: accounts knows no other app, and the
    line stays readable after the subject is gone. ``unit_id`` lets a page show the acts of one area.
    """

    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="activities",
        verbose_name=_("who"),
    )
    verb = models.CharField(_("act"), max_length=40)
    subject_type = models.CharField(max_length=40, blank=True)
    subject_id = models.BigIntegerField(null=True, blank=True)
    subject = models.CharField(_("about"), max_length=200, blank=True)
    unit_id = models.BigIntegerField(null=True, blank=True)
    details = models.JSONField(_("details"), default=dict, blank=True)
    at = models.DateTimeField(_("when"), default=timezone.now)

    class Meta:
        verbose_name = _("activity")
        verbose_name_plural = _("activities")
        ordering: ClassVar[list[str]] = ["-at", "-pk"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["unit_id", "-at"], name="activity_unit_at"),
            models.Index(fields=["subject_type", "subject_id", "-at"], name="activity_subject_at"),
            models.Index(fields=["-at"], name="activity_at"),
        ]

    def __str__(self) -> str:
        return f"{self.actor or '—'}: {self.verb} {self.subject}"
