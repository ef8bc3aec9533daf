"""Names of units that were not recognised: asked once for each spelling, remembered, never guessed."""

import re

import pytest
from django.urls import reverse

from booths.models import Unit, UnitAlias
from imports.models import ImportJob, State
from imports.naming import names_asked, names_taken
from imports.report import report
from imports.services import run_check
from imports.tests.importing import check, codes
from teams.tests.cast import Cast, make_phone

pytestmark = pytest.mark.django_db
PLACES = ("District", "Assembly", "Mandal", "Booth No")
ROWS = [
    ["", "Nakhas", "", 90],
    ["", "NAKHAS.", "", 91],
    ["", "Nakhas", "", 92],
    ["", "Sitapur", "Khyraabaad Purana", 93],
    ["Lukhnow Nagar Xyz", "Lucknow West", "", 94],
    ["", "Lakhnau Pashchim", "", 95],
]


def address(name: str, job: ImportJob) -> str:
    return reverse(f"imports:{name}", args=[job.pk])


def asked(job: ImportJob) -> dict[str, object]:
    return {name.text: name for name in names_asked(job)}


def recheck(job: ImportJob) -> ImportJob:
    job.refresh_from_db()
    assert job.state == State.CHECKING
    run_check(job.pk)
    job.refresh_from_db()
    return job


def answer(client, job: ImportJob, remember: bool = False, **picks: Unit | int | str):
    names = {name.text: name for name in (*names_asked(job), *names_taken(job))}
    data = {f"unit-{names[text].mark}": getattr(unit, "pk", unit) for text, unit in picks.items()}
    return client.post(address("names", job), data | ({"remember": "1"} if remember else {}))


def test_each_spelling_is_asked_once_with_its_rows_and_the_nearest_units(cast: Cast, client_of):
    job = check("booths", PLACES, ROWS, cast.staff)
    found = names_asked(job)
    assert [(name.text, name.field, name.rows) for name in found] == [
        ("Nakhas", "assembly_name", 3),
        ("Lukhnow Nagar Xyz", "district", 1),
        ("Khyraabaad Purana", "mandal", 1),
    ]
    assert found[2].above == cast.sitapur_assembly.pk
    page = client_of(cast.staff).get(address("names", job)).content.decode()
    assert page.count("“Nakhas”") == 2  # its heading, and the label of its search
    assert "3 rows" in page
    assert "Khairabad" in page
    assert "खैराबाद" in page
    assert [name.text for name in names_taken(job)] == ["Lakhnau Pashchim"]


def test_the_choice_counts_for_this_sheet_and_is_told_row_by_row(cast: Cast, client_of):
    job = check("booths", PLACES, ROWS, cast.staff)
    assert (job.new, job.refused) == (1, 5)
    answer(client_of(cast.staff), job, Nakhas=cast.lucknow_west)
    recheck(job)
    assert (job.new, job.refused) == (4, 2)
    assert codes(report(job)["repairs"]).count((3, "name_answered")) == 1
    assert not UnitAlias.objects.exists()
    again = check("booths", PLACES, ROWS, cast.staff)
    assert again.new == 1


def test_what_is_remembered_is_not_asked_again_and_stays_visible(cast: Cast, client_of):
    job = check("booths", PLACES, ROWS, cast.staff)
    picks = {"Nakhas": cast.lucknow_west, "Khyraabaad Purana": cast.khairabad}
    answer(client_of(cast.staff), job, remember=True, **picks)
    recheck(job)
    assert {alias.name: alias.unit for alias in UnitAlias.objects.all()} == picks
    again = check("booths", PLACES, ROWS, cast.lucknow_convener)
    assert again.new == 4  # Lucknow only
    told = [line for line in report(again)["repairs"] if line["code"] == "name_alias"]
    assert [line["row"] for line in told] == [2, 3, 4]
    assert "Lucknow West" in told[0]["message"]


def test_a_near_name_can_be_put_right_or_refused(cast: Cast, client_of):
    job = check("booths", PLACES, ROWS, cast.staff)
    client = client_of(cast.staff)
    answer(client, job, **{"Lakhnau Pashchim": cast.lucknow_north})
    recheck(job)
    assert [name.unit[0] for name in names_taken(job)] == [cast.lucknow_north.name_en]
    answer(client, job, **{"Lakhnau Pashchim": 0})
    recheck(job)
    assert job.new == 0
    assert "Lakhnau Pashchim" in asked(job)


def test_a_district_of_the_government_stands_for_all_its_districts(cast: Cast, client_of):
    job = check("booths", PLACES, [["Timbuktu", "Lucknow West", "", 90]], cast.staff)
    revenue = cast.lucknow.revenue_district
    assert revenue is not None
    other = Unit.objects.get(pk=cast.sitapur.pk)
    other.revenue_district = revenue
    other.save()
    answer(client_of(cast.staff), job, remember=True, Timbuktu=-revenue.pk)
    recheck(job)
    assert (job.new, UnitAlias.objects.count()) == (1, 0)


def test_names_of_parents_in_sheets_of_units(cast: Cast, client_of):
    header = ("Level", "Code", "Name in English", "Parent")
    rows = [["Mandal", "UP-171-90", "Rakabganj", "Lucknow Pashchimi Kshetra Purana"]]
    job = check("units", header, rows, cast.staff)
    assert list(asked(job)) == ["Lucknow Pashchimi Kshetra Purana"]
    answer(client_of(cast.staff), job, **{"Lucknow Pashchimi Kshetra Purana": cast.lucknow_west})
    recheck(job)
    assert (job.new, job.refused) == (1, 0)


def test_names_of_units_in_sheets_of_people(cast: Cast, client_of):
    header = ("Name", "Mobile", "Unit", "Region", "District")
    rows = [
        ["Ram", make_phone(), "Lakhnaupuri", "", ""],
        ["Shyam", make_phone(), "", "Oudh Prant", ""],
        ["Gita", make_phone(), "", "", "Timbuktu"],
    ]
    job = check("members", header, rows, cast.staff)
    assert set(asked(job)) == {"Lakhnaupuri", "Oudh Prant", "Timbuktu"}
    answer(client_of(cast.staff), job, Lakhnaupuri=cast.chowk, Timbuktu=cast.lucknow, **{"Oudh Prant": cast.awadh})
    recheck(job)
    assert (job.new, job.refused) == (3, 0)
    assert [line["code"] for line in report(job)["repairs"]].count("name_answered") == 3


def test_only_places_of_ones_own_area_are_offered_and_taken(cast: Cast, client_of):
    job = check("booths", PLACES, [["", "Lucknow Vest", "", 90], ["", "Timbuktu", "", 91]], cast.sitapur_convener)
    client = client_of(cast.sitapur_convener)
    page = client.get(address("names", job)).content.decode()
    assert "Lucknow West" not in page
    mark = names_asked(job)[0].mark
    found = client.get(address("names_search", job), {"mark": mark, f"search-{mark}": "luck"}).content.decode()
    assert "Lucknow" not in found
    assert answer(client, job, Timbuktu=cast.lucknow_west).status_code == 422
    job.refresh_from_db()
    assert job.state == State.READY


def test_the_search_finds_by_number_code_and_name_in_either_script(cast: Cast, client_of):
    job = check("booths", PLACES, ROWS, cast.staff)
    client, mark = client_of(cast.staff), names_asked(job)[0].mark
    for text in ("171", "UP-171", "luckn", "west", "लखनऊ प", "Lakhnau Paschim"):
        page = client.get(address("names_search", job), {"mark": mark, f"search-{mark}": text}).content.decode()
        assert re.search(rf'name="unit-{mark}" value="{cast.lucknow_west.pk}"', page), text
    assert (
        "No place" in client.get(address("names_search", job), {"mark": mark, f"search-{mark}": "qq"}).content.decode()
    )


def test_what_cannot_be_remembered_is_told_and_nothing_is_taken(cast: Cast, client_of):
    job = check("booths", PLACES, ROWS, cast.staff)
    cast.lucknow_north.name_en = "Nakhas"
    cast.lucknow_north.save()
    told = answer(client_of(cast.staff), job, remember=True, Nakhas=cast.lucknow_west)
    assert told.status_code == 422
    assert "This is the name of" in told.content.decode()
    job.refresh_from_db()
    assert (job.state, job.answers) == (State.READY, {})


def test_a_second_click_and_no_answer_change_nothing(cast: Cast, client_of):
    job = check("booths", PLACES, ROWS, cast.staff)
    client = client_of(cast.staff)
    assert client.post(address("names", job), {"remember": "1"}).status_code == 302
    job.refresh_from_db()
    assert job.state == State.READY
    mark = asked(job)["Nakhas"].mark
    for _click in range(2):
        assert client.post(address("names", job), {f"unit-{mark}": cast.lucknow_west.pk}).status_code == 302
    recheck(job)
    assert job.new == 4


def test_an_answer_to_a_page_of_before_says_nothing_of_other_names(cast: Cast, client_of):
    job = check("booths", PLACES, ROWS, cast.staff)
    client, marks = client_of(cast.staff), {text: name.mark for text, name in asked(job).items()}
    answer(client, job, Nakhas=cast.lucknow_west)
    recheck(job)
    stale = {
        f"unit-{marks['Nakhas']}": cast.lucknow_north.pk,
        "unit-nonsense": "1",
        f"unit-{marks['Khyraabaad Purana']}": "x",
    }
    assert client.post(address("names", job), stale).status_code == 302
    recheck(job)  # Nakhas is among the names that were taken, so that this is another answer to it
    assert job.answers["names"] == {"assembly_name||nakhas": cast.lucknow_north.pk}


def test_only_the_uploader_is_asked(cast: Cast, client_of):
    job = check("booths", PLACES, ROWS, cast.lucknow_convener)
    assert client_of(cast.staff).get(address("names", job)).status_code == 403
    assert client_of(cast.sitapur_convener).get(address("names", job)).status_code == 404
    assert client_of(cast.sitapur_convener).get(address("names_search", job)).status_code == 404


@pytest.mark.parametrize("language", ["en", "hi"])
def test_the_preview_leads_to_the_names(cast: Cast, client_of, language: str):
    cast.staff.language = language
    cast.staff.save()
    job = check("booths", PLACES, ROWS, cast.staff)
    assert address("names", job) in client_of(cast.staff).get(address("job", job)).content.decode()
