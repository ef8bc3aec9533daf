"""What was found in a row: errors, warnings, repairs."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class Severity(models.IntegerChoices):
    """An error refuses the row, a warning does not, a repair tells what was put right."""

    ERROR = 1, _("Refused row")
    WARNING = 2, _("Warning")
    REPAIR = 3, _("Repair")

    @property
    def word(self) -> str:
        """The severity as pages and addresses write it."""
        return self.name.lower()


class Found(models.IntegerChoices):
    """When it was found: in the cells alone, or against the other rows and the register, which can change."""

    IN_CELLS = 1, _("In the cells")
    IN_REGISTER = 2, _("Against the register")


class ImportProblem(models.Model):
    """One finding. ``code`` and ``facts`` become a sentence in ``imports.messages``; ``row`` is Excel's number."""

    job = models.ForeignKey("imports.ImportJob", models.CASCADE, related_name="problems", db_index=False)
    row = models.IntegerField()
    field = models.CharField(max_length=24, blank=True)
    value = models.TextField(blank=True)
    code = models.CharField(max_length=40)
    facts = models.JSONField(default=dict)
    severity = models.PositiveSmallIntegerField(choices=Severity.choices)
    found = models.PositiveSmallIntegerField(choices=Found.choices)

    class Meta:
        verbose_name = _("finding of an import")
        verbose_name_plural = _("findings of the imports")
        ordering: ClassVar[list[str]] = ["row", "pk"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["job", "row", "id"], name="import_problem_row"),
            models.Index(fields=["job", "severity", "code", "row"], name="import_problem_code"),
        ]

    def __str__(self) -> str:
        return f"{self.row} {self.field}: {self.code}"
