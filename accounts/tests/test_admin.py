"""Accounts, links and the log in the administration."""

import re

import pytest
from django.contrib import admin
from django.urls import reverse

from accounts.models import OneTimeLink, User
from teams.tests.cast import make_user

PAGES = [
    (model, page)
    for model in admin.site._registry
    if model._meta.app_label in {"accounts", "booths", "teams"}
    for page in ("changelist", "add")
]


def address(model, page, *args):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


@pytest.mark.parametrize(("model", "page"), PAGES, ids=lambda value: getattr(value, "__name__", value))
def test_every_page_of_the_administration_opens(cast, verified_client_of, model, page):
    client = verified_client_of(cast.administrator)
    wanted = 403 if page == "add" and model.__name__ in {"OneTimeLink", "Activity"} else 200
    assert client.get(address(model, page)).status_code == wanted
    some = model._default_manager.first()
    if some and page == "changelist":
        assert client.get(address(model, "change", some.pk)).status_code == 200
        assert client.get(address(model, page), {"q": "a"}).status_code == 200


def test_a_new_account_has_no_password_and_gets_a_link(db, verified_client_of, client):
    theirs = verified_client_of(make_user("Boss", is_superuser=True, is_staff=True))
    form = {"name": "New", "phone": "60009 99904", "email": "", "language": "hi", "theme": "auto", "is_active": "on"}
    assert theirs.post(address(User, "add"), form).status_code == 302
    user = User.objects.get(phone="+916000999904")
    assert (user.has_usable_password(), user.email) == (False, None)
    chosen = {"action": "make_link", "_selected_action": [user.pk]}
    text = theirs.post(address(User, "changelist"), chosen, follow=True).content.decode()
    link = re.search(r"http://testserver(/a/[\w-]+/)", text)[1]
    assert client.get(link).status_code == 200
    assert OneTimeLink.objects.get(user=user).purpose == OneTimeLink.Purpose.INVITE


def test_a_number_that_cannot_be_read_or_is_taken_is_refused(db, verified_client_of):
    theirs = verified_client_of(make_user("Boss", phone="+916000999905", is_superuser=True, is_staff=True))
    form = {"name": "New", "email": "", "language": "hi", "theme": "auto", "is_active": "on"}
    for phone in ("12345", "6000999905", ""):
        assert theirs.post(address(User, "add"), form | {"phone": phone}).status_code == 200
    assert User.objects.count() == 1
