"""Two records of one person, made one."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class MemberMerge(models.Model):
    """What became of a second record. ``context`` is that of the history, which holds all that the second one said."""

    kept = models.ForeignKey("teams.Member", models.CASCADE, related_name="merges", verbose_name=_("member"))
    gone_id = models.BigIntegerField(_("number of the record that went"))
    context = models.UUIDField(_("context of the history"))
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    # What was done to records without a history, by ids and times (teams.services.merging.beside).
    beside = models.JSONField(default=dict, db_default={}, editable=False)
    merged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("merged by")
    )
    merged_at = models.DateTimeField(_("merged on"), default=timezone.now)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("undone by")
    )
    undone_at = models.DateTimeField(_("undone on"), null=True, blank=True)

    class Meta:
        verbose_name = _("merger of two records")
        verbose_name_plural = _("mergers of records")
        ordering: ClassVar[list[str]] = ["-merged_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.gone_id} → {self.kept_id}"


class NotTheSame(models.Model):
    """Two people whom somebody looked at and found to be two, not to be proposed again; ``first`` has the lower id."""

    first = models.ForeignKey("teams.Member", models.CASCADE, related_name="+", verbose_name=_("member"))
    second = models.ForeignKey("teams.Member", models.CASCADE, related_name="+", verbose_name=_("other member"))
    said_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("said by")
    )
    said_at = models.DateTimeField(_("said on"), default=timezone.now)

    class Meta:
        verbose_name = _("two people")
        verbose_name_plural = _("pairs of people")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["first", "second"], name="not_the_same_unique"),
            models.CheckConstraint(condition=models.Q(first__lt=models.F("second")), name="not_the_same_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.first_id} ≠ {self.second_id}"
