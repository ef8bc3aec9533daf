"""Making the holder of a seat a way in, and whose door one may open."""

import pytest
from django.core.exceptions import ValidationError

from accounts.models import OneTimeLink, User
from accounts.services import password_choose
from teams.access import may_invite
from teams.models import Position
from teams.services import assignment_end, seat_assign, seat_invite
from teams.tests.cast import PASSWORD, make_member, make_user, seat_of


@pytest.fixture
def seated(cast):
    """The field worker, newly in the Facebook seat of Chowk."""
    return seat_assign(actor=None, seat=seat_of(cast.chowk, "facebook"), member=cast.field_worker)


def test_an_invitation_makes_the_account_and_its_link_opens_it(cast, seated):
    invitation = seat_invite(actor=cast.mandal_convener, assignment=seated)
    cast.field_worker.refresh_from_db()
    user = cast.field_worker.user
    assert (user.phone, user.name, user.has_usable_password()) == (cast.field_worker.phone, "लता मौर्य", False)
    assert invitation.purpose == OneTimeLink.Purpose.INVITE
    assert password_choose(token=invitation.token, password=PASSWORD) == user
    assert cast.scope(user).root_ids() == {cast.chowk.pk}


def test_the_newest_link_counts(cast, seated):
    first = seat_invite(actor=cast.mandal_convener, assignment=seated)
    seat_invite(actor=cast.mandal_convener, assignment=seated)
    link = OneTimeLink.objects.with_token(first.token).get()
    assert link.state == "revoked"


def test_who_rises_is_not_to_be_entered_by_a_link_from_below(cast, seated):
    """The convener of Chowk could keep a link that nobody has used, and would be whatever its owner becomes."""
    invitation = seat_invite(actor=cast.mandal_convener, assignment=seated)
    link = OneTimeLink.objects.with_token(invitation.token).get()
    seat_assign(actor=cast.mandal_convener, seat=seat_of(cast.lucknow_west, "facebook"), member=cast.field_worker)
    assert OneTimeLink.objects.get(pk=link.pk).state == "usable"
    seat_assign(actor=cast.coordinator, seat=seat_of(cast.lucknow, "co-convener"), member=cast.field_worker)
    assert OneTimeLink.objects.get(pk=link.pk).state == "revoked"


def test_an_account_with_the_members_number_is_taken(cast, seated):
    user = make_user("Lata", phone=cast.field_worker.phone)
    invitation = seat_invite(actor=cast.mandal_convener, assignment=seated)
    assert (invitation.user, invitation.purpose) == (user, OneTimeLink.Purpose.RESET)


@pytest.mark.parametrize("fields", [{"is_superuser": True, "is_staff": True}, {"is_active": False}])
def test_an_administrators_or_a_closed_account_is_not_opened(cast, seated, fields):
    make_user("Lata", phone=cast.field_worker.phone, **fields)
    with pytest.raises(ValidationError):
        seat_invite(actor=cast.mandal_convener, assignment=seated)
    assert not OneTimeLink.objects.exists()
    cast.field_worker.refresh_from_db()
    assert cast.field_worker.user is None


def test_somebody_who_left_or_needs_no_account_is_not_invited(cast, seated):
    Position.objects.filter(pk=seated.seat.position_id).update(rights=[])
    seated.seat.position.refresh_from_db()
    with pytest.raises(ValidationError) as caught:
        seat_invite(actor=None, assignment=seated)
    assert caught.value.code == "no_rights"
    assignment_end(actor=None, assignment=seated, reason="left")
    with pytest.raises(ValidationError) as caught:
        seat_invite(actor=None, assignment=seated)
    assert caught.value.code == "seat_left"
    assert not User.objects.filter(phone=cast.field_worker.phone).exists()


def test_whose_door_may_be_opened(cast):
    def may(who, whom):
        return may_invite(cast.scope(getattr(cast, who)), cast.member(getattr(cast, whom)))

    assert may("coordinator", "lucknow_convener")
    assert may("awadh_convener", "lucknow_convener")
    assert may("lucknow_convener", "facebook_in_charge")
    assert may("administrator", "coordinator")
    assert not may("lucknow_convener", "awadh_convener")
    assert not may("sitapur_convener", "lucknow_convener")
    assert not may("assembly_convener", "mandal_convener")
    assert not may("staff", "viewer")
    # Their account is in use and leads: equals and oneself have to ask above.
    assert not may("lucknow_convener", "lucknow_convener")


def test_a_seat_below_opens_no_door_to_a_seat_above(cast):
    """Who also sits in the state office is not opened by the convener of a mandal in which they help."""
    clerk = make_member(cast.chowk, "Clerk")
    seat_assign(actor=None, seat=seat_of(cast.state, "staff"), member=clerk)
    seat_assign(actor=None, seat=seat_of(cast.chowk, "x"), member=clerk)
    assert not may_invite(cast.scope(cast.mandal_convener), clerk)
    assert not may_invite(cast.scope(cast.lucknow_convener), clerk)
    assert may_invite(cast.scope(cast.coordinator), clerk)
