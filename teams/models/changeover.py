"""A change of how many seats the teams of a level have, from a day on."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from booths.levels import Level
from core.history import tracked


@tracked()
class Changeover(models.Model):
    """Teams of one level go from one number of seats to another, on the day ``starts_on``.

    It is applied once, by whoever comes first on that day or after it. Which seats it opened, and who sits in one that
    is no longer wanted, is read from its lines and the seats, so that it cannot be out of step with them.
    """

    class State(models.TextChoices):
        PLANNED = "planned", _("planned")
        APPLIED = "applied", _("in force")
        WITHDRAWN = "withdrawn", _("withdrawn")

    level = models.PositiveSmallIntegerField(_("level"), choices=Level.choices)
    starts_on = models.DateField(_("from"))
    reason = models.CharField(_("reason"), max_length=200)
    state = models.CharField(_("state"), max_length=9, choices=State.choices, default=State.PLANNED)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("made by")
    )
    created_at = models.DateTimeField(_("made on"), default=timezone.now)
    applied_at = models.DateTimeField(_("in force since"), null=True, blank=True)

    class Meta:
        verbose_name = _("changeover")
        verbose_name_plural = _("changeovers")
        ordering: ClassVar[list[str]] = ["-starts_on", "-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(state="applied", applied_at__isnull=False)
                | models.Q(state__in=["planned", "withdrawn"], applied_at=None),
                name="changeover_applied_has_time",
            ),
            models.UniqueConstraint(
                fields=["level"], condition=models.Q(state="planned"), name="changeover_one_planned_a_level"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_level_display()}, {self.starts_on:%Y-%m-%d}"

    @property
    def added(self) -> int:
        """How many seats it adds to each team."""
        return sum(max(0, line.after - line.before) for line in self.lines.all())

    @property
    def removed(self) -> int:
        """How many seats it takes out of each team."""
        return sum(max(0, line.before - line.after) for line in self.lines.all())


@tracked()
class ChangeoverLine(models.Model):
    """What a changeover does to one position: so many seats in each unit before, so many after; 0 is none."""

    changeover = models.ForeignKey(Changeover, models.CASCADE, related_name="lines", verbose_name=_("changeover"))
    position = models.ForeignKey("teams.Position", models.PROTECT, related_name="+", verbose_name=_("position"))
    before = models.PositiveSmallIntegerField(_("seats before"))
    after = models.PositiveSmallIntegerField(_("seats after"))

    class Meta:
        verbose_name = _("line of a changeover")
        verbose_name_plural = _("lines of changeovers")
        ordering: ClassVar[list[str]] = ["position__order", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["changeover", "position"], name="changeover_line_unique"),
            models.CheckConstraint(condition=~models.Q(before=models.F("after")), name="changeover_line_changes"),
        ]

    def __str__(self) -> str:
        return f"{self.position}: {self.before} → {self.after}"
