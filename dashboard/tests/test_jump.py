"""The jump box: everything of one's area by a few letters, nothing of anybody else's."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from booths.models import Unit
from dashboard.finding import find
from teams.tests.cast import make_booth

JUMP = reverse("dashboard:jump")


@pytest.fixture
def found(cast):
    """Return a function that gives the names that one of the cast finds."""
    return lambda text, user=cast.coordinator: [one.name for one in find(text, user=user, scope=cast.scope(user))]


@pytest.fixture(autouse=True)
def _english(settings):
    settings.LANGUAGE_CODE = "en"


def test_places_are_found_in_either_script_and_by_near_misses(found):
    for text in ("Lucknow", "lucknow", "लखनऊ", "Lakhnau", "लखनऊ "):
        assert {"Lucknow Mahanagar", "Lucknow West", "Lucknow North"} <= set(found(text)), text
    for text in ("Sitapur", "सीतापुर", "seetapur", "Sitapoor"):
        assert found(text)[0] == "Sitapur", text
    assert found("अमीनाबाद")[0] == "Aminabad" == found("Ameenabad")[0]


def test_a_name_begun_comes_before_names_that_sound_so(cast, found):
    Unit.objects.filter(pk=cast.aminabad.pk).update(name_en="South", name_hi="दक्षिण")  # the key of "sita" is its whole
    assert found("sita")[0] == "Sitapur"
    assert found("सीता")[0] == "Sitapur"


def test_every_word_narrows(found):
    assert found("lucknow west")[0] == "Lucknow West"
    assert found("पश्चिम लखनऊ")[0] == "Lucknow West"


def test_an_assembly_is_found_by_its_number_and_a_unit_by_its_code(found):
    assert found("171")[0] == "Lucknow West" == found("१७१")[0]
    assert found("lko-m")[0] == "Lucknow Mahanagar"


def test_a_booth_is_found_by_assembly_and_number_and_by_name(cast, found):
    assert found("171 10A") == ["Primary School 10A"] == found("171/10a")
    make_booth(cast.chowk, "77", name_en="Kasturba Bhawan", name_hi="कस्तूरबा भवन")
    assert found("kasturba") == ["Kasturba Bhawan"] == found("कस्तूरबा")


def test_people_are_found_by_name_and_by_phone_where_phones_may_be_seen(cast, found):
    assert "Farid Khan" in found("फरीद") and "Farid Khan" in found("farid khan")
    phone = cast.member(cast.mandal_convener).phone
    assert found(phone, cast.lucknow_convener) == ["Farid Khan"]
    assert found(phone[3:], cast.lucknow_convener) == ["Farid Khan"]
    assert found(phone, cast.staff) == []


def test_pages_are_found_in_either_language(found):
    assert "Teams" in found("teams") and "Teams" in found("टीम")


def test_nobody_finds_what_is_not_theirs(cast, found):
    for text in (
        "Lucknow",
        "लखनऊ",
        "Chowk",
        "171",
        "171 1",
        "Farid",
        "Primary School",
        "UP-171",
        "Awadh",
        "Uttar Pradesh",
    ):
        names = found(text, cast.sitapur_convener)
        assert not [
            name for name in names if "Lucknow" in name or name in ("Chowk", "Farid Khan", "Awadh", "Uttar Pradesh")
        ]
    assert "Primary School 1" in found("Primary School", cast.sitapur_convener)
    assert found("Lucknow", cast.outsider) == []


def test_notes_tell_namesakes_apart(cast):
    finds = find("sitapur", user=cast.coordinator, scope=cast.scope(cast.coordinator))
    assert {one.note for one in finds if one.name == "Sitapur"} == {
        "District · Awadh",
        "Assembly constituency 146 · Sitapur",
    }


def test_htmx_gets_the_finds_and_others_a_page(cast, client_of):
    client = client_of(cast.coordinator)
    page = client.get(JUMP, {"q": "sitapur"}).content.decode()
    assert "<html" in page and 'value="sitapur"' in page and reverse("dashboard:unit", args=["STP"]) in page
    finds = client.get(JUMP, {"q": "sitapur"}, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in finds and finds.count('class="row"') >= 2


def test_nothing_found_says_how_to_find_more(cast, client_of):
    markup = client_of(cast.coordinator).get(JUMP, {"q": "zzqqxx"}).content.decode()
    assert "Fewer letters find more" in markup and "zzqqxx" in markup


def test_a_search_costs_the_same_few_queries(cast, found):
    with CaptureQueriesContext(connection) as captured:
        found("lucknow 171")
    assert len(captured) <= 7


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=120))
def test_any_text_gets_an_answer(cast, client_of, text):
    assert client_of(cast.coordinator).get(JUMP, {"q": text}).status_code == 200


def test_a_stranger_finds_the_sign_in(client, db):
    assert client.get(JUMP)["Location"].startswith(reverse("accounts:sign_in"))
