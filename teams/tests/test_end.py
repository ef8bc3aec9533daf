"""Ending an assignment."""

import pytest

from teams.models import Assignment


def address(assignment):
    return f"/teams/assignments/{assignment.pk}/end/"


def test_it_asks_once_and_access_is_gone(cast, client_of):
    open_session = client_of(cast.facebook_in_charge)
    assert open_session.get("/teams/LKO-M/").status_code == 200
    assignment = cast.assignment(cast.facebook_in_charge)
    client = client_of(cast.lucknow_convener)
    assert "Javed Alam leaves the seat" in client.get(address(assignment)).content.decode()
    response = client.post(address(assignment), {"reason": "Moved away"}, follow=True)
    assert "Javed Alam is no longer Facebook in-charge." in response.content.decode()
    assert open_session.get("/teams/LKO-M/").status_code == 403


def test_without_a_reason_nothing_ends(cast, client_of):
    assignment = cast.assignment(cast.facebook_in_charge)
    assert client_of(cast.lucknow_convener).post(address(assignment), {"reason": " "}).status_code == 422
    assert Assignment.objects.get(pk=assignment.pk).until is None


@pytest.mark.parametrize(
    ("who", "whom", "status"),
    [
        ("coordinator", "lucknow_convener", 200),
        ("lucknow_convener", "mandal_convener", 200),
        ("lucknow_convener", "lucknow_convener", 403),  # nobody locks themselves out
        ("assembly_convener", "mandal_convener", 403),
        ("staff", "viewer", 403),
        ("lucknow_convener", "awadh_convener", 404),
        ("sitapur_convener", "lucknow_convener", 404),
    ],
)
def test_who_may_end_what(cast, client_of, who, whom, status):
    assignment = cast.assignment(getattr(cast, whom))
    client = client_of(getattr(cast, who))
    assert client.get(address(assignment)).status_code == status
    if status != 200:
        assert client.post(address(assignment), {"reason": "x"}).status_code == status
        assert Assignment.objects.get(pk=assignment.pk).until is None
