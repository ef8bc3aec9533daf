"""A person of the organisation."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from booths.models.search import search_field, search_index
from core.history import tracked
from teams.querysets import MemberQuerySet


@tracked(exclude=["search"])
class Member(models.Model):
    """One person per mobile number. No caste, religion, voter-roll or voting field belongs here, ever."""

    name_en = models.CharField(_("name in English"), max_length=120, blank=True)
    name_hi = models.CharField(_("name in Hindi"), max_length=120, blank=True)
    phone = models.CharField(_("mobile number"), max_length=16)
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
                condition=~models.Q(name_en="", name_hi=""),
                name="member_has_a_name",
                violation_error_message=_("Give the name in Hindi or in English."),
            ),
            models.CheckConstraint(condition=models.Q(phone__regex=r"^\+91[6-9][0-9]*$"), name="member_phone_form"),
        ]
        indexes: ClassVar[list[models.Index]] = [search_index("member_search_trgm")]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the current language, else in the other script."""
        return (self.name_hi if get_language() == "hi" else self.name_en) or self.name_en or self.name_hi
