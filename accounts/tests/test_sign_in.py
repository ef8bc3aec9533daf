"""Signing in by phone or e-mail, the lock after wrong tries, and signing out."""

import pytest
from django.conf import settings

from teams.tests.cast import PASSWORD, make_user

ADDRESS = "/sign-in/"


@pytest.fixture
def user(db):
    """Somebody with a number and an address."""
    return make_user("Asha", phone="+916000999901", email="asha@example.org")


def sign_in(client, login, password=PASSWORD, **more):
    return client.post(ADDRESS, {"username": login, "password": password, **more})


@pytest.mark.parametrize(
    "login",
    [
        "+916000999901",
        "6000999901",
        "06000 999901",
        "91-60009-99901",
        "६०००९९९९०१",
        "asha@example.org",
        " ASHA@example.org",
    ],
)
def test_any_usual_spelling_of_the_login_signs_in(client, user, login):
    assert sign_in(client, login).status_code == 302
    assert client.get("/profile/").status_code == 200


@pytest.mark.parametrize("login", ["+916000999902", "nobody@example.org", "asha@example"])
def test_unknown_people_and_wrong_passwords_get_the_same_answer(client, user, login):
    unknown = sign_in(client, login)
    wrong = sign_in(client, "6000999901", "not the password")
    if "@example.org" in login or login.startswith("+"):
        assert list(unknown.context["form"].non_field_errors()) == list(wrong.context["form"].non_field_errors())
    assert "_auth_user_id" not in client.session


def test_a_closed_account_does_not_sign_in(client, user):
    user.is_active = False
    user.save()
    sign_in(client, "6000999901")
    assert "_auth_user_id" not in client.session


def test_it_leads_on_to_where_one_was_going_and_nowhere_else(client, user):
    assert sign_in(client, "6000999901", next="/profile/").url == "/profile/"
    client.logout()
    assert sign_in(client, "6000999901", next="https://elsewhere.example/").url == "/"


def test_the_form_suits_a_phone(client, db):
    text = client.get(ADDRESS).content.decode()
    for part in (
        'autocomplete="username"',
        'autocomplete="current-password"',
        'inputmode="email"',
        'autocapitalize="none"',
    ):
        assert part in text


def test_too_many_wrong_tries_lock_the_login_however_it_is_spelt(client, user):
    spellings = ["6000999901", "06000999901", "+91 60009 99901", "६०००९९९९०१"]
    for attempt in range(settings.AXES_FAILURE_LIMIT):
        response = sign_in(client, spellings[attempt % 4], "wrong")
    assert response.status_code == 429
    assert "बहुत बार ग़लत पासवर्ड" in response.content.decode()
    assert sign_in(client, "6000999901").status_code == 429
    assert "_auth_user_id" not in client.session


def test_a_success_forgets_the_wrong_tries_before_it(client, user):
    for _round in range(2):
        for _attempt in range(settings.AXES_FAILURE_LIMIT - 1):
            sign_in(client, "6000999901", "wrong")
        assert sign_in(client, "06000 999901").status_code == 302
        client.post("/sign-out/")


def test_others_on_the_same_line_are_not_locked_out(client, user):
    for _attempt in range(settings.AXES_FAILURE_LIMIT):
        sign_in(client, "6000999901", "wrong")
    make_user("Neighbour", phone="+916000999902")
    assert sign_in(client, "6000999902").status_code == 302


def test_signing_out_is_a_deed_not_a_link(client, user):
    client.force_login(user)
    assert client.get("/sign-out/").status_code == 405
    assert client.post("/sign-out/", follow=True).redirect_chain[-1][0] == ADDRESS
    assert client.get("/profile/").status_code == 302


def test_who_is_signed_in_already_is_led_on(client, user):
    client.force_login(user)
    assert client.get(f"{ADDRESS}?next=/profile/").url == "/profile/"
