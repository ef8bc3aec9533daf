"""Changing one's own password."""

from django.test import Client

from teams.tests.cast import PASSWORD, make_user

NEW = "three green mangoes"


def test_this_session_goes_on_and_others_end(client, db):
    user = make_user()
    elsewhere = Client()
    for each in (client, elsewhere):
        each.force_login(user)
    form = {"old_password": PASSWORD, "new_password1": NEW, "new_password2": NEW}
    assert client.post("/profile/password/", form).url == "/profile/"
    assert client.get("/profile/").status_code == 200
    assert elsewhere.get("/profile/").status_code == 302
    user.refresh_from_db()
    assert user.check_password(NEW)


def test_the_present_one_has_to_be_known(client, db):
    user = make_user()
    client.force_login(user)
    form = {"old_password": "wrong", "new_password1": NEW, "new_password2": NEW}
    response = client.post("/profile/password/", form)
    assert response.status_code == 422
    assert "This is not your present password." in response.content.decode()
    user.refresh_from_db()
    assert user.check_password(PASSWORD)


def test_a_stranger_is_sent_to_sign_in(client, db):
    assert client.get("/profile/password/").url == "/sign-in/?next=%2Fprofile%2Fpassword%2F"
