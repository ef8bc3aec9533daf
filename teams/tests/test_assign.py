"""Filling a seat: with somebody known, or somebody new."""

import pytest

from teams.models import Assignment, Member, Seat
from teams.services import seat_assign
from teams.tests.cast import make_member, make_phone, seat_of


@pytest.fixture
def seat(cast):
    """A vacant seat in Chowk."""
    return seat_of(cast.chowk, "x")


def address(seat):
    return f"/teams/seats/{seat.pk}/assign/"


def test_somebody_known_is_found_and_chosen(cast, client_of, seat):
    client = client_of(cast.mandal_convener)
    found = client.get(address(seat), {"q": "लता"}).content.decode()
    assert f'name="member" value="{cast.field_worker.pk}"' in found
    assert cast.field_worker.phone not in found
    response = client.post(address(seat), {"member": cast.field_worker.pk}, follow=True)
    assert response.redirect_chain[-1][0] == f"/teams/UP-171-01/#seat-{seat.pk}"
    assert "Lata Maurya is now X in-charge." in response.content.decode()


def test_somebody_new_is_added_on_the_spot(cast, client_of, seat):
    client = client_of(cast.mandal_convener)
    client.post(address(seat), {"name": " सुनीता  देवी ", "phone": "०६०००९ ९९९९१"})
    member = Member.objects.get(name_hi="सुनीता देवी")
    assert (member.phone, member.home_unit, member.name_en) == ("+916000999991", cast.chowk, "")
    assert Assignment.objects.get(seat=seat).member == member


@pytest.mark.parametrize(
    "typed",
    [{"name": "", "phone": "6000999991"}, {"name": "Sunita", "phone": "0522 2600000"}, {"name": "Sunita", "phone": ""}],
)
def test_what_cannot_be_read_is_asked_again_with_what_was_typed(cast, client_of, seat, typed):
    response = client_of(cast.mandal_convener).post(address(seat), typed)
    assert response.status_code == 422
    assert all(f'value="{value}"' in response.content.decode() for value in typed.values() if value)
    assert not Assignment.objects.filter(seat=seat).exists()


def test_a_number_that_is_known_here_offers_its_owner(cast, client_of, seat):
    response = client_of(cast.mandal_convener).post(address(seat), {"name": "L", "phone": cast.field_worker.phone})
    text = response.content.decode()
    assert response.status_code == 422
    assert "registered already" in text
    assert f'name="member" value="{cast.field_worker.pk}"' in text


def test_a_number_from_elsewhere_is_refused_without_a_name(cast, client_of, seat):
    stranger = make_member(cast.sitapur, "Secret Name")
    client = client_of(cast.mandal_convener)
    text = client.post(address(seat), {"name": "L", "phone": stranger.phone}).content.decode()
    assert "registered already" in text
    assert "Secret Name" not in text
    assert client.post(address(seat), {"member": stranger.pk}).status_code == 404
    assert "Secret Name" not in client.get(address(seat), {"q": "Secret"}).content.decode()


def test_a_new_person_is_not_kept_when_the_seat_is_gone(cast, client_of, seat):
    seat_assign(actor=None, seat=seat, member=cast.field_worker)
    response = client_of(cast.mandal_convener).post(address(seat), {"name": "Sunita", "phone": make_phone()})
    assert response.status_code == 422
    assert "Lata Maurya holds this seat." in response.content.decode()
    assert not Member.objects.filter(name_en="Sunita").exists()


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("coordinator", 200),
        ("lucknow_convener", 200),
        ("mandal_convener", 200),
        ("assembly_convener", 403),  # may assign, but at their own level only
        ("staff", 403),
        ("viewer", 403),
        ("outsider", 403),
        ("sitapur_convener", 404),
    ],
)
def test_who_may_fill_the_seat(cast, client_of, seat, who, status):
    client = client_of(getattr(cast, who))
    assert client.get(address(seat)).status_code == status
    if status != 200:
        assert client.post(address(seat), {"member": cast.field_worker.pk}).status_code == status
        assert not Assignment.objects.filter(seat=seat).exists()


def test_nobody_gives_a_right_that_they_do_not_have(cast, client_of):
    """A post with the right to import in a mandal, whose convener may not import."""
    seat = seat_of(cast.chowk, "x")
    seat.position.rights = ["see", "import"]
    seat.position.save()
    assert client_of(cast.mandal_convener).get(address(seat)).status_code == 403
    assert client_of(cast.lucknow_convener).get(address(seat)).status_code == 200


def test_posts_without_a_fixed_number_take_as_many_as_are_needed(cast, client_of):
    client = client_of(cast.coordinator)
    position = seat_of(cast.state, "staff").position
    response = client.post("/teams/UP/add/", {"position": position.pk})
    seat = Seat.objects.filter(unit=cast.state, position=position).order_by("-number").first()
    assert response.url == address(seat)
    assert client.post(response.url, {"member": cast.field_worker.pk}).status_code == 302
    assert (
        client.post("/teams/UP/add/", {"position": seat_of(cast.state, "coordinator").position_id}).status_code == 404
    )
    assert client.post("/teams/UP/add/", {"position": "x"}).status_code == 404
    assert client_of(cast.staff).post("/teams/UP/add/", {"position": position.pk}).status_code == 403
