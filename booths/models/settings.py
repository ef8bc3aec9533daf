"""What a state decides for itself: targets, limits, the party's name and colour."""

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _


class StateSettings(models.Model):
    """One row a state. Nothing in the code knows a target or a colour."""

    state = models.OneToOneField("booths.Unit", models.CASCADE, related_name="settings", verbose_name=_("state"))
    groups_per_booth = models.PositiveSmallIntegerField(
        _("WhatsApp groups per booth"), default=2, validators=[MinValueValidator(1), MaxValueValidator(9)]
    )
    min_members = models.PositiveSmallIntegerField(_("warn below this many members"), default=20)
    max_members = models.PositiveSmallIntegerField(_("warn above this many members"), default=1024)
    verified_days = models.PositiveSmallIntegerField(_("days that a check holds good"), default=30)
    volunteer_days = models.PositiveSmallIntegerField(
        _("days after which an undecided volunteer's details are erased"),
        default=90,
        db_default=90,
        validators=[MinValueValidator(7), MaxValueValidator(730)],  # none would erase all of them the next night
    )
    party_en = models.CharField(_("organisation's name in English"), max_length=120, blank=True)
    party_hi = models.CharField(_("organisation's name in Hindi"), max_length=120, blank=True)
    contact = models.CharField(
        _("contact for questions about personal details"),
        max_length=160,
        blank=True,
        default="",
        db_default="",
        help_text=_("An e-mail address or a number that the office answers, as the notices name it."),
    )
    accent = models.CharField(
        _("colour"), max_length=7, default="#b34700", validators=[RegexValidator(r"^#[0-9a-fA-F]{6}$")]
    )

    class Meta:
        verbose_name = _("settings of a state")
        verbose_name_plural = _("settings of the states")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(groups_per_booth__gte=1, groups_per_booth__lte=9), name="state_groups_per_booth"
            ),
        ]

    def __str__(self) -> str:
        return str(self.state)
