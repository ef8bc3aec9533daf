"""A move, merger or split of units, kept so that it can be looked up and taken back."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Reshaping(models.Model):
    """What was done to ``unit``: moved below ``other``, ``other`` merged into it, or ``other`` split off from it.

    The names are kept as texts, for the merged unit is gone. ``figures`` counts what went with it.
    """

    class Kind(models.TextChoices):
        MOVE = "move", _("Moved")
        MERGE = "merge", _("Merged")
        SPLIT = "split", _("Split")

    kind = models.CharField(max_length=5, choices=Kind.choices)
    unit = models.ForeignKey("booths.Unit", models.SET_NULL, null=True, related_name="reshapings")
    other = models.ForeignKey("booths.Unit", models.SET_NULL, null=True, related_name="+", db_index=False)
    names = models.JSONField(default=dict)
    reason = models.CharField(_("reason"), max_length=200)
    figures = models.JSONField(default=dict)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False)
    made_at = models.DateTimeField(default=timezone.now)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False
    )
    undone_at = models.DateTimeField(null=True)
    # The context in the history of what was written: by it the act can be taken back.
    context = models.UUIDField(null=True)

    class Meta:
        verbose_name = _("change of units")
        verbose_name_plural = _("changes of units")
        ordering: ClassVar[list[str]] = ["-pk"]

    def __str__(self) -> str:
        return f"{self.kind} {self.unit_id}"
