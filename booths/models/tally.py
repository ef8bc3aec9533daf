"""Sums per assembly, so that a page over a whole state reads some thousand rows and not half a million.

Triggers on the booths and groups append what each statement changed; nothing is ever updated in place, so that
writers never wait for each other. The sum over the rows is the figure, right in every transaction; a job folds
the rows together from time to time. Why, and what it was measured against: docs/decisions/coverage-figures.md.
"""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class BoothTally(models.Model):
    """Changes in the number of booths of an assembly that have so many active groups."""

    assembly = models.ForeignKey("booths.Unit", models.CASCADE, related_name="+", db_constraint=False, db_index=False)
    active_groups = models.PositiveSmallIntegerField()
    booths = models.IntegerField()
    electors = models.BigIntegerField()

    class Meta:
        verbose_name = _("tally of booths")
        verbose_name_plural = _("tallies of booths")
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["assembly"], name="booth_tally_assembly")]

    def __str__(self) -> str:
        return f"{self.assembly_id}/{self.active_groups}: {self.booths:+}"


class GroupTally(models.Model):
    """Changes in the active groups of an assembly and their members, by the day a check last found them alive."""

    assembly = models.ForeignKey("booths.Unit", models.CASCADE, related_name="+", db_constraint=False, db_index=False)
    alive_on = models.DateField(null=True)
    groups = models.IntegerField()
    members = models.BigIntegerField()

    class Meta:
        verbose_name = _("tally of groups")
        verbose_name_plural = _("tallies of groups")
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["assembly"], name="group_tally_assembly")]

    def __str__(self) -> str:
        return f"{self.assembly_id}/{self.alive_on}: {self.groups:+}"
