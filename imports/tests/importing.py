"""Importing small sheets as a command or a page would."""

import csv
import io
from collections.abc import Sequence
from typing import Any

from django.core.files.base import ContentFile

from accounts.models import User
from booths.scope import Scope
from imports.models import ImportJob, State
from imports.report import report
from imports.services import job_apply, job_create, run_apply, run_check, run_reading
from teams.scoping import scope_for

BOOTHS = ("Assembly No", "Booth No", "Booth Name", "Electors")
GROUPS = ("Assembly No", "Booth No", "Group No", "Invite Link", "Admin Name", "Admin Mobile", "Members")
Rows = Sequence[Sequence[object]]


def csv_of(header: Sequence[str], rows: Rows) -> bytes:
    """Return a sheet as the bytes of a CSV file."""
    text = io.StringIO()
    csv.writer(text).writerows([header, *rows])
    return text.getvalue().encode()


def upload(kind: str, header: Sequence[str], rows: Rows, user: User | None = None, *, code: bool = False) -> ImportJob:
    """Hand in a sheet as a person, or (None) as whoever holds the server; ``code``: with the second factor shown."""
    return job_create(
        actor=user,
        scope=scope_for(user, second_factor=code) if user else Scope.everything(),
        kind=kind,
        filename="sheet.csv",
        file=ContentFile(csv_of(header, rows)),
        unrestricted=user is None,
    )


def check(kind: str, header: Sequence[str], rows: Rows, user: User | None = None, *, code: bool = False) -> ImportJob:
    """Upload a sheet and have it checked, without asking about its columns."""
    job = upload(kind, header, rows, user, code=code)
    run_reading(job.pk, ask=False)
    run_check(job.pk)
    job.refresh_from_db()
    return job


def apply(job: ImportJob) -> ImportJob:
    """Apply a job that is ready."""
    job_apply(actor=job.uploaded_by, job=job)
    assert run_apply(job.pk) == State.DONE
    job.refresh_from_db()
    return job


def imported(kind: str, header: Sequence[str], rows: Rows, user: User | None = None) -> dict[str, Any]:
    """Import a sheet the whole way and return its report."""
    return report(apply(check(kind, header, rows, user)))


def figures(told: dict[str, Any]) -> tuple[int, int, int, int]:
    """Return (new, changed, unchanged, refused)."""
    return told["new"], told["changed"], told["unchanged"], told["refused"]


def codes(lines: list[dict[str, Any]]) -> list[tuple[int, str]]:
    """Return (row, code) of the lines of a report."""
    return [(line["row"], line["code"]) for line in lines]
