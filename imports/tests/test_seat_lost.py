"""A sheet on its way, and its sender's seat ends: nothing more is written, read or fetched with it."""

import pytest
from django.urls import reverse

from booths.models import Booth
from imports.models import ImportJob, State
from imports.services import job_apply, run_apply, run_check
from imports.tests.importing import BOOTHS, check
from teams.services import assignment_end
from teams.tests.cast import Cast

ROWS = [[171, 1, "A better name", 950], [171, 77, "A new school", 900]]


@pytest.fixture
def job(cast: Cast) -> ImportJob:
    return check("booths", BOOTHS, ROWS, cast.lucknow_convener)


def ends(cast: Cast) -> None:
    assignment_end(actor=None, assignment=cast.assignment(cast.lucknow_convener), reason="moved")


def test_what_was_agreed_to_but_not_begun_is_checked_again_and_refused(cast: Cast, job: ImportJob):
    job_apply(actor=job.uploaded_by, job=job)
    ends(cast)
    assert run_apply(job.pk) == State.CHECKING
    assert run_check(job.pk) == State.READY
    job.refresh_from_db()
    assert (job.refused, job.new, job.changed) == (2, 0, 0)
    assert not Booth.objects.filter(number="77").exists()


def test_its_pages_and_files_close_at_once(cast: Cast, job: ImportJob, client_of):
    client = client_of(cast.lucknow_convener)
    addresses = [
        reverse("imports:job", args=[job.pk]), reverse("imports:list"), reverse("imports:original", args=[job.pk]),
        reverse("imports:template", args=["booths"]),
    ]  # fmt: skip
    assert {client.get(address).status_code for address in addresses} == {200}
    ends(cast)
    assert {client.get(address).status_code for address in addresses} == {403}
    assert client.post(reverse("imports:apply", args=[job.pk])).status_code == 403
    job.refresh_from_db()
    assert job.state == State.READY


def test_an_administrators_sheet_is_carried_on_as_it_was_handed_in(cast: Cast):
    """A worker sees no session: it is noted at the upload whether the second factor had been shown."""
    job = check("booths", BOOTHS, ROWS, cast.administrator)
    assert (job.unrestricted, job.refused) == (False, 2)
    by_code = check("booths", BOOTHS, ROWS, cast.administrator, code=True)
    assert (by_code.unrestricted, by_code.refused) == (True, 0)
    cast.administrator.is_superuser = False
    cast.administrator.save()
    job_apply(actor=cast.administrator, job=by_code)
    assert run_apply(by_code.pk) == State.CHECKING
