"""Access follows the seat: at once, also in sessions that are open."""

from datetime import timedelta

from django.utils import timezone

from teams.services import assignment_end, seat_assign
from teams.tests.cast import make_member, seat_of


def test_the_seat_of_sitapur_passes_on_and_access_with_it(cast, client_of):
    before, after = client_of(cast.sitapur_convener), None
    successor = make_member(cast.sitapur, "Meena Bajpai", account=True)
    after = client_of(successor.user)
    address = f"/teams/{cast.sitapur.code}/"
    assert before.get(address).status_code == 200
    assert after.get(address).status_code == 403

    assignment_end(actor=cast.coordinator, assignment=cast.assignment(cast.sitapur_convener), reason="moved")
    seat_assign(actor=cast.coordinator, seat=seat_of(cast.sitapur, "convener"), member=successor)

    assert before.get(address).status_code == 403
    assert after.get(address).status_code == 200


def test_changed_rights_of_a_post_hold_at_once(cast, client_of):
    client = client_of(cast.lucknow_convener)
    position = cast.assignment(cast.lucknow_convener).seat.position
    position.rights = []
    position.save()
    assert client.get(f"/teams/{cast.lucknow.code}/").status_code == 403


def test_an_assignment_counts_from_its_first_day_until_its_last(cast):
    today = timezone.localdate()
    assignment = cast.assignment(cast.mandal_convener)
    for since, until, holds in (
        (today, None, True),
        (today + timedelta(days=1), None, False),
        (today - timedelta(days=9), today, False),
        (today - timedelta(days=9), today + timedelta(days=1), True),
    ):
        type(assignment).objects.filter(pk=assignment.pk).update(since=since, until=until)
        assert bool(cast.scope(cast.mandal_convener).roots) is holds


def test_a_closed_account_reaches_nothing(cast):
    cast.coordinator.is_active = False
    assert cast.scope(cast.coordinator).roots == {}
    cast.administrator.is_active = False
    assert not cast.scope(cast.administrator).everywhere
