"""The demo's public logins and a production server."""

import pytest

from accounts.models import User
from demo.cast import ADMINISTRATOR, CAST, PASSWORD
from demo.checks import check_logins

pytestmark = pytest.mark.django_db


def found() -> list[str]:
    return [message.msg for message in check_logins(databases=["default"])]


def test_a_production_server_does_not_start_with_a_login_of_the_demo(settings):
    User.objects.create_superuser(email=ADMINISTRATOR, password=PASSWORD, name="Administrator")
    convener = User.objects.create_user(phone=CAST[1].phone, password=PASSWORD, name="Harish")
    assert found() == []
    settings.PRODUCTION = True
    assert len(found()) == 2
    convener.set_password("another one of my own")
    convener.save()
    (said,) = found()
    assert ADMINISTRATOR in said
    User.objects.filter(email=ADMINISTRATOR).update(is_active=False)
    assert found() == []
    assert check_logins(databases=None) == []
