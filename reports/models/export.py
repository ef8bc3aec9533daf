"""One export, from the wish to the day on which its file is deleted."""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.jobs import WorkRecord
from reports.querysets import ExportJobQuerySet


class State(models.TextChoices):
    """Where an export stands. Workers carry it through WORKING."""

    QUEUED = "queued", _("Waiting for its turn")
    RUNNING = "running", _("Being written")
    DONE = "done", _("Ready")
    FAILED = "failed", _("Failed")
    EXPIRED = "expired", _("File deleted")


WORKING = (State.QUEUED, State.RUNNING)
"""The states in which a worker has, or waits for, the job."""


class Format(models.TextChoices):
    """What kind of file is written."""

    XLSX = "xlsx", _("Excel (.xlsx)")
    CSV = "csv", "CSV (.csv)"


class Numbers(models.TextChoices):
    """How mobile numbers stand in a file."""

    NONE = "none", _("no mobile numbers")
    MASKED = "masked", _("mobile numbers masked")
    SOME = "some", _("mobile numbers in full in some rows")
    FULL = "full", _("mobile numbers in full")


class ExportJob(WorkRecord):
    """A table on its way into a file.

    What it says of the wish (table, parameters, columns) is enough to write the file again: a killed worker costs time
    and nothing else. The record outlives the file: who took out what, with which filter, stays known.
    """

    table = models.CharField(_("table"), max_length=20)
    # The parameters of the list, as the query of its address had them: names with lists of values.
    parameters = models.JSONField(_("filter"), default=dict)
    columns = ArrayField(models.CharField(max_length=30), verbose_name=_("columns"))
    format = models.CharField(_("format"), max_length=4, choices=Format.choices)
    # Whether a CSV begins with the mark without which Excel shows Hindi as rubbish.
    bom = models.BooleanField(default=True)
    language = models.CharField(_("language"), max_length=2, choices=[("hi", "हिन्दी"), ("en", "English")])
    # What all of that comes to; who asks for the same while it is being written gets the one that is on its way.
    wish = models.CharField(max_length=64)

    state = models.CharField(_("status"), max_length=7, choices=State.choices, default=State.QUEUED)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("asked by")
    )
    # By whoever holds the server, or by an administrator with the second factor: no area limits it.
    unrestricted = models.BooleanField(default=False)
    # Units in which the right to export, and that to see numbers, held when the file was written, by right; whoever
    # fetches it must hold them still. None: everywhere.
    reach = models.JSONField(default=dict)

    rows = models.PositiveIntegerField(_("rows"), default=0)
    numbers = models.CharField(_("mobile numbers"), max_length=6, choices=Numbers.choices, default=Numbers.NONE)
    # Below MEDIA_ROOT; nothing in it comes from a person.
    file = models.CharField(max_length=120, blank=True)
    size = models.PositiveBigIntegerField(_("size"), default=0)
    sha256 = models.CharField(_("checksum"), max_length=64, blank=True)
    # {code, …facts} of what went wrong.
    error = models.JSONField(null=True, blank=True)

    created_at = models.DateTimeField(_("asked on"), default=timezone.now)
    expires_at = models.DateTimeField(_("kept until"), null=True, blank=True)

    objects = ExportJobQuerySet.as_manager()

    class Meta:
        verbose_name = _("export")
        verbose_name_plural = _("exports")
        ordering: ClassVar[list[str]] = ["-pk"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["state"], name="export_working", condition=models.Q(state__in=WORKING)),
            models.Index(fields=["asked_by", "-id"], name="export_by_person"),
            models.Index(fields=["expires_at"], name="export_to_expire", condition=models.Q(state=State.DONE)),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=models.Q(state__in=State.values), name="export_state_known"),
            models.CheckConstraint(
                condition=~models.Q(state=State.DONE)
                | (~models.Q(file="") & ~models.Q(sha256="") & models.Q(expires_at__isnull=False)),
                name="export_done_has_a_file",
            ),
            models.UniqueConstraint(
                fields=["asked_by", "wish"], condition=models.Q(state__in=WORKING), name="export_wished_once"
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.table}"

    @property
    def is_working(self) -> bool:
        """Whether a worker has the job, or it waits for one."""
        return self.state in WORKING
