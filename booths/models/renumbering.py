"""A renumbering of an assembly's booths: what becomes of each, as a draft, and as it was then done."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Renumbering(models.Model):
    """The old numbers and the new ones of one assembly. Nothing of a draft is in the register.

    ``listed`` is what the new list says of each number: ``{"118": {"name_hi": …, "electors": 950, "row": 7}}``.
    ``version`` grows with each change of the draft, so that nobody applies another one than they saw.
    """

    class Source(models.TextChoices):
        MAPPING = "mapping", _("A sheet with old and new numbers")
        LIST = "list", _("The new list of the assembly")
        HAND = "hand", _("By hand")

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        APPLIED = "applied", pgettext_lazy("renumbering", "Applied")
        UNDONE = "undone", _("Taken back")

    assembly = models.ForeignKey("booths.Unit", models.PROTECT, related_name="renumberings", db_index=False)
    source = models.CharField(max_length=7, choices=Source.choices)
    state = models.CharField(max_length=7, choices=State.choices, default=State.DRAFT)
    filename = models.CharField(max_length=200, blank=True)
    listed = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=1)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False)
    made_at = models.DateTimeField(default=timezone.now)
    applied_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False
    )
    applied_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False
    )
    undone_at = models.DateTimeField(null=True)
    # The context in the history of what was written: by it the renumbering can be taken back.
    context = models.UUIDField(null=True)
    # Counted when it was applied: renumbered, merged, parted, new, removed, groups_moved, groups_closed.
    figures = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("renumbering")
        verbose_name_plural = _("renumberings")
        ordering: ClassVar[list[str]] = ["-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["assembly"], condition=models.Q(state="draft"), name="renumbering_one_draft"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["assembly"], name="renumbering_assembly")]

    def __str__(self) -> str:
        return f"#{self.pk}"

    @property
    def is_draft(self) -> bool:
        """Whether it can still be changed and applied."""
        return self.state == self.State.DRAFT

    def of_number(self, number: str) -> dict[str, Any]:
        """Return what the new list says of a number: names, place, electors, row; nothing when it is not in it."""
        found: dict[str, Any] = self.listed.get(number, {})
        return found


class RenumberingLine(models.Model):
    """What becomes of one booth, or what the new booth of a number is made of.

    Each booth of the assembly has one line that says what becomes of it (``KEEPS``, ``MERGED``, ``ABSENT``,
    ``REMOVED`` or ``ASKED``); each number that no booth keeps has one of its own (``PARTED``, ``NEW`` or ``ASKED``).
    """

    class Fate(models.TextChoices):
        KEEPS = "keeps", _("Stays itself under this number")
        MERGED = "merged", _("Merged into this number")
        ABSENT = "absent", _("Not in the new list, stays as it is")
        REMOVED = "removed", _("Removed")
        PARTED = "parted", _("Split off, a new booth")
        NEW = "new", _("New booth")
        ASKED = "asked", _("To be decided")

    renumbering = models.ForeignKey(Renumbering, models.CASCADE, related_name="lines")
    booth = models.ForeignKey("booths.Booth", models.SET_NULL, null=True, related_name="+")
    booth_version = models.PositiveIntegerField(default=0)
    old_number = models.CharField(max_length=6, blank=True)
    old_name = models.CharField(max_length=250, blank=True)
    number = models.CharField(max_length=6, blank=True)
    fate = models.CharField(max_length=7, choices=Fate.choices)
    # How sure the proposal is, 0 to 100; None where a person or a sheet said so.
    score = models.PositiveSmallIntegerField(null=True)
    # The booth that came of it: itself, the one that it was merged into, the new one. Known once it is applied.
    result = models.ForeignKey("booths.Booth", models.SET_NULL, null=True, related_name="earlier_numbers")

    class Meta:
        verbose_name = _("line of a renumbering")
        verbose_name_plural = _("lines of renumberings")
        ordering: ClassVar[list[str]] = ["pk"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["old_number"], name="renumbering_old_number"),
        ]

    def __str__(self) -> str:
        return f"{self.old_number or '–'} → {self.number or '–'}"

    @property
    def is_of_booth(self) -> bool:
        """Whether the line says what becomes of a booth, not what a new one is made of."""
        return bool(self.old_number) and self.fate != self.Fate.PARTED
