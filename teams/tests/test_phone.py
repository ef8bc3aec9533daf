"""Full numbers: by right, one at a time, each time written down."""

import pytest

from accounts.models import Activity


def test_a_number_is_shown_on_the_spot_and_logged(cast, client_of):
    assignment = cast.assignment(cast.facebook_in_charge)
    client = client_of(cast.lucknow_convener)
    address = f"/teams/assignments/{assignment.pk}/phone/"
    fragment = client.post(address, headers={"HX-Request": "true"}).content.decode()
    assert f"tel:{assignment.member.phone}" in fragment
    assert "<html" not in fragment
    assert "<html" in client.post(address).content.decode()
    lines = Activity.objects.filter(verb="phone_reveal", actor=cast.lucknow_convener, subject_id=assignment.member_id)
    assert lines.count() == 2
    assert assignment.member.phone not in str(lines.values())


@pytest.mark.parametrize(
    ("who", "status"),
    [("coordinator", 200), ("staff", 403), ("viewer", 403), ("sitapur_convener", 404), ("mandal_convener", 404)],
)
def test_who_gets_the_number(cast, client_of, who, status):
    assignment = cast.assignment(cast.facebook_in_charge)
    response = client_of(getattr(cast, who)).post(f"/teams/assignments/{assignment.pk}/phone/")
    assert response.status_code == status
    assert (assignment.member.phone in response.content.decode()) is (status == 200)


def test_looking_is_not_enough(cast, client_of):
    assignment = cast.assignment(cast.facebook_in_charge)
    assert client_of(cast.coordinator).get(f"/teams/assignments/{assignment.pk}/phone/").status_code == 405
