"""A person's own page."""

from accounts.models import Activity
from teams.tests.cast import make_user


def test_name_language_and_colours_are_ones_own(client, db):
    user = make_user("Asha", language="hi")
    client.force_login(user)
    response = client.post("/profile/", {"name": "Asha Verma", "language": "en", "theme": "dark"}, follow=True)
    assert "Saved." in response.content.decode()
    assert 'data-theme="dark"' in response.content.decode()
    user.refresh_from_db()
    assert (user.name, user.language, user.theme) == ("Asha Verma", "en", "dark")
    assert Activity.objects.get(verb="profile_update").details == {"fields": ["language", "name", "theme"]}


def test_nothing_else_can_be_changed_here(client, db):
    user = make_user("Asha")
    client.force_login(user)
    client.post(
        "/profile/", {"name": "A", "language": "en", "theme": "auto", "is_superuser": "1", "phone": "+916000999999"}
    )
    fresh = type(user).objects.get()
    assert (fresh.is_superuser, fresh.phone) == (False, user.phone)


def test_mistakes_are_asked_again_under_the_old_name(client, db):
    client.force_login(make_user("Asha Verma"))
    response = client.post("/profile/", {"name": "", "language": "xx", "theme": "auto"})
    assert response.status_code == 422
    assert response.context["user"].name == "Asha Verma"
