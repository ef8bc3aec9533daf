"""The pages of taking an import back, of the original file, and who may open them."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Activity
from booths.models import Booth, WhatsAppGroup
from booths.services import booth_update, check_record, group_register
from core.tests.test_undo import by_hand
from imports.models import ImportJob, State
from imports.services import files_erase, job_undo, run_undo
from imports.tests.importing import BOOTHS, GROUPS, apply, check, csv_of
from imports.tests.test_pages import address
from imports.tests.test_undo import link
from teams.models import Assignment
from teams.services import assignment_end
from teams.tests.cast import Cast, make_phone

pytestmark = pytest.mark.django_db
ROWS = [[171, 70, "School", 900], [171, 1, "New name", ""], [171, 2, "New name 2", ""]]


@pytest.fixture
def job(cast: Cast) -> ImportJob:
    return apply(check("booths", BOOTHS, ROWS, cast.lucknow_convener))


@pytest.mark.parametrize("language", ["en", "hi"])
def test_the_whole_way_on_the_pages(cast: Cast, client_of, job: ImportJob, language: str):
    cast.lucknow_convener.language = language
    cast.lucknow_convener.save()
    client = client_of(cast.lucknow_convener)
    booth = Booth.objects.get(pk=cast.booths["171/1"].pk)
    booth_update(actor=cast.coordinator, booth=booth, version=booth.version, name_en="By hand", name_hi="हाथ से")
    name = "By hand" if language == "en" else "हाथ से"
    assert address("undo", job) in client.get(address("job", job)).content.decode()
    page = client.get(address("undo", job)).content.decode()
    assert name in page
    assert "Asha Verma" in page
    assert reverse("booths:booth", args=[booth.pk]) in page
    assert page.count("button--primary") == 1
    assert client.post(address("undo", job), {"since": "leave"}).headers["Location"] == address("job", job)
    assert client.post(address("undo", job), {"since": "too"}).status_code == 302  # the second click
    job.refresh_from_db()
    assert (job.state, job.undo["force"]) == (State.UNDOING, False)
    assert "progress" in client.get(address("job", job)).content.decode()
    run_undo(job.pk)
    page = client.get(address("job", job)).content.decode()
    assert "Chitra Nigam" in page
    assert name in page  # what was left
    assert address("undo", job) not in page
    assert ("Taken back" if language == "en" else "वापस लिया") in client.get(reverse("imports:list")).content.decode()
    assert client.get(address("undo", job)).status_code == 302


def test_what_was_changed_since_can_be_taken_back_too(cast: Cast, client_of, job: ImportJob):
    booth = Booth.objects.get(pk=cast.booths["171/1"].pk)
    booth_update(actor=None, booth=booth, version=booth.version, name_en="By hand")
    client_of(cast.lucknow_convener).post(address("undo", job), {"since": "too"})
    run_undo(job.pk)
    booth.refresh_from_db()
    assert booth.name_en == "Primary School 1"


def test_who_may_open_it(cast: Cast, client_of, job: ImportJob):
    for user, status in (
        (cast.lucknow_convener, 200),
        (cast.coordinator, 200),
        (cast.staff, 200),
        (cast.sitapur_convener, 404),
        (cast.awadh_convener, 404),
        (cast.mandal_convener, 403),
        (cast.viewer, 403),
        (cast.outsider, 403),
    ):
        assert client_of(user).get(address("undo", job)).status_code == status, user
        if status != 200:
            assert client_of(user).post(address("undo", job)).status_code == status, user
    assert Client().get(address("undo", job)).status_code == 302
    job.refresh_from_db()
    assert job.state == State.DONE


def test_an_importer_whose_area_shrank_may_not(cast: Cast, client_of):
    job = apply(check("booths", BOOTHS, [[146, 70, "School", 900]], cast.awadh_convener))
    cast.sitapur.parent = cast.state
    cast.sitapur.save()
    client = client_of(cast.awadh_convener)
    assert client.get(address("undo", job)).status_code == 403
    assert client.post(address("undo", job)).status_code == 403


def test_an_undoing_that_was_refused_says_so(cast: Cast, client_of, job: ImportJob):
    job_undo(actor=cast.coordinator, job=job)
    assignment_end(actor=None, assignment=cast.assignment(cast.coordinator), reason="moved")
    assert run_undo(job.pk) == State.DONE
    assert "could not be taken back" in client_of(cast.lucknow_convener).get(address("job", job)).content.decode()


def test_after_thirty_days_nothing_is_offered(cast: Cast, client_of, job: ImportJob):
    ImportJob.objects.update(finished_at=timezone.now() - timedelta(days=31))
    files_erase()
    client = client_of(cast.lucknow_convener)
    page = client.get(address("job", job)).content.decode()
    assert address("undo", job) not in page
    assert address("original", job) not in page
    assert client.get(address("undo", job)).status_code == 302
    assert client.get(address("original", job)).status_code == 404


def test_the_sheet_comes_back_as_it_came_to_those_who_may_see_its_numbers(cast: Cast, client_of):
    phone = make_phone()
    job = check("groups", GROUPS, [[171, 10, 1, "", "Ram", phone, 50]], cast.lucknow_convener)
    for user, status in (
        (cast.lucknow_convener, 200),
        (cast.coordinator, 200),
        (cast.staff, 403),
        (cast.sitapur_convener, 404),
        (cast.mandal_convener, 403),
    ):
        answer = client_of(user).get(address("original", job))
        assert answer.status_code == status, user
        if status == 200:
            assert b"".join(answer.streaming_content) == csv_of(GROUPS, [[171, 10, 1, "", "Ram", phone, 50]])
            assert answer.headers["Content-Disposition"] == 'attachment; filename="sheet.csv"'
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
            assert answer.headers["Content-Type"] == "application/octet-stream"
    assert Activity.objects.filter(verb="import_download", actor=cast.coordinator).count() == 1


@pytest.mark.parametrize("language", ["en", "hi"])
def test_every_kind_of_record_and_reason_has_its_words(cast: Cast, client_of, language: str):
    cast.coordinator.language = language
    cast.coordinator.save()
    client = client_of(cast.coordinator)
    header = ("Name", "Mobile", "District", "Post")
    phone = make_phone()
    job = apply(check("members", header, [["Ram", phone, "Sitapur", "Viewer"]], cast.coordinator))
    with by_hand():
        Assignment.objects.filter(member__phone=phone).update(extra_rights=["verify"])
    assert "Ram" in client.get(address("undo", job)).content.decode()
    code = WhatsAppGroup.objects.filter(booth=cast.booths["171/2"])[0].invite_code
    rows = [[171, 2, 1, link(), "", "", ""], [171, 10, 1, link(), "", "", ""]]
    job = apply(check("groups", GROUPS, rows, cast.coordinator))
    group_register(actor=cast.staff, booth=cast.booths["146/2"], slot=1, invite_code=code)
    check_record(actor=cast.staff, group=WhatsAppGroup.objects.get(booth=cast.booths["171/10"]), alive=True)
    page = client.get(address("undo", job)).content.decode()
    taken = "Its earlier number or link belongs to another by now" if language == "en" else "इसका पुराना नंबर या लिंक"
    added = "Something was added to it since: group check" if language == "en" else "बाद में इसमें जोड़ा गया"
    assert taken in page
    assert added in page
