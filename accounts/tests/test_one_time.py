"""Following a one-time link: once, in time, by its own person."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from accounts.models import OneTimeLink, User
from accounts.services import link_make, setup_link_make
from teams.tests.cast import PASSWORD, make_user

Purpose = OneTimeLink.Purpose
NEW = "three green mangoes"
BOTH = {"new_password1": NEW, "new_password2": NEW}


@pytest.fixture
def user(db):
    """Somebody without a password yet."""
    user = make_user("Asha")
    user.set_unusable_password()
    user.save()
    return user


def address(token):
    return f"/a/{token}/"


def test_a_password_is_chosen_and_the_person_is_in(client, user):
    token = link_make(actor=None, purpose=Purpose.INVITE, user=user)
    page = client.get(address(token))
    assert page.status_code == 200
    assert "no-store" in page["Cache-Control"]
    response = client.post(address(token), BOTH)
    assert (response.status_code, response.url) == (302, "/")
    assert client.get("/profile/").context["user"] == user
    user.refresh_from_db()
    assert user.check_password(NEW)


def test_the_language_chosen_on_the_way_in_stays(client, user):
    type(user).objects.update(language="hi")
    client.post("/language/", {"language": "en"})
    client.post(address(link_make(actor=None, purpose=Purpose.INVITE, user=user)), BOTH)
    user.refresh_from_db()
    assert user.language == "en"


def test_opening_it_uses_nothing_up(client, user):
    """Chat programs open a link to show a preview of it."""
    token = link_make(actor=None, purpose=Purpose.INVITE, user=user)
    for _visit in range(3):
        assert client.get(address(token)).status_code == 200
        assert client.head(address(token)).status_code == 200
    assert client.post(address(token), BOTH).status_code == 302


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (NEW, "something else"),
        ("short", "short"),
        ("password123", "password123"),
        ("9876543210", "9876543210"),
        ("", ""),
    ],
)
def test_a_bad_password_is_asked_again_and_the_link_lives(client, user, first, second):
    token = link_make(actor=None, purpose=Purpose.INVITE, user=user)
    response = client.post(address(token), {"new_password1": first, "new_password2": second})
    assert response.status_code == 422
    assert client.post(address(token), BOTH).status_code == 302


def test_a_used_link_explains_itself(client, user):
    token = link_make(actor=None, purpose=Purpose.INVITE, user=user)
    client.post(address(token), BOTH)
    for again in (client.get(address(token)), client.post(address(token), BOTH)):
        assert again.status_code == 410
        assert "इस्तेमाल हो चुका है" in again.content.decode() or "it has been used" in again.content.decode()


def test_a_link_past_its_time_explains_itself(client, user):
    token = link_make(actor=None, purpose=Purpose.INVITE, user=user)
    OneTimeLink.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    response = client.post(address(token), BOTH)
    assert response.status_code == 410
    assert "समय निकल गया" in response.content.decode()
    user.refresh_from_db()
    assert not user.has_usable_password()


def test_an_older_link_gives_way_to_the_newer(client, user):
    old = link_make(actor=None, purpose=Purpose.INVITE, user=user)
    new = link_make(actor=None, purpose=Purpose.RESET, user=user)
    assert client.get(address(old)).status_code == 410
    assert client.get(address(new)).status_code == 200


def test_an_invented_link_is_not_found(client, user):
    link_make(actor=None, purpose=Purpose.INVITE, user=user)
    assert client.get(address("A" * 32)).status_code == 404
    assert client.post(address("A" * 32), BOTH).status_code == 404
    assert client.get(address(OneTimeLink.objects.get().token_hash)).status_code == 404


def test_the_link_of_a_closed_account_does_nothing(client, user):
    token = link_make(actor=None, purpose=Purpose.INVITE, user=user)
    User.objects.update(is_active=False)
    assert client.post(address(token), BOTH).status_code == 410


def test_somebody_elses_link_is_theirs(client, user):
    """Who is signed in and opens a link for another person becomes that person, and is told so before."""
    inviter = make_user("Inviter")
    client.force_login(inviter)
    token = link_make(actor=inviter, purpose=Purpose.INVITE, user=user)
    assert "signed in as Inviter" in client.get(address(token)).content.decode()
    client.post(address(token), BOTH)
    assert client.get("/profile/").context["user"] == user
    inviter.refresh_from_db()
    assert inviter.check_password(PASSWORD)


def test_a_new_password_ends_the_sessions_of_the_old_one(client, user):
    elsewhere = Client()
    elsewhere.force_login(user)
    client.post(address(link_make(actor=None, purpose=Purpose.RESET, user=user)), BOTH)
    assert elsewhere.get("/profile/").status_code == 302
    assert client.get("/profile/").status_code == 200


@pytest.mark.django_db(transaction=True)
def test_of_many_at_once_exactly_one_gets_through():
    user = make_user("Asha")
    token = link_make(actor=None, purpose=Purpose.RESET, user=user)

    def follow(number):
        try:
            password = f"{NEW} {number}"
            return Client().post(address(token), {"new_password1": password, "new_password2": password}).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        outcomes = list(pool.map(follow, range(4)))
    assert sorted(outcomes) == [302, 410, 410, 410]
    user.refresh_from_db()
    assert user.check_password(f"{NEW} {outcomes.index(302)}")


class TestSetUp:
    """The link by which the first administrator is made."""

    FORM = {"name": "First", "login": "first@example.org", **BOTH}

    def test_it_makes_the_administrator_and_goes_on_to_the_second_factor(self, client, db):
        token = setup_link_make()
        assert client.get(address(token)).status_code == 200
        response = client.post(address(token), self.FORM)
        assert response.url == "/second-factor/?next=%2Fsetup"
        user = User.objects.get()
        assert (user.name, user.email, user.is_superuser, user.is_staff) == ("First", "first@example.org", True, True)

    def test_a_number_does_as_well(self, client, db):
        client.post(address(setup_link_make()), self.FORM | {"login": "60009 99903"})
        assert User.objects.get().phone == "+916000999903"

    @pytest.mark.parametrize("change", [{"login": "nothing"}, {"name": ""}, {"new_password2": "another"}])
    def test_mistakes_are_asked_again(self, client, db, change):
        token = setup_link_make()
        assert client.post(address(token), self.FORM | change).status_code == 422
        assert not User.objects.exists()
        assert client.post(address(token), self.FORM).status_code == 302

    def test_a_login_that_is_taken_is_said(self, client, db):
        make_user("Asha", email="first@example.org")
        assert client.post(address(setup_link_make()), self.FORM).status_code == 422

    def test_it_works_once_and_not_beside_an_administrator(self, client, db):
        token = setup_link_make()
        client.post(address(token), self.FORM)
        assert client.post(address(token), self.FORM | {"login": "second@example.org"}).status_code == 410
        assert setup_link_make() is None

    def test_a_link_left_over_is_dead_once_there_is_an_administrator(self, client, db):
        token = setup_link_make()
        make_user("Boss", is_superuser=True)
        assert client.get(address(token)).status_code == 404
        assert client.post(address(token), self.FORM).status_code == 404
        assert User.objects.count() == 1
