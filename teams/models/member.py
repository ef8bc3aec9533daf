"""A person of the organisation."""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from booths.models.search import search_field, search_index
from core.history import tracked
from teams.querysets import MemberQuerySet


class Skill(models.TextChoices):
    """What a person can do for the work on social media."""

    WRITING = "writing", _("writing")
    DESIGN = "design", _("posters and design")
    VIDEO = "video", _("video")
    PHOTO = "photo", _("photography")
    SPEAKING = "speaking", _("speaking")
    DATA = "data", _("sheets and data")
    AI = "ai", _("AI tools")
    CALLING = "calling", _("phone calls")


class Language(models.TextChoices):
    """What a person reads and writes."""

    HINDI = "hi", _("Hindi")
    ENGLISH = "en", _("English")
    URDU = "ur", _("Urdu")
    AWADHI = "awa", _("Awadhi")
    BHOJPURI = "bho", _("Bhojpuri")
    BRAJ = "bra", _("Braj")
    BUNDELI = "bns", _("Bundeli")
    PUNJABI = "pa", _("Punjabi")
    BENGALI = "bn", _("Bengali")


@tracked(exclude=["search"])
class Member(models.Model):
    """One person per mobile number. No caste, religion, voter-roll or voting field belongs here, ever.

    A person who was erased leaves a row without a name and a number where they held seats: that somebody sat there, and
    from when until when, stays known.
    """

    name_en = models.CharField(_("name in English"), max_length=120, blank=True)
    name_hi = models.CharField(_("name in Hindi"), max_length=120, blank=True)
    phone = models.CharField(_("mobile number"), max_length=16, null=True)  # noqa: DJ001 - erased people have none
    phone_alternate = models.CharField(_("other mobile number"), max_length=16, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    home_unit = models.ForeignKey("booths.Unit", models.PROTECT, related_name="members", verbose_name=_("home unit"))
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="member",
        verbose_name=_("account"),
    )
    skills = ArrayField(
        models.CharField(max_length=12, choices=Skill.choices),
        verbose_name=_("skills"), default=list, db_default=[], blank=True,
    )  # fmt: skip
    languages = ArrayField(
        models.CharField(max_length=8, choices=Language.choices),
        verbose_name=_("languages"), default=list, db_default=[], blank=True,
    )  # fmt: skip
    # The person's own accounts: the bare name by network, as core.social gives it.
    accounts = models.JSONField(_("own accounts"), default=dict, db_default={}, blank=True)
    erased_at = models.DateTimeField(_("erased on"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1, db_default=1, editable=False)
    search = search_field()

    objects = MemberQuerySet.as_manager()

    class Meta:
        verbose_name = _("member")
        verbose_name_plural = _("members")
        ordering: ClassVar[list[str]] = ["pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["phone"], name="member_phone_unique"),
            models.CheckConstraint(
                condition=~models.Q(name_en="", name_hi="") | models.Q(erased_at__isnull=False),
                name="member_has_a_name",
                violation_error_message=_("Give the name in Hindi or in English."),
            ),
            models.CheckConstraint(condition=models.Q(phone__regex=r"^\+91[6-9][0-9]*$"), name="member_phone_form"),
            models.CheckConstraint(
                condition=models.Q(erased_at=None, phone__isnull=False)
                | models.Q(
                    erased_at__isnull=False,
                    phone=None,
                    name_en="",
                    name_hi="",
                    phone_alternate="",
                    email="",
                    user=None,
                    accounts={},
                ),
                name="member_erased_means_all_of_it",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [search_index("member_search_trgm")]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the current language, else in the other script; of somebody erased that they were."""
        if self.erased_at:
            return gettext("(erased)")
        return (self.name_hi if get_language() == "hi" else self.name_en) or self.name_en or self.name_hi
