"""The language: Hindi first, kept on the device and with the account."""

import pytest

from teams.tests.cast import make_user


def language_of(response):
    return response.content.decode().partition('<html lang="')[2][:2]


def switch(client, language, **more):
    return client.post("/language/", {"language": language, "next": "/sign-in/", **more})


def test_a_stranger_gets_hindi_whatever_the_phone_says(client, db):
    assert language_of(client.get("/sign-in/", headers={"Accept-Language": "en-US,en"})) == "hi"


def test_a_stranger_keeps_the_choice_on_the_device(client, db):
    assert switch(client, "en").url == "/sign-in/"
    assert language_of(client.get("/sign-in/")) == "en"
    switch(client, "hi")
    assert language_of(client.get("/sign-in/")) == "hi"


def test_a_person_keeps_the_choice_on_every_device(client, db):
    user = make_user(language="hi")
    client.force_login(user)
    switch(client, "en")
    assert language_of(client.get("/profile/")) == "en"
    other_device = type(client)()
    switch(other_device, "hi")
    other_device.force_login(user)
    assert language_of(other_device.get("/profile/")) == "en"


def test_the_cookie_is_closed_to_scripts(client, db):
    cookie = switch(client, "en").cookies["django_language"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


@pytest.mark.parametrize("language", ["", "fr", "hi; path=/", "<script>"])
def test_other_languages_are_refused(client, db, language):
    assert switch(client, language).status_code == 400


def test_it_leads_nowhere_else(client, db):
    assert switch(client, "en", next="https://elsewhere.example/").url == "/"
    assert client.get("/language/").status_code == 405


def test_a_spoilt_cookie_does_no_harm(client, db):
    client.cookies["django_language"] = "xx"
    assert language_of(client.get("/sign-in/")) == "hi"
