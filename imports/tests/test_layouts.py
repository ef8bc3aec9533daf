"""What a person says of a sheet's columns holds for their next sheet that is laid out so."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from imports.models import ImportJob, ImportLayout, State
from imports.services import layouts_forget, run_check, run_reading
from imports.tests.importing import upload
from teams.tests.cast import Cast

pytestmark = pytest.mark.django_db
HEADER = ("AC No", "Qwerty", "Zxcvb", "Booth No")
ROWS = [[171, "School at the well", 12, 70], [171, "School", 13, 71]]
ANSWER = {"kind": "booths", "column-0": "assembly_no", "column-1": "name_en", "column-3": "booth_no"}


def read(header=HEADER, rows=ROWS, user=None, kind: str = "", *, ask: bool = True) -> ImportJob:
    job = upload(kind, header, rows, user)
    run_reading(job.pk, ask=ask)
    job.refresh_from_db()
    return job


def answer(client: Client, job: ImportJob, **more: str):
    return client.post(reverse("imports:columns", args=[job.pk]), ANSWER | more)


def fields(job: ImportJob) -> list[tuple[str | None, str]]:
    return [(column["field"], column["how"]) for column in job.understanding["columns"]]


def test_the_next_sheet_is_read_as_the_last(cast: Cast, client_of):
    client = client_of(cast.staff)
    first = read(user=cast.staff)
    assert first.state == State.MAPPING
    assert answer(client, first).status_code == 302
    again = read(
        header=("A.C. No.", "QWERTY", "zxcvb", "Booth no"), rows=[[146, "Inter College", "", 9]], user=cast.staff
    )
    assert again.state == State.CHECKING
    assert fields(again) == [(field, "remembered") for field in ("assembly_no", "name_en", None, "booth_no")]
    run_check(again.pk)
    page = client.get(reverse("imports:job", args=[again.pk])).content.decode()
    assert "Columns as last time" in page
    assert reverse("imports:columns", args=[again.pk]) in page


def test_what_is_said_later_replaces_it(cast: Cast, client_of):
    client = client_of(cast.staff)
    answer(client, read(user=cast.staff))
    again = read(user=cast.staff)
    run_check(again.pk)
    answer(client, again, **{"column-1": "place"})
    assert fields(read(user=cast.staff))[1] == ("place", "remembered")
    assert ImportLayout.objects.count() == 1


def test_it_holds_for_this_sender_and_this_layout_alone(cast: Cast, client_of):
    answer(client_of(cast.staff), read(user=cast.staff))
    assert read(user=cast.lucknow_convener).state == State.MAPPING
    assert read(header=("AC No", "Other", "Zxcvb", "Booth No"), user=cast.staff).state == State.MAPPING


def test_the_shell_does_as_it_always_does(cast: Cast, client_of):
    answer(client_of(cast.staff), read(user=cast.staff))
    job = read(user=cast.staff, kind="booths", ask=False)
    assert fields(job)[1] == (None, "unknown")


def test_the_kind_is_remembered_too_unless_the_person_chooses_one(cast: Cast, client_of):
    header = ("AC No", "Booth No", "Admin", "Mobile")
    rows = [[171, 1, "Ram", "6000000001"]]
    job = read(header, rows, cast.staff)
    said = {"kind": "groups", "column-0": "assembly_no", "column-1": "booth_no", "column-2": "admin_name"}
    run_check(job.pk)
    client = client_of(cast.staff)
    client.post(reverse("imports:columns", args=[job.pk]), said | {"kind": "booths_with_groups"})
    assert read(header, rows, cast.staff).kind == "booths_with_groups"
    chosen = read(header, rows, cast.staff, kind="groups")
    assert chosen.kind == "groups"
    assert not chosen.columns_remembered


@pytest.mark.parametrize("columns", [{"0": "assembly_no", "1": "level"}, {"0": "assembly_no", "9": "booth_no"}])
def test_an_answer_that_no_longer_fits_is_asked_for_again(cast: Cast, client_of, columns: dict):
    answer(client_of(cast.staff), read(user=cast.staff))
    ImportLayout.objects.update(columns=columns)
    job = read(user=cast.staff)
    assert job.state == State.MAPPING
    assert not job.columns_remembered


def test_rows_without_a_header_are_not_remembered(cast: Cast, client_of):
    job = read(("171", "70", "12"), [[171, 71, 13]], cast.staff, kind="booths")
    said = {"kind": "booths", "column-0": "assembly_no", "column-1": "booth_no"}
    assert client_of(cast.staff).post(reverse("imports:columns", args=[job.pk]), said).status_code == 302
    assert not ImportLayout.objects.exists()


def test_what_nobody_uses_is_forgotten(cast: Cast, client_of):
    answer(client_of(cast.staff), read(user=cast.staff))
    assert layouts_forget() == 0
    ImportLayout.objects.update(used_at=timezone.now() - timedelta(days=500))
    assert layouts_forget() == 1


def test_only_a_hash_of_the_headers_is_kept(cast: Cast, client_of):
    answer(client_of(cast.staff), read(user=cast.staff))
    layout = ImportLayout.objects.get()
    kept = f"{layout.signature} {layout.columns} {layout.answers}"
    assert "qwerty" not in kept.lower()
    assert "School" not in kept
