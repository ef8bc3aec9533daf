"""One import, from the upload to its end."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.jobs import WorkRecord
from imports.querysets import ImportJobQuerySet


class State(models.TextChoices):
    """Where a job stands. Workers carry it through WORKING, people through the others."""

    READING = "reading", _("Reading the file")
    MAPPING = "mapping", _("Waiting for an answer")
    CHECKING = "checking", _("Checking the rows")
    READY = "ready", _("Ready to apply")
    APPLYING = "applying", _("Applying")
    DONE = "done", _("Done")
    FAILED = "failed", _("Refused")
    CANCELLED = "cancelled", _("Cancelled")
    UNDOING = "undoing", _("Taking back")
    UNDONE = "undone", _("Taken back")


WORKING = (State.READING, State.CHECKING, State.APPLYING, State.UNDOING)
"""The states in which a worker has, or waits for, the job."""
STOPPABLE = (State.READING, State.MAPPING, State.CHECKING, State.READY)
"""The states in which nothing has been written yet, so that a person may still cancel."""
BEFORE_WRITING = ("", "waiting")
"""The steps of applying in which that still holds."""


class Kind(models.TextChoices):
    """What the rows of a sheet are."""

    BOOTHS = "booths", _("Booths")
    GROUPS = "groups", _("WhatsApp groups")
    BOOTHS_WITH_GROUPS = "booths_with_groups", _("Booths with their groups")
    UNITS = "units", _("Units")
    MEMBERS = "members", _("Members and their seats")
    CHECKS = "checks", _("Checks of groups")


def stored_name(job: "ImportJob", filename: str) -> str:
    """Return where an uploaded file is kept below MEDIA_ROOT; nothing in it comes from the person's file name."""
    return f"imports/{timezone.localdate():%Y-%m}/{job.sha256 or 'unnamed'}"


class ImportJob(WorkRecord):
    """A sheet on its way into the register.

    File, columns and the register decide everything else: what a worker makes of them (its staging tables, the
    problems and figures) can be thrown away and made again, so that a killed worker costs time and nothing else.
    """

    kind = models.CharField(max_length=20, choices=Kind.choices, blank=True)
    state = models.CharField(max_length=9, choices=State.choices, default=State.READING)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    # By whoever holds the server, or by an administrator with the second factor: no area limits it.
    unrestricted = models.BooleanField(default=False)
    state_unit = models.ForeignKey("booths.Unit", models.SET_NULL, null=True, blank=True, related_name="+")

    filename = models.CharField(max_length=200)
    file = models.FileField(upload_to=stored_name, max_length=200)
    size = models.PositiveBigIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    sheet = models.CharField(max_length=200, blank=True)

    # What imports.understanding.Understanding.to_json() gave.
    understanding = models.JSONField(default=dict)
    # Fields that a person gave, by column index as text.
    confirmed = models.JSONField(default=dict)
    # What a person answered beside the columns: the fonts of columns, the place of the whole sheet, names of units.
    answers = models.JSONField(default=dict)
    # Rows and columns left out; hidden ones that were read.
    notes = models.JSONField(default=dict)
    # {code, …facts} of a file refused as a whole.
    error = models.JSONField(null=True, blank=True)
    all_or_nothing = models.BooleanField(default=False)

    # The context in the history of what was written: by it the import can be taken back.
    context = models.UUIDField(null=True)
    # What taking back was to leave alone or not, and how many records it restored, removed and left.
    undo = models.JSONField(default=dict)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    undone_at = models.DateTimeField(null=True, blank=True)

    rows = models.PositiveIntegerField(default=0)
    new = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    repairs = models.PositiveIntegerField(default=0)
    warnings = models.PositiveIntegerField(default=0)

    created_at = models.DateTimeField(default=timezone.now)

    objects = ImportJobQuerySet.as_manager()

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering: ClassVar[list[str]] = ["-pk"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["state"], name="import_working", condition=models.Q(state__in=WORKING)),
            models.Index(fields=["uploaded_by", "-id"], name="import_by_uploader"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=models.Q(state__in=State.values), name="import_state_known"),
            models.CheckConstraint(
                condition=models.Q(
                    rows=models.F("new") + models.F("changed") + models.F("unchanged") + models.F("refused")
                ),
                name="import_rows_add_up",
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.filename}"

    @property
    def is_working(self) -> bool:
        """Whether a worker has the job, or it waits for one."""
        return self.state in WORKING

    @property
    def is_stoppable(self) -> bool:
        """Whether a person may still cancel: nothing is being written yet, also where applying waits for another."""
        return self.state in STOPPABLE or (self.state == State.APPLYING and self.step in BEFORE_WRITING)

    @property
    def is_over(self) -> bool:
        """Whether nothing more will happen."""
        return self.state in (State.DONE, State.FAILED, State.CANCELLED, State.UNDONE)

    @property
    def columns_remembered(self) -> bool:
        """Whether the columns were read as the sender said of an earlier sheet of this layout."""
        return any(column["how"] == "remembered" for column in self.understanding.get("columns", []))

    @property
    def headers(self) -> dict[str, str]:
        """The header of each field's column, as the sheet has it."""
        return {
            column["field"]: column["header"] for column in self.understanding.get("columns", []) if column["field"]
        }
