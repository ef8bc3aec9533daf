"""The frame of every page: who sees which places, the two languages, the organisation's name and colour."""

import re

import pytest
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import translation
from django.views.defaults import server_error

from booths.models import StateSettings
from core.palette import DEFAULT_ACCENT, palette
from dashboard.context import Chrome


@pytest.fixture
def profile(client_of):
    """Return a function that gives the markup of a person's own page."""
    return lambda user: client_of(user).get(reverse("accounts:profile")).content.decode()


def names(places):
    """Return the names of places of the menu."""
    return [place.name for place in places]


def chrome_of(cast, name):
    """Return the frame that one of the cast sees."""
    request = RequestFactory().get("/")
    request.user = getattr(cast, name)
    request.scope, request.resolver_match = cast.scope(request.user), None
    return Chrome(request)


def test_the_menu_follows_the_rights(cast):
    with translation.override("en"):
        assert names(chrome_of(cast, "viewer").places) == ["Home", "Booths", "Teams", "Members"]
        assert names(chrome_of(cast, "staff").places) == ["Home", "Booths", "Teams", "Members", "Sheets", "Exports"]
        convener = ["Home", "Booths", "Teams", "Members", "Volunteers", "Sheets", "Exports"]
        assert names(chrome_of(cast, "lucknow_convener").places) == convener
        assert names(chrome_of(cast, "outsider").places) == ["Home"]


def test_the_phone_has_four_places(cast):
    with translation.override("en"):
        assert names(chrome_of(cast, "staff").dock) == ["Home", "Booths", "Teams", "More"]


def test_a_stranger_sees_no_menu_and_no_search(client, db):
    page = client.get(reverse("accounts:sign_in")).content.decode()
    assert "<nav" not in page
    assert "<dialog" not in page


@pytest.mark.parametrize(("language", "other"), [("hi", "English"), ("en", "हिन्दी")])
def test_the_other_language_is_one_tap_away(cast, profile, language, other):
    cast.staff.language = language
    cast.staff.save()
    page = profile(cast.staff)
    assert f'<html lang="{language}"' in page
    assert re.search(rf'name="language" value="\w\w"[^>]*>.*?{other}', page, re.DOTALL)


def test_only_hindi_pages_fetch_the_devanagari_font_ahead(cast, profile):
    assert "noto-devanagari" not in profile(cast.staff)
    cast.staff.language = "hi"
    cast.staff.save()
    assert "noto-devanagari" in profile(cast.staff)


def test_the_persons_choice_of_colours_wins_over_the_device(cast, profile):
    assert "data-theme" not in profile(cast.staff)
    cast.staff.theme = "dark"
    cast.staff.save()
    assert 'data-theme="dark"' in profile(cast.staff)


def test_the_default_accent_costs_no_request(cast, profile):
    assert "/theme/" not in profile(cast.staff)


def test_the_states_name_and_colour_show_in_its_own_area(cast, profile):
    StateSettings.objects.update_or_create(
        state=cast.state, defaults={"party_en": "Our Party", "party_hi": "हमारी पार्टी", "accent": "#138808"}
    )
    page = profile(cast.sitapur_convener)
    assert "Our Party" in page
    assert reverse("dashboard:theme", args=["138808"]) in page


def test_the_theme_is_kept_for_good(client):
    answer = client.get(reverse("dashboard:theme", args=["138808"]))
    assert answer["Content-Type"] == "text/css"
    assert "immutable" in answer["Cache-Control"]
    assert palette("#138808")["accent"][0] in answer.content.decode()


@pytest.mark.parametrize("accent", ["red", "13880", "13880z", DEFAULT_ACCENT + "0"])
def test_what_is_no_colour_is_not_found(client, db, accent):
    assert client.get(reverse("dashboard:theme", args=[accent])).status_code == 404


def test_nothing_inline_that_the_policy_would_refuse(cast, profile):
    page = profile(cast.staff)
    assert " style=" not in page
    assert "<style" not in page
    assert not re.search(r"<script(?![^>]*\ssrc=)", page)
    assert not re.search(r"\son\w+=", page)


@pytest.mark.parametrize(("language", "words"), [("hi", "इंटरनेट नहीं है"), ("en", "No connection")])
def test_the_offline_page_needs_no_database(client, language, words):
    client.cookies["django_language"] = language
    page = client.get(reverse("dashboard:offline")).content.decode()
    assert words in page
    assert f'lang="{language}"' in page


def test_the_worker_keeps_the_offline_page(client):
    answer = client.get(reverse("dashboard:worker"))
    assert answer["Content-Type"].startswith("text/javascript")
    assert reverse("dashboard:offline") in answer.content.decode()
    assert "noto-devanagari" in answer.content.decode()


def test_the_home_screen_knows_name_and_icon(client):
    manifest = client.get(reverse("dashboard:manifest")).json()
    assert manifest["short_name"] == "बूथवार"
    assert manifest["icons"][0]["src"].endswith(".svg")


@pytest.mark.parametrize(
    ("language", "words"),
    [("hi", "यहाँ कुछ नहीं है, या यह आपके क्षेत्र का नहीं है"), ("en", "Nothing here, or not in your area")],
)
def test_a_wrong_address_says_so_in_the_persons_language(client, db, language, words):
    client.cookies["django_language"] = language
    answer = client.get("/no/such/page/")
    assert answer.status_code == 404
    assert words in answer.content.decode()


def test_a_stale_form_is_told_from_a_missing_right(db):
    answer = Client(enforce_csrf_checks=True).post(reverse("accounts:sign_in"), {})
    assert answer.status_code == 403
    assert b"data-expired" in answer.content


def test_a_broken_page_needs_no_database():
    with translation.override("hi"):
        answer = server_error(RequestFactory().get("/"))
    assert answer.status_code == 500
    assert "हमारी तरफ़ कुछ गड़बड़ हो गई" in answer.content.decode()
