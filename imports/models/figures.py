"""What an import does in each unit."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class UnitFigures(models.Model):
    """Rows of a job by the assembly (for units: the unit above) they are about; without one, none was recognised."""

    job = models.ForeignKey("imports.ImportJob", models.CASCADE, related_name="by_unit", db_index=False)
    unit = models.ForeignKey("booths.Unit", models.CASCADE, null=True, related_name="+", db_index=False)
    new = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("figures of an import in a unit")
        verbose_name_plural = _("figures of the imports by unit")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["job", "unit"], name="import_figures_unique", nulls_distinct=False),
        ]

    def __str__(self) -> str:
        return f"{self.job_id} {self.unit_id}: {self.new} + {self.changed}"
