"""A NUL, which the database has no place for, does no harm anywhere, also from strangers."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("address", "status"), [("/join/%00/", 404), ("/teams/%00/", 404)])
def test_in_the_address(cast, client_of, address, status):
    for client in (Client(), client_of(cast.lucknow_convener)):
        assert client.get(address).status_code == status


@pytest.mark.parametrize("address", ["/teams/members/?unit=%00", "/exports/new/members/?x=%00"])
def test_in_a_filter_it_is_left_out(cast, client_of, address):
    assert client_of(cast.coordinator).get(address).status_code == 200


@pytest.mark.parametrize("address", ["/join/UP-171-01/", "/sign-in/"])
@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", "multipart/form-data"])
def test_in_a_form(cast, address, kind):
    if kind == "multipart/form-data":
        answer = Client().post(address, {"name": "a\x00b"})
    else:
        answer = Client().post(address, "name=a%00b", content_type=kind)
    assert answer.status_code == 400
