"""``manage.py setup_link``."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from accounts.models import OneTimeLink
from teams.tests.cast import make_user


def printed():
    out = StringIO()
    call_command("setup_link", stdout=out)
    return out.getvalue()


def test_it_prints_a_link_that_works(client, db, settings):
    settings.BOOTHWISE_BASE_URL = "https://boothwise.example/"
    address = printed().split()[-1]
    assert address.startswith("https://boothwise.example/a/")
    assert client.get(address.removeprefix("https://boothwise.example")).status_code == 200


def test_the_newest_printed_link_counts(db):
    printed()
    printed()
    assert OneTimeLink.objects.usable().count() == 1


def test_beside_an_administrator_there_is_none(db):
    make_user("Boss", is_superuser=True)
    with pytest.raises(CommandError):
        printed()
    assert not OneTimeLink.objects.exists()
