"""A cell of a sheet that a person put right in the browser; the file itself stays as it came."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ImportMend(models.Model):
    """What is to be read in a row's field instead of what the sheet has there; ``row`` is Excel's number."""

    job = models.ForeignKey("imports.ImportJob", models.CASCADE, related_name="mends", db_index=False)
    row = models.IntegerField()
    field = models.CharField(max_length=24)
    value = models.TextField(blank=True)
    # Later than the job's last move: the rows have not been checked with it yet.
    saved_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("mended cell")
        verbose_name_plural = _("mended cells")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["job", "row", "field"], name="import_mend_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.row} {self.field}: {self.value}"
