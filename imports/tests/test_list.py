"""The list of imports: who sees which, narrowed and paged."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from imports.models import ImportJob, State
from imports.tests.importing import BOOTHS, GROUPS, upload
from imports.views.list import PAGE
from teams.tests.cast import Cast

pytestmark = pytest.mark.django_db
ROW = [[171, 70, "School", 900]]


@pytest.fixture
def jobs(cast: Cast) -> dict[str, ImportJob]:
    found = {
        "lucknow": upload("booths", BOOTHS, ROW, cast.lucknow_convener),
        "staff": upload("groups", GROUPS, [], cast.staff),
        "undone": upload("booths", BOOTHS, ROW, cast.coordinator),
        "old": upload("booths", BOOTHS, ROW, cast.coordinator),
    }
    for name, job in found.items():
        job.filename = f"{name}.csv"
        job.save()
    ImportJob.objects.filter(pk=found["undone"].pk).update(state=State.UNDONE)
    old = timezone.now() - timedelta(days=40)
    ImportJob.objects.filter(pk=found["old"].pk).update(state=State.FAILED, created_at=old)
    return found


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ({}, "lucknow staff undone old"),
        ({"kind": "groups"}, "staff"),
        ({"state": "undone"}, "undone"),
        ({"state": "working"}, "lucknow staff"),
        ({"state": "failed", "kind": "booths"}, "old"),
        ({"since": f"{timezone.localdate() - timedelta(days=2)}"}, "lucknow staff undone"),
        ({"until": f"{timezone.localdate() - timedelta(days=2)}"}, "old"),
        ({"state": "open"}, ""),
        (
            {"kind": "nonsense", "state": "?", "since": "yesterday", "who": "x", "before": "-1"},
            "lucknow staff undone old",
        ),
    ],
)
def test_narrowed(cast: Cast, verified_client_of, jobs: dict[str, ImportJob], query: dict[str, str], shown: str):
    page = verified_client_of(cast.administrator).get(reverse("imports:list"), query).content.decode()
    assert [name for name in jobs if f"{name}.csv" in page] == shown.split()


def test_by_person_but_only_those_whose_imports_one_sees(cast: Cast, client_of, jobs: dict[str, ImportJob]):
    by_staff = {"who": str(cast.staff.pk)}
    page = client_of(cast.coordinator).get(reverse("imports:list"), by_staff).content.decode()
    assert [name for name in jobs if f"{name}.csv" in page] == ["staff"]
    page = client_of(cast.lucknow_convener).get(reverse("imports:list"), by_staff).content.decode()
    assert [name for name in jobs if f"{name}.csv" in page] == ["lucknow"]
    assert str(cast.staff) not in page


def test_pages_keep_what_was_chosen(cast: Cast, client_of):
    for number in range(PAGE + 2):
        upload("booths" if number else "groups", BOOTHS, ROW, cast.staff)
    client = client_of(cast.staff)
    first = client.get(reverse("imports:list"), {"kind": "booths"}).content.decode()
    assert first.count("sheet.csv") == PAGE
    address = first.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&")
    second = client.get(reverse("imports:list") + address).content.decode()
    assert second.count("sheet.csv") == 1
    assert 'rel="prev" href="?kind=booths"' in second


@pytest.mark.parametrize("language", ["en", "hi"])
def test_nothing_found_keeps_the_filters(cast: Cast, client_of, jobs: dict[str, ImportJob], language: str):
    cast.staff.language = language
    cast.staff.save()
    page = client_of(cast.staff).get(reverse("imports:list"), {"kind": "units"}).content.decode()
    assert 'name="since"' in page
    assert ("No import fits that." if language == "en" else "ऐसा कोई आयात नहीं") in page
