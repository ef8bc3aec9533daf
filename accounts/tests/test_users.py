"""Making accounts."""

import pytest
from django.core.exceptions import ValidationError

from accounts.models import User
from accounts.services import account_create, profile_update
from teams.tests.cast import make_user


def test_an_account_begins_without_a_password(db):
    user = account_create(actor=None, name="Asha", phone="+916000999906")
    assert not user.has_usable_password()
    assert user.language == "hi"


@pytest.mark.parametrize("login", [{"phone": "+916000999907"}, {"email": "ASHA@example.org"}])
def test_a_login_belongs_to_one_account(db, login):
    make_user("Asha", phone="+916000999907", email="asha@example.org")
    with pytest.raises(ValidationError) as caught:
        account_create(actor=None, name="Another", **login)
    assert caught.value.code == "login_taken"


def test_only_ones_own_settings_are_ones_own(db):
    with pytest.raises(TypeError):
        profile_update(user=make_user(), is_superuser="1")
    assert not User.objects.filter(is_superuser=True).exists()
