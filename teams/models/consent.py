"""What people were told about their details, and what they agreed to."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from teams.querysets import ConsentQuerySet, NoticeQuerySet


class Purpose(models.TextChoices):
    """What a person agrees to."""

    DETAILS = "details", _("keeping their details for work in the organisation")
    MESSAGES = "messages", _("messages about this work")


class Notice(models.Model):
    """The text that a person is shown before they agree. A text that somebody agreed to is never changed: a new
    version takes its place, and consents name the version that was shown. ``teams.notices`` fills in who asks and
    whom to turn to.
    """

    purpose = models.CharField(_("for"), max_length=8, choices=Purpose.choices)
    version = models.PositiveSmallIntegerField(_("version"))
    text_hi = models.TextField(_("text in Hindi"))
    text_en = models.TextField(_("text in English"))
    published_at = models.DateTimeField(_("published on"), default=timezone.now)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering: ClassVar[list[str]] = ["purpose", "-version"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["purpose", "version"], name="notice_version_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.get_purpose_display()}, {self.version}"

    @property
    def text(self) -> str:
        """The text in the current language."""
        return self.text_hi if get_language() == "hi" else self.text_en


class Consent(models.Model):
    """What one person agreed to, when, how, and until when. Not in the history tables: it is a record of its own, and
    goes with the person when they are erased.
    """

    class Source(models.TextChoices):
        FORM = "form", _("gave it on the public page")
        TOLD = "told", _("told the convener")
        PAPER = "paper", _("signed on paper")

    member = models.ForeignKey(
        "teams.Member", models.CASCADE, null=True, blank=True, related_name="consents", verbose_name=_("member")
    )
    volunteer = models.ForeignKey(
        "teams.Volunteer", models.CASCADE, null=True, blank=True, related_name="consents", verbose_name=_("volunteer")
    )
    purpose = models.CharField(_("for"), max_length=8, choices=Purpose.choices)
    notice = models.ForeignKey(
        Notice, models.PROTECT, null=True, blank=True, related_name="consents", verbose_name=_("notice")
    )
    language = models.CharField(_("language"), max_length=2, choices=[("hi", "हिन्दी"), ("en", "English")], default="hi")
    source = models.CharField(_("how"), max_length=5, choices=Source.choices)
    given_at = models.DateTimeField(_("given on"), default=timezone.now)
    withdrawn_at = models.DateTimeField(_("withdrawn on"), null=True, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("written by")
    )

    objects = ConsentQuerySet.as_manager()

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        ordering: ClassVar[list[str]] = ["-given_at", "-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(member__isnull=False) | models.Q(volunteer__isnull=False), name="consent_of_somebody"
            ),
            models.UniqueConstraint(
                fields=["member", "purpose"], condition=models.Q(withdrawn_at=None), name="consent_standing_unique"
            ),
            models.CheckConstraint(
                condition=~models.Q(source="form", notice=None), name="consent_by_form_names_the_notice"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_purpose_display()}, {self.given_at:%Y-%m-%d}"
