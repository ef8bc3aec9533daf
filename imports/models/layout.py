"""How a person's sheets are laid out, so that they are asked once."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ImportLayout(models.Model):
    """What a sender said of the columns of sheets with these headers."""

    sender = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", db_index=False)
    # A hash of the folded headers.
    signature = models.CharField(max_length=64)
    kind = models.CharField(max_length=20)
    # Field (null: left out) by column index as text, as in ImportJob.confirmed; answers as there.
    columns = models.JSONField(default=dict)
    answers = models.JSONField(default=dict)
    used_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("remembered layout")
        verbose_name_plural = _("remembered layouts")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["sender", "signature"], name="import_layout_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.sender_id} {self.kind} {self.signature}"
