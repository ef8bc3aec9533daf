"""Fixtures that give tests the named cast; the root ``conftest.py`` loads them for every app."""

from collections.abc import Callable

import pytest
from django.test import Client

from accounts.models import User
from teams.tests.cast import Cast
from teams.tests.image import cast_again


@pytest.fixture
def cast(db: None) -> Cast:
    """The places and people of ``teams.tests.cast``."""
    return cast_again()


@pytest.fixture
def client_of(db: None) -> Callable[[User], Client]:
    """Return a function that gives a test client on which a user is signed in, without a second factor."""

    def sign_in(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return sign_in


@pytest.fixture
def verified_client_of(client_of: Callable[[User], Client]) -> Callable[[User], Client]:
    """Return a function that gives a test client on which a user is signed in and has shown the second factor."""

    def sign_in(user: User) -> Client:
        from django_otp import DEVICE_ID_SESSION_KEY
        from django_otp.plugins.otp_totp.models import TOTPDevice

        device, _made = TOTPDevice.objects.get_or_create(user=user, name="test", defaults={"confirmed": True})
        client = client_of(user)
        session = client.session
        session[DEVICE_ID_SESSION_KEY] = device.persistent_id
        session.save()
        return client

    return sign_in
