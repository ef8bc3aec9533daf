"""Refused rows mended in the browser: cell by cell, told row by row, and never instead of the check."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate, now
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from booths.models import Booth
from imports.errors import WrongState
from imports.models import ImportJob, ImportMend, State
from imports.report import report
from imports.services import (
    files_erase,
    job_answer,
    job_cancel,
    job_recheck,
    row_mend,
    rows_kept,
    run_check,
    run_reading,
)
from imports.services.mending import cell_text
from imports.tests.importing import BOOTHS, GROUPS, apply, check, codes, figures
from teams.tests.cast import Cast, make_phone

pytestmark = pytest.mark.django_db
ROWS = [
    [171, 70, "School", 900],
    [171, "seven", "Second school", 800],
    [999, 72, "Third school", 700],
    [999, 73, "Fourth school", 600],
    ["", "", "Fifth school", 500],
]
HTMX = {"HX-Request": "true"}


def address(name: str, job: ImportJob, *more: int) -> str:
    return reverse(f"imports:{name}", args=[job.pk, *more])


def save(client, job: ImportJob, row: int, **cells: str):
    return client.post(address("mend_row", job, row), {f"cell-{k}": v for k, v in cells.items()}, headers=HTMX)


def recheck(job: ImportJob) -> ImportJob:
    job.refresh_from_db()
    if job.state == State.READY:
        job_recheck(job=job)
    run_check(job.pk)
    job.refresh_from_db()
    return job


def test_the_way_from_refused_to_written(cast: Cast, client_of):
    job = check("booths", BOOTHS, ROWS, cast.staff)
    assert (job.new, job.refused) == (1, 4)
    client = client_of(cast.staff)
    page = client.get(address("mend", job)).content.decode()
    assert page.count('class="mend__row') == 4
    assert 'value="seven"' in page
    assert "This is no booth number" in page
    saved = save(client, job, 3, booth_no="71").content.decode()
    assert "mend__row--good" in saved
    assert "<html" not in saved
    assert "1 row mended" in saved
    save(client, job, 6, assembly_no="171", booth_no="75")
    assert client.post(address("mend_check", job)).status_code == 302
    recheck(job)
    assert (job.new, job.refused) == (3, 2)
    mended = [(line["row"], line["column"], line["value"]) for line in report(job)["repairs"]]
    assert mended == [(3, "Booth No", "71"), (6, "Assembly No", "171"), (6, "Booth No", "75")]
    assert "seven" in report(job)["repairs"][0]["message"]
    apply(job)
    assert Booth.objects.filter(assembly=cast.lucknow_west, number__in=["70", "71", "75"]).count() == 3


def test_a_row_is_answered_at_once_with_its_next_error(cast: Cast, client_of):
    job = check("booths", BOOTHS, ROWS, cast.staff)
    client = client_of(cast.staff)
    client.get(address("mend", job))
    saved = save(client, job, 6, assembly_no="998", booth_no="0").content.decode()
    assert "There is no assembly with the number 998" in saved
    assert "There is no booth 0" in saved
    saved = save(client, job, 6, assembly_no="171", booth_no="0").content.decode()
    assert "There is no assembly" not in saved
    assert "mend__row--good" not in saved


def test_what_the_register_says_stands_until_its_cell_is_mended(cast: Cast, client_of):
    group = cast.booths["172/1"].groups.get(slot=1)
    link = f"https://chat.whatsapp.com/{group.invite_code}"
    rows = [[171, 10, 1, link, "Ram", "", 50], [171, 10, 2, "x1", "Ram", "123", 50]]
    job = check("groups", GROUPS, rows, cast.staff)
    client = client_of(cast.staff)
    assert "already registered" in client.get(address("mend", job)).content.decode() or job.refused
    saved = save(client, job, 2, invite_link=link, admin_name="Shyam").content.decode()
    assert "registered for" in saved
    saved = save(client, job, 2, invite_link="https://chat.whatsapp.com/AbCdEfGhIjKlMnOpQrStU1").content.decode()
    assert "mend__row--good" in saved


def test_a_mend_is_taken_back(cast: Cast, client_of):
    job = check("booths", BOOTHS, ROWS, cast.staff)
    client = client_of(cast.staff)
    save(client, job, 3, booth_no="71")
    told = client.post(address("mend_row", job, 3), {"cell-booth_no": "71", "undo": "booth_no"}, headers=HTMX)
    assert "This is no booth number" in told.content.decode()
    save(client, job, 4, assembly_no="171")
    save(client, job, 4, assembly_no="999")  # what the sheet has anyway is no mend
    assert not ImportMend.objects.exists()


def test_the_same_wrong_value_is_mended_in_all_rows(cast: Cast, client_of):
    job = check("booths", BOOTHS, ROWS, cast.staff)
    client = client_of(cast.staff)
    saved = save(client, job, 4, assembly_no="171").content.decode()
    assert "“999” stands in 1 more row" in saved
    alike = {"field": "assembly_no", "code": "assembly_no_unknown", "before": "999", "mended": "171"}
    assert client.post(address("mend_alike", job, 4), alike).status_code == 302
    recheck(job)
    assert (job.new, job.refused) == (3, 2)


def test_the_mend_that_the_check_refuses_is_shown_with_that(cast: Cast, client_of):
    job = check("booths", BOOTHS, ROWS, cast.staff)
    client = client_of(cast.staff)
    assert "mend__row--good" in save(client, job, 3, booth_no="70").content.decode()
    recheck(job)
    page = client.get(address("mend", job)).content.decode()
    assert "Row 2 is about the same booth" in page
    assert "In the sheet:" in page


def test_only_ones_own_job_is_mended_and_only_while_ready(cast: Cast, client_of):
    job = check("booths", BOOTHS, ROWS, cast.lucknow_convener)
    for name, more in (("mend", ()), ("mend_row", (3,)), ("mend_alike", (3,)), ("mend_check", ())):
        method = "get" if name == "mend" else "post"
        for user, status in ((cast.sitapur_convener, 404), (cast.staff, 403), (cast.coordinator, 403)):
            assert getattr(client_of(user), method)(address(name, job, *more)).status_code == status, (name, user)
    job_recheck(job=job)
    client = client_of(cast.lucknow_convener)
    assert client.get(address("mend", job)).headers["Location"] == address("job", job)
    assert save(client, job, 3, booth_no="71").headers["HX-Redirect"] == address("job", job)
    assert client.post(address("mend_check", job)).status_code == 302  # a second click
    with pytest.raises(WrongState):
        row_mend(job=job, row=3, values={"booth_no": "71"})
    assert not ImportMend.objects.exists()


@pytest.mark.parametrize(
    ("row", "field", "value"),
    [
        (2, "booth_no", "71"),
        (99, "booth_no", "71"),
        (3, "invite_link", "x"),
        (3, "qwerty", "x"),
        (3, "name_en", "x" * 10_001),
    ],
)
def test_what_is_no_refused_row_no_field_or_no_cell_is_not_kept(
    cast: Cast, client_of, row: int, field: str, value: str
):
    job = check("booths", BOOTHS, ROWS, cast.staff)
    assert save(client_of(cast.staff), job, row, **{field: value}).status_code == 400
    assert not ImportMend.objects.exists()


def test_mends_outlive_an_answer_about_columns_and_end_with_the_job(cast: Cast):
    job = check("booths", BOOTHS, ROWS, cast.staff)
    row_mend(job=job, row=3, values={"booth_no": "71", "name_en": "New name"})
    columns = {0: "assembly_no", 1: "booth_no", 2: "name_en", 3: None}
    job_answer(job=job, kind="booths", sheet="", columns=columns)
    run_reading(job.pk, ask=False)
    recheck(job)
    assert job.new == 2
    job_cancel(actor=cast.staff, job=job)
    assert not ImportMend.objects.exists()


def test_rows_of_a_page_and_of_a_kind_of_error(cast: Cast, client_of):
    rows = [[171, f"x{n}", "School", 1] for n in range(30)] + [[999, 1, "School", 1]]
    job = check("booths", BOOTHS, rows, cast.staff)
    client = client_of(cast.staff)
    first = client.get(address("mend", job)).content.decode()
    assert first.count('class="mend__row') == 25
    second = client.get(address("mend", job) + "?after=26").content.decode()
    assert second.count('class="mend__row') == 6
    only = client.get(address("mend", job), {"code": "assembly_no_unknown"}).content.decode()
    assert only.count('class="mend__row') == 1


LINKS = ("Assembly No", "Booth No", "Link 1", "Admin 1")
CHECKS = ("Assembly No", "Booth No", "Group No", "Checked On", "Alive")
UNITS = ("Level", "Code", "Name in English", "Parent")
OF_EACH_KIND = [
    ("groups", GROUPS, [171, 10, 1, "", "Ram", "12345", 50], "admin_phone", "6000000001"),
    ("booths_with_groups", LINKS, [171, 80, "chat.whatsapp.com/x", "Ram"], "invite_link_1", ""),
    ("units", UNITS, ["Mandal", "UP 9!", "New", "UP-171"], "code", "UP-9"),
    ("members", ("Name", "Mobile", "District"), ["Ram", "12345", "Sitapur"], "phone", "6000000002"),
    ("checks", CHECKS, [171, 1, 1, "99.99.2026", "yes"], "checked_on", f"{localdate():%d.%m.%Y}"),
]


@pytest.mark.parametrize(("kind", "header", "row", "field", "value"), OF_EACH_KIND, ids=lambda value: str(value)[:20])
def test_every_kind_of_sheet_is_mended(cast: Cast, client_of, kind: str, header, row, field: str, value: str):
    job = check(kind, header, [row], cast.staff)
    assert job.refused == 1
    client = client_of(cast.staff)
    assert f'name="cell-{field}"' in client.get(address("mend", job)).content.decode()
    assert "mend__row--good" in save(client, job, 2, **{field: value}).content.decode()
    recheck(job)
    assert job.refused == 0, report(job)["errors"]


def test_a_shifted_row_is_left_to_the_file(cast: Cast, client_of):
    job = check("booths", BOOTHS, [[171, 70, "School, old", 900, "more"], [171, "x", "School", 1]], cast.staff)
    page = client_of(cast.staff).get(address("mend", job)).content.decode()
    assert "readonly" in page
    assert page.count("mend__all") == 1


def test_numbers_mended_by_another_are_masked(cast: Cast, client_of):
    phone, other = make_phone(), make_phone()
    job = check("groups", GROUPS, [[171, 10, 1, "", "Ram", phone[3:10], 50]], cast.lucknow_convener)
    row_mend(job=job, row=2, values={"admin_phone": other})
    recheck(job)
    page = client_of(cast.staff).get(address("job", job), {"show": "repairs"}).content.decode()
    assert phone[3:10] not in page
    assert other[3:] not in page
    assert (
        phone[3:10] in client_of(cast.lucknow_convener).get(address("job", job), {"show": "repairs"}).content.decode()
    )


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=60))
def test_any_text_is_read_back_as_that_cell(cast: Cast, text: str):
    job = check("booths", BOOTHS, ROWS, cast.staff)
    row_mend(job=job, row=3, values={"booth_no": text, "place": text})
    kept = dict(job.mends.filter(row=3).values_list("field", "value"))
    wanted = cell_text(text)
    assert kept == {"booth_no": wanted} | ({"place": wanted} if wanted else {})
    assert rows_kept(job=job, rows=[3])[3].values["booth_no"] == "seven"
    recheck(job)
    assert job.rows == 5
    told = [line for line in report(job)["errors"] if line["row"] == 3 and line["column"] == "Booth No"]
    assert all(line["value"] == wanted for line in told)
    assert sum(figures(report(job))) == 5
    assert (3, "mended") in codes(report(job)["repairs"])


def test_what_was_said_of_a_sheet_is_erased_with_it(cast: Cast):
    job = check("booths", BOOTHS, ROWS, cast.staff)
    row_mend(job=job, row=3, values={"booth_no": "71"})
    apply(recheck(job))
    ImportJob.objects.filter(pk=job.pk).update(
        finished_at=now() - timedelta(days=31), answers={"names": {"district||nakhas": cast.lucknow.pk}}
    )
    assert files_erase() == 1
    job.refresh_from_db()
    assert (job.mends.count(), job.answers) == (0, {})
