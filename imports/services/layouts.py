"""Layouts remembered: what a sender said of a sheet's columns holds for the next sheet that is laid out so."""

from collections.abc import Mapping
from datetime import timedelta

from django.utils import timezone

from imports.models import ImportJob, ImportLayout
from imports.understanding import KINDS

KEPT = timedelta(days=400)  # without use: a sheet that comes once a year is still known
ANSWERS = ("fonts", "assembly")
"""What is kept of ``ImportJob.answers``; the rest is about the one sheet."""


def layout_keep(*, job: ImportJob, columns: Mapping[int, str | None] | None = None) -> ImportLayout | None:
    """Remember what the job's sender said of kind, columns and the like; None for a sheet without headers or sender.

    columns: what they all hold, where that is settled beyond what the sender said.
    """
    signature = job.understanding.get("signature", "")
    if not signature or job.uploaded_by is None:
        return None
    answers = {name: job.answers[name] for name in ANSWERS if name in job.answers}
    layout, _made = ImportLayout.objects.update_or_create(
        sender=job.uploaded_by,
        signature=signature,
        defaults={
            "kind": job.kind,
            "columns": job.confirmed if columns is None else {str(index): field for index, field in columns.items()},
            "answers": answers,
            "used_at": timezone.now(),
        },
    )
    return layout


def layout_use(*, job: ImportJob, signature: str, width: int) -> ImportLayout | None:
    """Return what the job's sender said of an earlier sheet of this layout, and note that it was used.

    width: how many columns the sheet has. None also when it no longer fits: a column is gone, a field is not of the
    kind, or the sender has now chosen another kind.
    """
    if not signature or job.uploaded_by is None:
        return None
    layout = ImportLayout.objects.filter(sender=job.uploaded_by, signature=signature).first()
    if layout is None or (job.kind and job.kind != layout.kind) or not _fits(layout, width):
        return None
    layout.used_at = timezone.now()
    layout.save(update_fields=["used_at"])
    return layout


def layouts_forget() -> int:
    """Erase layouts that nobody has used for long; return how many."""
    return ImportLayout.objects.filter(used_at__lt=timezone.now() - KEPT).delete()[0]


def _fits(layout: ImportLayout, width: int) -> bool:
    kind = KINDS.get(layout.kind)
    fields = {field for field in layout.columns.values() if field}
    return kind is not None and fields <= set(kind.fields) and all(int(index) < width for index in layout.columns)
