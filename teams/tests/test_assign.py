"""Filling a seat: with somebody known, or somebody new."""

from datetime import timedelta

import pytest
from django.utils import timezone

from teams.models import Assignment, Member, Seat
from teams.services import assignment_end, member_erase, seat_assign
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


def test_near_misses_and_the_other_number_find_a_person(cast, client_of, seat):
    Member.objects.filter(pk=cast.field_worker.pk).update(phone_alternate="+916000999995")
    client, choice = client_of(cast.mandal_convener), f'name="member" value="{cast.field_worker.pk}"'
    near = client.get(address(seat), {"q": "Lata Morya"}).content.decode()
    assert choice in near
    make_member(cast.chowk, "Chandrashekhar Tiwari")
    far = client.get(address(seat), {"q": "Chandrashekhan"}).content.decode()
    assert "Chandrashekhar Tiwari" in far
    assert "Nobody is called exactly that." in far
    assert choice in client.get(address(seat), {"q": "60009 99995"}).content.decode()
    assert choice not in client.get(address(seat), {"q": "60009 99994"}).content.decode()


def test_people_of_the_place_without_a_seat_are_proposed(cast, client_of, seat):
    client = client_of(cast.lucknow_convener)
    assert f'name="member" value="{cast.field_worker.pk}"' in client.get(address(seat)).content.decode()
    elsewhere = address(seat_of(cast.aminabad, "x"))
    assert "Lata Maurya" not in client.get(elsewhere).content.decode()


def test_two_posts_are_asked_about_and_one_may_be_left(cast, client_of, seat):
    first = seat_assign(actor=None, seat=seat, member=cast.field_worker)
    client, above = client_of(cast.lucknow_convener), seat_of(cast.lucknow, "x")
    asked = client.post(address(above), {"member": cast.field_worker.pk}).content.decode()
    assert "Two posts for Lata Maurya?" in asked
    assert "X in-charge, Chowk" in asked
    assert not above.assignments.exists()
    client.post(address(above), {"both": cast.field_worker.pk})
    assert above.assignments.get().member == cast.field_worker
    other = seat_of(cast.lucknow_west, "x")
    client.post(address(other), {"leaves": first.pk})
    first.refresh_from_db()
    assert (first.until, other.assignments.get().member) == (timezone.localdate(), cast.field_worker)


def test_of_a_post_outside_the_area_it_is_only_said_that_there_is_one(cast, client_of, seat):
    seat_assign(actor=None, seat=seat_of(cast.sitapur_assembly, "x"), member=cast.field_worker)
    asked = client_of(cast.mandal_convener).post(address(seat), {"member": cast.field_worker.pk}).content.decode()
    assert "a post outside your area" in asked
    assert "Sitapur" not in asked
    assert 'name="leaves"' not in asked


def test_who_stands_in_the_way_with_one_seat_may_be_moved_here(cast, client_of, seat):
    other = seat_assign(actor=None, seat=seat_of(cast.chowk, "facebook"), member=cast.field_worker)
    client = client_of(cast.mandal_convener)
    text = client.get(address(seat), {"q": "Lata"}).content.decode()
    assert f'name="leaves" value="{other.pk}"' in text
    assert f'name="member" value="{cast.field_worker.pk}"' not in text
    # Their own seat nobody leaves by themselves.
    assert 'name="leaves"' not in client.get(address(seat), {"q": "Farid"}).content.decode()
    own = cast.assignment(cast.mandal_convener)
    assert client.post(address(seat), {"leaves": own.pk}).status_code == 403
    client.post(address(seat), {"leaves": other.pk})
    assert seat.assignments.get().member == cast.field_worker


def test_a_seat_with_a_planned_end_is_filled_from_that_day_on(cast, client_of, seat):
    later = timezone.localdate() + timedelta(days=5)
    leaving = seat_assign(actor=None, seat=seat, member=make_member(cast.chowk))
    assignment_end(actor=None, assignment=leaving, reason="x", until=later)
    client = client_of(cast.mandal_convener)
    assert f'name="since" value="{later.isoformat()}"' in client.get(address(seat)).content.decode()
    client.post(address(seat), {"member": cast.field_worker.pk})
    assert seat.assignments.get(member=cast.field_worker).since == later


@pytest.mark.parametrize("day", ["1999-12-31", "2999-01-01", "tomorrow"])
def test_a_day_that_can_only_be_a_slip_counts_as_today(cast, client_of, seat, day):
    client_of(cast.mandal_convener).post(address(seat), {"member": cast.field_worker.pk, "since": day})
    assert seat.assignments.get().since == timezone.localdate()


def test_who_was_erased_is_neither_found_nor_seated(cast, client_of, seat):
    before = timezone.localdate() - timedelta(days=30)
    once = seat_assign(actor=None, seat=seat_of(cast.chowk, "facebook"), member=cast.field_worker, since=before)
    assignment_end(actor=None, assignment=once, reason="x")
    assert member_erase(actor=None, member=cast.field_worker, reason="Asked for it"), "that somebody sat there stays"
    client = client_of(cast.mandal_convener)
    for query in ("Lata", "erased", "(erased)"):
        assert 'name="member"' not in client.get(address(seat), {"q": query}).content.decode()
    assert client.post(address(seat), {"member": cast.field_worker.pk}).status_code == 404
