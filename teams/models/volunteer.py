"""Young people who offer to help, through a public page of a unit."""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from core.history import tracked
from teams.models.member import Language, Skill
from teams.models.position import Platform
from teams.querysets import VolunteerPageQuerySet, VolunteerQuerySet


@tracked()
class VolunteerPage(models.Model):
    """The public page of a unit; without a row, or closed, the unit has none."""

    unit = models.OneToOneField("booths.Unit", models.CASCADE, related_name="volunteer_page", verbose_name=_("unit"))
    is_open = models.BooleanField(_("open"), default=True)
    intro_hi = models.CharField(_("words of welcome in Hindi"), max_length=300, blank=True)
    intro_en = models.CharField(_("words of welcome in English"), max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1, db_default=1, editable=False)

    objects = VolunteerPageQuerySet.as_manager()

    class Meta:
        verbose_name = _("page for volunteers")
        verbose_name_plural = _("pages for volunteers")

    def __str__(self) -> str:
        return str(self.unit)

    @property
    def intro(self) -> str:
        """The words of welcome in the current language, else in the other."""
        return (self.intro_hi if get_language() == "hi" else self.intro_en) or self.intro_hi or self.intro_en


class Volunteer(models.Model):
    """Somebody who offered to help. 18 or older, agreed to a notice, and can withdraw by a link of their own.

    Deliberately not in the history tables, and its label names nobody: what is erased here is erased. An erased row
    keeps where and when somebody applied and what became of it, for the counts, and nothing of the person.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        ACCEPTED = "accepted", _("accepted")
        DECLINED = "declined", _("declined")
        WITHDRAWN = "withdrawn", _("withdrawn")
        LAPSED = "lapsed", _("lapsed")

    applied_to = models.ForeignKey("booths.Unit", models.PROTECT, related_name="+", verbose_name=_("applied to"))
    unit = models.ForeignKey("booths.Unit", models.PROTECT, related_name="volunteers", verbose_name=_("unit"))
    state = models.CharField(_("state"), max_length=9, choices=State.choices, default=State.WAITING)
    name = models.CharField(_("name"), max_length=120, blank=True)
    phone = models.CharField(_("mobile number"), max_length=16, blank=True)
    place = models.CharField(_("village, ward or locality"), max_length=120, blank=True)
    platforms = ArrayField(
        models.CharField(max_length=9, choices=Platform.choices),
        verbose_name=_("platforms"), default=list, blank=True,
    )  # fmt: skip
    skills = ArrayField(
        models.CharField(max_length=12, choices=Skill.choices), verbose_name=_("skills"), default=list, blank=True
    )
    languages = ArrayField(
        models.CharField(max_length=8, choices=Language.choices), verbose_name=_("languages"), default=list, blank=True
    )
    words = models.CharField(_("own words"), max_length=300, blank=True)
    is_adult = models.BooleanField(_("18 or older"))
    # SHA-256 of the secret in the volunteer's own link; gone with the person.
    token_hash = models.CharField(max_length=64, unique=True, null=True, blank=True)
    applied_at = models.DateTimeField(_("applied on"), default=timezone.now)
    decided_at = models.DateTimeField(_("decided on"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("decided by")
    )
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    member = models.ForeignKey(
        "teams.Member", models.SET_NULL, null=True, blank=True, related_name="applications", verbose_name=_("member")
    )
    # The member came of this offer. Somebody who was one before has more behind them than a number typed into a form.
    made_member = models.BooleanField(default=False, db_default=False, editable=False)
    erased_at = models.DateTimeField(_("erased on"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1, db_default=1, editable=False)

    objects = VolunteerQuerySet.as_manager()

    class Meta:
        verbose_name = _("volunteer")
        verbose_name_plural = _("volunteers")
        ordering: ClassVar[list[str]] = ["applied_at", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=models.Q(is_adult=True), name="volunteer_is_adult"),
            models.CheckConstraint(
                condition=models.Q(erased_at=None) & ~models.Q(name="") & ~models.Q(phone="")
                | models.Q(
                    erased_at__isnull=False,
                    name="",
                    phone="",
                    place="",
                    words="",
                    reason="",
                    token_hash=None,
                    member=None,
                ),
                name="volunteer_erased_means_all_of_it",
            ),
            models.CheckConstraint(
                condition=models.Q(state="waiting", decided_at=None) | ~models.Q(state="waiting"),
                name="volunteer_waiting_is_undecided",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["unit", "applied_at"], condition=models.Q(state="waiting"), name="volunteer_waiting"),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"

    @property
    def can_do(self) -> list[str]:
        """Platforms, skills and languages in words."""
        known = {**dict(Platform.choices), **dict(Skill.choices)}
        tongues = dict(Language.choices)
        words = [known.get(key, key) for key in (*self.platforms, *self.skills)]
        return [str(word) for word in (*words, *(tongues.get(key, key) for key in self.languages))]
