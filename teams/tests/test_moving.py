"""Moving, swapping, planned ends and coming assignments."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import timezone, translation

from accounts.models import Activity, OneTimeLink
from accounts.services import link_make
from teams.models import Assignment
from teams.services import (
    assignment_end,
    assignment_keep,
    assignment_move,
    assignment_swap,
    links_of_left_withdraw,
    seat_assign,
)
from teams.tasks import task_withdraw_links
from teams.tests.cast import make_member, seat_of


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def seated(cast):
    """The field worker, for a month in the Facebook seat of Chowk."""
    since = timezone.localdate() - timedelta(days=30)
    return seat_assign(actor=None, seat=seat_of(cast.chowk, "facebook"), member=cast.field_worker, since=since)


def refused(code, service, **kwargs):
    with pytest.raises(ValidationError) as caught:
        service(actor=None, **kwargs)
    assert caught.value.code == code


def test_a_move_ends_the_one_and_begins_the_other_on_the_same_day(cast, seated, today):
    target = seat_of(cast.aminabad, "x")
    with translation.override("en"):
        new = assignment_move(actor=cast.lucknow_convener, assignment=seated, seat=target)
    seated.refresh_from_db()
    assert (seated.until, seated.reason) == (today, "Moved to: X in-charge, Aminabad")
    assert (new.seat, new.member, new.since, new.until) == (target, cast.field_worker, today, None)
    line = Activity.objects.get(verb="assignment_move")
    assert (line.actor, line.unit_id, line.details["left"]) == (cast.lucknow_convener, cast.aminabad.pk, seated.seat_id)


def test_a_move_that_a_rule_refuses_leaves_everything_as_it_was(cast, seated):
    refused("seat_held", assignment_move, assignment=seated, seat=seat_of(cast.chowk, "convener"))
    seat_assign(actor=None, seat=seat_of(cast.lucknow_west, "x"), member=cast.field_worker)
    refused("level_held", assignment_move, assignment=seated, seat=seat_of(cast.lucknow_north, "x"))
    seated.refresh_from_db()
    assert seated.until is None


def test_two_holders_exchange_their_seats(cast, seated, today):
    other = seat_assign(actor=None, seat=seat_of(cast.aminabad, "x"), member=make_member(cast.aminabad, "Other"))
    first, second = assignment_swap(actor=cast.lucknow_convener, first=seated, second=other, reason="They asked")
    assert (first.member, first.seat) == (cast.field_worker, other.seat)
    assert (second.member.name_en, second.seat) == ("Other", seated.seat)
    assert set(Assignment.objects.filter(until=today).values_list("reason", flat=True)) == {"They asked"}
    refused("seat_left", assignment_swap, first=seated, second=other)
    refused("same_seat", assignment_swap, first=first, second=first)


def test_a_swap_that_one_of_them_may_not_make_moves_neither(cast, seated):
    """The other one leads a district: they cannot lead the mandal beside it."""
    chowk = cast.assignment(cast.mandal_convener)
    facebook = seat_assign(
        actor=None, seat=seat_of(cast.aminabad, "facebook"), member=cast.member(cast.lucknow_convener)
    )
    refused("leads_elsewhere", assignment_swap, first=chowk, second=facebook)
    assert not Assignment.objects.exclude(until=None).exists()


def test_who_is_to_take_a_seat_is_shown_moved_and_withdrawn(cast, client_of, today):
    later = today + timedelta(days=7)
    seat = seat_of(cast.chowk, "x")
    client = client_of(cast.mandal_convener)
    client.post(f"/teams/seats/{seat.pk}/assign/", {"member": cast.field_worker.pk, "since": later.isoformat()})
    coming = Assignment.objects.get(seat=seat)
    text = client.get("/teams/UP-171-01/").content.decode()
    assert f"from {later.day} {later:%B}" in text
    assert "Lata Maurya does not come" in text
    assert f"/teams/seats/{seat.pk}/assign/" not in text, "a seat that is promised asks for nobody"
    refused("seat_held", seat_assign, seat=seat, member=make_member(cast.chowk))
    moved = assignment_move(actor=None, assignment=coming, seat=seat_of(cast.chowk, "instagram"))
    assert moved.since == later
    answer = client.post(f"/teams/assignments/{moved.pk}/end/", {"reason": "Plans changed"}, follow=True)
    assert "Lata Maurya does not become Instagram in-charge." in answer.content.decode()
    assert not Assignment.objects.filter(member=cast.field_worker).exists(), "nothing was held, so nothing stays"
    gone = Assignment.pgh_event_model.objects.get(pgh_obj_id=moved.pk, pgh_label="delete")
    assert gone.pgh_context.metadata["reason"] == "Plans changed"


def test_a_planned_end_is_changed_and_withdrawn_but_not_over_somebody_elses_promise(cast, client_of, seated, today):
    client, address = client_of(cast.mandal_convener), f"/teams/assignments/{seated.pk}/end/"
    later = today + timedelta(days=10)
    answer = client.post(address, {"reason": "Moved away", "until": later.isoformat()}, follow=True)
    assert f"leaves on {later.day} {later:%B}" in answer.content.decode()
    successor = seat_assign(actor=None, seat=seated.seat, member=make_member(cast.chowk, "Next"), since=later)
    answer = client.post(address, {"reason": "x", "until": (later + timedelta(days=1)).isoformat()})
    assert answer.status_code == 422
    assert "Next is to take this seat" in answer.content.decode() or "Next holds this seat" in answer.content.decode()
    refused("seat_held", assignment_keep, assignment=seated)
    assignment_end(actor=None, assignment=successor, reason="Not any more")
    answer = client.post(f"/teams/assignments/{seated.pk}/keep/", follow=True)
    assert "Lata Maurya stays Facebook in-charge." in answer.content.decode()
    seated.refresh_from_db()
    assert (seated.until, seated.reason) == (None, "")


@pytest.mark.parametrize("days", [-31, 400])
def test_an_end_lies_neither_before_the_beginning_nor_far_ahead(cast, client_of, seated, today, days):
    until = (today + timedelta(days=days)).isoformat()
    answer = client_of(cast.mandal_convener).post(
        f"/teams/assignments/{seated.pk}/end/", {"reason": "x", "until": until}
    )
    assert answer.status_code == 422
    seated.refresh_from_db()
    assert seated.until is None


def test_rights_begin_and_end_at_midnight_in_india(cast, client_of):
    client = client_of(cast.facebook_in_charge)
    assignment = cast.assignment(cast.facebook_in_charge)
    last = timezone.localdate() + timedelta(days=3)
    assignment_move(actor=None, assignment=assignment, seat=seat_of(cast.sitapur, "x"), since=last)
    before, after = f"{last - timedelta(days=1)}T23:59:00+05:30", f"{last}T00:01:00+05:30"
    with time_machine.travel(before, tick=False):
        assert [client.get(f"/teams/{code}/").status_code for code in ("LKO-M", "STP")] == [200, 404]
    with time_machine.travel(after, tick=False):
        assert [client.get(f"/teams/{code}/").status_code for code in ("LKO-M", "STP")] == [404, 200]


def test_unused_links_end_with_the_last_seat_that_gives_rights(cast, today):
    def links(user):
        return OneTimeLink.objects.usable().filter(user=user).count()

    leaving, staying = cast.facebook_in_charge, cast.viewer
    seat_assign(actor=None, seat=seat_of(cast.chowk, "x"), member=cast.member(staying))
    for user in (leaving, staying, cast.outsider):
        link_make(actor=cast.lucknow_convener, purpose=OneTimeLink.Purpose.RESET, user=user)
    assignment_end(actor=None, assignment=cast.assignment(leaving), reason="left")
    viewer = Assignment.objects.get(member__user=staying, seat__unit=cast.lucknow)
    assignment_end(actor=None, assignment=viewer, reason="left")
    assert (links(leaving), links(staying), links(cast.outsider)) == (0, 1, 1)
    last = Assignment.objects.get(member__user=staying, seat__unit=cast.chowk)
    assignment_end(actor=None, assignment=last, reason="left", until=today + timedelta(days=1))
    assert links_of_left_withdraw() == 0
    with time_machine.travel(f"{today + timedelta(days=1)}T00:01:00+05:30", tick=False):
        task_withdraw_links()
        assert (links(staying), links(cast.outsider)) == (0, 1)


def test_the_page_moves_and_swaps_where_both_seats_are_the_movers(cast, client_of, seated, today):
    client, address = client_of(cast.lucknow_convener), f"/teams/assignments/{seated.pk}/move/"
    text = client.get(address).content.decode()
    assert f'name="swap" value="{cast.assignment(cast.mandal_convener).pk}"' in text
    assert "?unit=UP-171-02" in client.get(address, {"q": "aminabad"}).content.decode()
    target = seat_of(cast.aminabad, "x")
    assert f'name="seat" value="{target.pk}"' in client.get(address, {"unit": "UP-171-02"}).content.decode()
    said = {"seat": target.pk, "since": today.isoformat()}
    for _twice in range(2):
        answer = client.post(address, said, follow=True)
        assert "Lata Maurya is now X in-charge." in answer.content.decode()
    assert Assignment.objects.filter(member=cast.field_worker, until=None).get().seat == target


def test_nobody_moves_into_or_out_of_what_is_not_theirs(cast, client_of, seated, today):
    client, address = client_of(cast.mandal_convener), f"/teams/assignments/{seated.pk}/move/"
    elsewhere, own = seat_of(cast.aminabad, "x"), cast.assignment(cast.mandal_convener)
    assert client.get(address).status_code == 200
    assert client.get(address, {"unit": "UP-171-02"}).status_code == 404
    assert "UP-171-02" not in client.get(address, {"q": "aminabad"}).content.decode()
    for said, status in (({"seat": elsewhere.pk}, 404), ({"swap": own.pk}, 403), ({"seat": "x"}, 404)):
        assert client.post(address, {"since": today.isoformat(), **said}).status_code == status
    for who, status in (("assembly_convener", 403), ("viewer", 403), ("sitapur_convener", 404)):
        assert client_of(getattr(cast, who)).get(address).status_code == status
    seated.refresh_from_db()
    assert seated.until is None


def test_who_held_a_seat_before_and_who_wrote_it(cast, client_of, seated, today):
    seat = seated.seat
    assignment_end(actor=cast.mandal_convener, assignment=seated, reason="Moved away", until=today - timedelta(days=12))
    seat_assign(actor=cast.lucknow_convener, seat=seat, member=make_member(cast.chowk, "Newcomer"))
    client = client_of(cast.viewer)
    text = client.get(f"/teams/seat/{seat.pk}/").content.decode()
    assert text.index("Newcomer") < text.index("Vacant for 12 days") < text.index("Lata Maurya")
    assert "Filled by Chitra Nigam" in text
    assert "Ended by Farid Khan" in text
    assert "Moved away" in text
    assert client_of(cast.sitapur_convener).get(f"/teams/seat/{seat.pk}/").status_code == 404


def test_the_history_of_a_seat_costs_the_same_however_many_held_it(cast, client_of, django_assert_max_num_queries):
    seat, day = seat_of(cast.chowk, "x"), date(2020, 1, 1)
    for years in range(6):
        since = day.replace(year=2020 + years)
        Assignment.objects.create(
            seat=seat, member=make_member(cast.chowk), since=since, until=since + timedelta(days=300), reason="x"
        )
    client = client_of(cast.viewer)
    with django_assert_max_num_queries(12):
        client.get(f"/teams/seat/{seat.pk}/")
