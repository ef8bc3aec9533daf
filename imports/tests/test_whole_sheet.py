"""Sheets that name their assembly in a title or in the file's name: asked for once, never taken unasked."""

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from booths.models import Booth
from imports.models import ImportJob, State
from imports.places import UnitBook
from imports.places.suggesting import suggest_assembly
from imports.services import job_create, run_apply, run_check, run_reading
from imports.services.jobs import job_apply
from teams.scoping import scope_for
from teams.tests.cast import Cast

pytestmark = pytest.mark.django_db
SHEET = "विधानसभा - 171 लखनऊ पश्चिम,,\nBooth No,Booth Name,Electors\n70,School,900\n71,College,800\n"
COLUMNS = {"kind": "booths", "column-0": "booth_no", "column-1": "name", "column-2": "electors"}


def sent(text: str, user, filename: str = "list.csv", *, ask: bool = True) -> ImportJob:
    job = job_create(
        actor=user, scope=scope_for(user), kind="booths", filename=filename, file=ContentFile(text.encode())
    )
    run_reading(job.pk, ask=ask)
    job.refresh_from_db()
    return job


def page_of(client, job: ImportJob) -> str:
    return client.get(reverse("imports:job", args=[job.pk])).content.decode()


def answer(client, job: ImportJob, **more: str):
    return client.post(reverse("imports:columns", args=[job.pk]), COLUMNS | more)


def test_the_title_is_proposed_and_the_answer_holds_for_every_row(cast: Cast, client_of):
    client = client_of(cast.lucknow_convener)
    job = sent(SHEET, cast.lucknow_convener)
    assert job.state == State.MAPPING
    page = page_of(client, job)
    assert "All rows are of the assembly" in page
    assert 'value="UP-171"' in page
    assert "checked" not in page.split('value="UP-171"')[1].split(">")[0]
    assert "विधानसभा - 171 लखनऊ पश्चिम" in page
    assert answer(client, job, assembly="UP-171").status_code == 302
    assert run_reading(job.pk) == State.CHECKING
    run_check(job.pk)
    assert "read as of 171 Lucknow West" in page_of(client, job)
    job.refresh_from_db()
    job_apply(actor=cast.lucknow_convener, job=job)
    run_apply(job.pk)
    assert Booth.objects.filter(assembly=cast.lucknow_west, number__in=["70", "71"]).count() == 2


def test_without_an_answer_it_does_not_go_on(cast: Cast, client_of):
    client = client_of(cast.lucknow_convener)
    job = sent(SHEET, cast.lucknow_convener)
    refused = answer(client, job)
    assert refused.status_code == 422
    assert "Choose the assembly" in refused.content.decode()


def test_one_types_and_chooses_without_a_script_too(cast: Cast, client_of):
    client = client_of(cast.lucknow_convener)
    job = sent(SHEET, cast.lucknow_convener)
    found = answer(client, job, find="172")
    assert found.status_code == 422
    assert 'value="UP-172"' in found.content.decode()
    assert answer(client, job, find="172", assembly="UP-172").status_code == 302
    job.refresh_from_db()
    assert job.answers["assembly"] == cast.lucknow_north.pk


def test_nothing_outside_the_importers_area_is_proposed_found_or_taken(cast: Cast, client_of):
    client = client_of(cast.sitapur_convener)
    job = sent(SHEET, cast.sitapur_convener)
    assert "UP-171" not in page_of(client, job)
    for text in ("171", "Lucknow", "लखनऊ"):
        assert "UP-17" not in client.get(reverse("imports:assemblies"), {"find": text}).content.decode()
        assert "UP-17" not in answer(client, job, find=text).content.decode()
    assert answer(client, job, assembly="UP-171").status_code == 422
    assert "UP-146" in client.get(reverse("imports:assemblies"), {"find": "146"}).content.decode()
    job.refresh_from_db()
    assert not job.answers


def test_rows_are_checked_again_against_the_area(cast: Cast):
    """An answer from before the convener moved: its rows are outside their area, like any other's."""
    job = sent(SHEET, cast.sitapur_convener)
    ImportJob.objects.filter(pk=job.pk).update(state=State.CHECKING, answers={"assembly": cast.lucknow_west.pk})
    run_check(job.pk)
    job.refresh_from_db()
    assert (job.new, job.refused) == (0, 2)
    assert set(job.problems.values_list("code", flat=True)) == {"outside_area"}


def test_from_the_shell_the_column_is_missing(cast: Cast):
    job = sent(SHEET, cast.staff, ask=False)
    assert (job.state, job.error["code"], job.error["field"]) == (State.FAILED, "missing_column", "assembly_no")


def test_an_empty_column_is_asked_about_and_may_stay_so(cast: Cast, client_of):
    text = "AC No,Booth No,Booth Name\n,70,School\n,71,College\n"
    job = sent(text, cast.staff, "171 Lucknow West.csv")
    assert job.state == State.MAPPING
    client = client_of(cast.staff)
    assert "Rows without an assembly are of" in page_of(client, job)
    said = {"kind": "booths", "column-0": "assembly_no", "column-1": "booth_no"}
    assert client.post(reverse("imports:columns", args=[job.pk]), said).status_code == 422
    assert client.post(reverse("imports:columns", args=[job.pk]), said | {"assembly": "-"}).status_code == 302
    assert run_reading(job.pk) == State.CHECKING
    run_check(job.pk)
    job.refresh_from_db()
    assert (job.answers["assembly"], job.refused) == (None, 2)


def test_a_cell_outweighs_the_whole_sheet(cast: Cast, client_of):
    job = sent("AC No,Booth No,Booth Name\n172,70,School\n,71,College\n", cast.staff)
    assert job.state == State.CHECKING  # a gap in a column that is filled is the row's fault
    ImportJob.objects.filter(pk=job.pk).update(answers={"assembly": cast.lucknow_west.pk})
    run_check(job.pk)
    job.refresh_from_db()
    units = set(job.by_unit.values_list("unit__code", flat=True))
    assert units == {"UP-171", "UP-172"}


def test_the_last_answer_is_only_proposed_for_the_next_sheet(cast: Cast, client_of):
    client = client_of(cast.staff)
    plain = SHEET.split("\n", 1)[1]
    answer(client, sent(plain, cast.staff), assembly="UP-171")
    again = sent(plain, cast.staff)
    assert again.state == State.MAPPING
    assert again.columns_remembered
    assert "3 columns as last time" in page_of(client, again)
    assert not again.answers


def test_a_sheet_with_headings_for_several_proposes_none(cast: Cast, client_of):
    text = f"{SHEET}विधानसभा - 172 लखनऊ उत्तर,,\n1,School,900\n"
    job = sent(text, cast.staff)
    page = page_of(client_of(cast.staff), job)
    assert "several assemblies: Lucknow North, Lucknow West" in page
    assert 'value="UP-171"' not in page


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("विधानसभा - 171 लखनऊ पश्चिम", 171),
        ("विधान सभा क्षेत्र संख्या १७१", 171),
        ("AC 171 Lucknow West", 171),
        ("171-Lucknow-West_booths_2026", 171),
        ("lucknow_west final (2)", 171),
        ("Lucknow North ki booth suchi", 172),
        ("लखनऊ उत्तर", 172),
        ("VS-146", 146),
        ("बूथ सूची 2026", None),
        ("Sheet1", None),
        ("District Sitapur", None),
        ("171 and 172 of Lucknow", None),
        ("Lucknow West and Lucknow North", None),
        ("171 booths", None),
        ("", None),
    ],
)
def test_what_a_title_speaks_of(cast: Cast, text: str, number: int | None):
    found = suggest_assembly([text], UnitBook().assemblies)
    assert (found.unit.number if found else None) == number
