"""A unit's official accounts, who runs them, how many follow them."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.history import tracked
from core.social import Network


@tracked()
class Handle(models.Model):
    """An official account of a unit. ``address`` is the bare name, id or code as ``core.social`` gives it."""

    unit = models.ForeignKey("booths.Unit", models.PROTECT, related_name="handles", verbose_name=_("unit"))
    network = models.CharField(_("network"), max_length=9, choices=Network.choices)
    address = models.CharField(_("name of the account"), max_length=120)
    title = models.CharField(_("title"), max_length=120, blank=True)
    keepers = models.ManyToManyField(
        to="teams.Member", through="teams.HandleKeeper", related_name="handles_kept", verbose_name=_("run by")
    )
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1, db_default=1, editable=False)

    class Meta:
        verbose_name = _("official account")
        verbose_name_plural = _("official accounts")
        ordering: ClassVar[list[str]] = ["unit_id", "network", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            # One account belongs to one unit. Names are case-insensitive everywhere but in ids and codes, which
            # core.social leaves as they are; two that differ by case alone are taken as one all the same.
            models.UniqueConstraint(
                models.F("network"),
                models.functions.Lower("address"),
                condition=models.Q(closed_on=None),
                name="handle_address_unique",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_network_display()}: {self.address}"


@tracked()
class HandleKeeper(models.Model):
    """Who runs an account. It gives no right here: it says whom to ring."""

    handle = models.ForeignKey(Handle, models.CASCADE, related_name="keeping", verbose_name=_("official account"))
    member = models.ForeignKey("teams.Member", models.CASCADE, related_name="keeping", verbose_name=_("member"))

    class Meta:
        verbose_name = _("keeper of an account")
        verbose_name_plural = _("keepers of accounts")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["handle", "member"], name="handle_keeper_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.member} – {self.handle}"


@tracked()
class HandleCount(models.Model):
    """How many followed an account on a day, as somebody read it there."""

    handle = models.ForeignKey(
        Handle, models.CASCADE, related_name="counts", verbose_name=_("official account"), db_index=False
    )
    day = models.DateField(_("day"))
    followers = models.PositiveIntegerField(_("followers"))
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("noted by")
    )
    noted_at = models.DateTimeField(_("noted on"), default=timezone.now)

    class Meta:
        verbose_name = _("count of followers")
        verbose_name_plural = _("counts of followers")
        ordering: ClassVar[list[str]] = ["-day"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["handle", "day"], name="handle_count_one_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.day:%Y-%m-%d}: {self.followers}"
