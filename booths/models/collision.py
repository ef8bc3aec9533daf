"""A link that was given for a booth although another booth's group has it."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from booths.querysets.collisions import LinkCollisionQuerySet
from core.history import tracked


@tracked()
class LinkCollision(models.Model):
    """The second claim to a link: refused, and kept until somebody finds out whose group it is.

    It stands for as long as an active group of another booth has the link; registering the booth's slot with another
    link takes it away. One row a booth and link, however often it was tried.
    """

    booth = models.ForeignKey(
        "booths.Booth", models.CASCADE, related_name="collisions", verbose_name=_("booth"), db_index=False
    )
    slot = models.PositiveSmallIntegerField(_("group number"))
    invite_code = models.CharField(_("invite link"), max_length=24)
    claimed_at = models.DateTimeField(_("when"), default=timezone.now)
    claimed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("by whom"),
        db_index=False,
    )

    objects = LinkCollisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("link used twice")
        verbose_name_plural = _("links used twice")
        ordering: ClassVar[list[str]] = ["-claimed_at", "-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["booth", "invite_code"], name="collision_once"),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["invite_code"], name="collision_link")]

    def __str__(self) -> str:
        return f"{self.booth}: {self.invite_code}"
