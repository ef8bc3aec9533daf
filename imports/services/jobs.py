"""What people do with an import: hand in a sheet, answer about its columns, apply it, cancel it."""

import hashlib
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.files import File
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.activity import activity_record
from booths.scope import Scope
from imports.errors import WrongState
from imports.models import ImportJob, ImportMend, State
from imports.models.job import STOPPABLE
from imports.places import Area
from imports.services.layouts import layout_keep
from imports.services.moving import move
from teams.scoping import is_administrators


def job_create(
    *,
    actor: User | None,
    scope: Scope,
    kind: str,
    filename: str,
    file: "File[Any]",
    sheet: str = "",
    unrestricted: bool = False,
) -> ImportJob:
    """Keep an uploaded sheet and return the job, ready to be read.

    kind: a key of ``imports.kinds.KINDS``, or '' to tell it from the headers. scope: what the importer may reach.
    unrestricted: only for commands that are run by whoever holds the server; ``actor`` may then be None.
    """
    digest, size = hashlib.sha256(), 0
    for chunk in file.chunks():
        digest.update(chunk)
        size += len(chunk)
    states = Area(scope).state_ids
    job = ImportJob(
        kind=kind,
        uploaded_by=actor,
        unrestricted=unrestricted or is_administrators(actor, scope),
        state_unit_id=states[0] if len(states) == 1 else None,
        filename=filename[:200],
        size=size,
        sha256=digest.hexdigest(),
        sheet=sheet,
    )
    file.seek(0)
    job.file.save("", file, save=False)
    with transaction.atomic():
        job.save()
        activity_record(actor=actor, verb="import_upload", subject=job, unit_id=job.state_unit_id, kind=kind)
    return job


def job_answer(
    *,
    job: ImportJob,
    kind: str,
    sheet: str,
    columns: Mapping[int, str | None],
    answers: Mapping[str, Any] | None = None,
) -> None:
    """Take a person's answer about kind, sheet and columns (index → field, None to leave out); the file is read again.

    answers: what else was asked beside the columns, by name; it joins what ``ImportJob.answers`` has already.
    What was said is remembered for the next sheet of this layout (``imports.services.layouts``).
    Columns of another kind or sheet mean nothing: with a change of either they are asked for anew. WrongState when
    the job does not wait for an answer.
    """
    same_sheet = not sheet or sheet == (job.sheet or job.notes.get("sheet", ""))
    same = same_sheet and kind == job.kind
    said: dict[str, Any] = {**job.answers, **(answers or {})}
    if not same_sheet:
        said.pop("fonts", None)  # said of columns that are others now
    with transaction.atomic():
        move(
            job,
            (State.MAPPING, State.READY),
            State.READING,
            kind=kind,
            sheet=sheet or job.sheet,
            confirmed={str(index): field for index, field in columns.items()} if same else {},
            answers=said,
            error=None,
        )
        if same_sheet:  # what was understood so far is of this sheet
            layout_keep(job=job)
        else:
            ImportMend.objects.filter(job=job).delete()


def job_recheck(*, job: ImportJob) -> None:
    """Have the preview made again, where a crash of the database took its tables."""
    move(job, (State.READY,), State.CHECKING)


def job_apply(
    *, actor: User | None, job: ImportJob, seen: datetime | None = None, all_or_nothing: bool = False
) -> None:
    """Have the good rows written.

    seen: ``moved_at`` of the preview that the person agreed to, where one was shown. WrongState when the job is not
    ready, or its preview is another one by now: a second click finds the job already on its way.
    """
    if seen is not None and seen != job.moved_at:
        raise WrongState(State(job.state))
    with transaction.atomic():
        move(job, (State.READY,), State.APPLYING, all_or_nothing=all_or_nothing, error=None)
        activity_record(actor=actor, verb="import_apply", subject=job, unit_id=job.state_unit_id, kind=job.kind)


def job_cancel(*, actor: User | None, job: ImportJob) -> None:
    """Give the import up before anything is written. WrongState when it is being applied, or over.

    While applying waits for another import nothing is written yet, and a worker that begins after all at this very
    moment loses the job, and with it its transaction.
    """
    job.refresh_from_db(fields=["state", "step"])
    states = (*STOPPABLE, State.APPLYING) if job.is_stoppable else STOPPABLE
    with transaction.atomic():
        move(job, states, State.CANCELLED, finished_at=timezone.now())
        ImportMend.objects.filter(job=job).delete()
        activity_record(actor=actor, verb="import_cancel", subject=job, unit_id=job.state_unit_id, kind=job.kind)
