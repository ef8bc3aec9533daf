"""The page that asks about a sheet: what is certain is folded away, what is doubtful says why."""

import pytest
from django.urls import reverse
from django.utils import translation

from imports.forms import ColumnsForm
from imports.messages.columns import Sureness
from imports.models import ImportJob
from imports.services import run_reading
from imports.tests.importing import upload
from teams.tests.cast import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


HEADER = ("AC No", "Booth No", "Part No", "Polling Station", "Foo", "S.No.")
ROWS = [[171, 1, 11, "School", "x", 1], [171, 2, 12, "College", "y", 2]]


def read(user, header=HEADER, rows=ROWS, kind: str = "booths") -> ImportJob:
    job = upload(kind, header, rows, user)
    run_reading(job.pk)
    job.refresh_from_db()
    return job


def test_each_column_says_how_sure_it_is_and_why(cast: Cast):
    form = ColumnsForm(job=read(cast.staff))
    assert {choice.header: (choice.sureness, choice.why) for choice in form.choices} == {
        "AC No": (Sureness.SURE, "by its header"),
        "Booth No": (Sureness.SAY, "another column seems to hold the same"),
        "Part No": (Sureness.SAY, "another column seems to hold the same"),
        "Polling Station": (Sureness.SURE, "by its header"),
        "Foo": (Sureness.SAY, "not recognised"),
        "S.No.": (Sureness.SURE, "not needed"),
    }


def test_only_what_is_doubtful_is_asked(cast: Cast, client_of):
    job = read(cast.staff)
    page = client_of(cast.staff).get(reverse("imports:job", args=[job.pk])).content.decode()
    asked, _, certain = page.partition("2 columns recognised")
    for index in (1, 2, 4):
        assert f'name="column-{index}"' in asked
    for index in (0, 3, 5):
        assert f'name="column-{index}"' in certain
    assert page.count("button--primary") == 1


def test_a_near_header_and_contents_are_to_be_checked(cast: Cast):
    link = "https://chat.whatsapp.com/AbCdEfGhIjKlMnOpQrStU1"
    job = read(
        cast.staff, ("Asemblly No", "Booth No", "Foo", "Bar"), [[171, 1, link, "x"], [171, 2, link, "y"]], "groups"
    )
    form = ColumnsForm(job=job)
    assert [(choice.header, choice.sureness, choice.why) for choice in form.asked] == [
        ("Asemblly No", Sureness.CHECK, "by a header spelt nearly so"),
        ("Foo", Sureness.CHECK, "by what stands in it"),
        ("Bar", Sureness.SAY, "not recognised"),
    ]


def test_where_a_column_is_missing_and_all_seem_certain_all_are_shown(cast: Cast):
    job = read(cast.staff, ("AC No", "Electors", "S.No."), [[171, 900, 1], [171, 800, 2]])
    form = ColumnsForm(job=job)
    assert [choice.header for choice in form.asked] == ["AC No", "Electors", "S.No."]
    assert form.certain == []


def test_a_column_without_a_header_goes_by_its_letter(cast: Cast, client_of):
    job = read(cast.staff, ("AC No", "Booth No", "", "Foo"), [[171, 1, "x", "a"], [171, 2, "y", "b"]])
    page = client_of(cast.staff).get(reverse("imports:columns", args=[job.pk])).content.decode()
    assert "Column C" in page
