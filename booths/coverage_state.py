"""Whether a booth has the groups it needs."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CoverageState(models.TextChoices):
    """Covered: at least the target number of active groups; partly: fewer; uncovered: none."""

    COVERED = "covered", _("Covered")
    PARTLY = "partly", _("Partly covered")
    UNCOVERED = "uncovered", _("Without a group")

    @classmethod
    def of(cls, active_groups: int, target: int) -> "CoverageState":
        """Return the state of a booth with so many active groups where ``target`` are wanted."""
        if active_groups >= target:
            return cls.COVERED
        return cls.PARTLY if active_groups else cls.UNCOVERED
