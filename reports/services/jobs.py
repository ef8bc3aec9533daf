"""What people do with an export: ask for it, fetch its file."""

import hashlib
import json
from collections.abc import Sequence

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import Activity, User
from accounts.services.activity import activity_record
from reports.exporters import EXPORTERS
from reports.exporters.base import Parameters
from reports.files import folder_remove
from reports.models import ExportJob, Format, State
from reports.models.export import WORKING


def export_create(
    *,
    actor: User | None,
    table: str,
    parameters: Parameters,
    columns: Sequence[str],
    format: Format,
    language: str,
    bom: bool = True,
    unrestricted: bool = False,
) -> ExportJob:
    """Note the wish for a file and return the job, ready for a worker.

    table: a key of ``reports.exporters.EXPORTERS``. columns: keys of its columns, at least one. Whoever asks for the
    same while it is still being written (a double click) gets that job. unrestricted: only for commands that are run by
    whoever holds the server; ``actor`` may then be None. What may be in the file is decided when it is written.
    """
    keys = [column.key for column in EXPORTERS[table].chosen(columns)]
    if not keys:
        raise ValueError("no columns")
    wish = [table, sorted(parameters.lists()), keys, format, language, bom]
    job = ExportJob(
        table=table,
        parameters=dict(parameters.lists()),
        columns=keys,
        format=format,
        language=language,
        bom=bom,
        asked_by=actor,
        unrestricted=unrestricted,
        wish=hashlib.sha256(json.dumps(wish).encode()).hexdigest(),
    )
    try:
        with transaction.atomic():
            job.save()
            activity_record(actor=actor, verb="export_ask", subject=job, table=table)
    except IntegrityError:
        same = ExportJob.objects.filter(asked_by=actor, wish=job.wish, state__in=WORKING).first()
        if same is None:  # it was done at this very moment
            raise
        return same
    return job


def export_fetched(*, actor: User, job: ExportJob, goes_on: bool = False) -> None:
    """Note that a person fetched the file. ``goes_on``: a part that does not begin it, noted unless a fetch was."""
    noted = Activity.objects.filter(
        verb="export_fetch", actor=actor, subject_type=job._meta.model_name, subject_id=job.pk
    )
    if goes_on and noted.exists():
        return
    activity_record(actor=actor, verb="export_fetch", subject=job, table=job.table, sha256=job.sha256)


def export_hand_over(*, job: ExportJob) -> None:
    """Forget the file of an export whose copy was handed over at once; its record stays."""
    now = timezone.now()
    if ExportJob.objects.filter(pk=job.pk, state=State.DONE).update(state=State.EXPIRED, file="", expires_at=now):
        folder_remove(job.pk)
