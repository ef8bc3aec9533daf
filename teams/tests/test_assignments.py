"""Who may sit where, said before anything is saved; and two people at the same seat."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone

from accounts.models import Activity
from teams.models import Assignment
from teams.services import assignment_end, seat_assign
from teams.tests.cast import make_cast, make_member, seat_of


def refused(code, **kwargs):
    with pytest.raises(ValidationError) as caught:
        seat_assign(actor=None, **kwargs)
    assert caught.value.code == code


def test_a_vacant_seat_is_filled_and_recorded(cast):
    seat = seat_of(cast.chowk, "facebook")
    assignment = seat_assign(actor=cast.mandal_convener, seat=seat, member=cast.field_worker)
    assert (assignment.since, assignment.until) == (timezone.localdate(), None)
    line = Activity.objects.get(verb="seat_assign", subject_id=cast.field_worker.pk)
    assert (line.actor, line.unit_id) == (cast.mandal_convener, cast.chowk.pk)
    event = assignment.events.get()
    assert event.pgh_context.metadata == {"act": "seat_assign", "user": cast.mandal_convener.pk}


def test_a_held_seat_is_refused_and_so_is_one_promised_from_a_later_day(cast):
    held = seat_of(cast.chowk, "convener")
    refused("seat_held", seat=held, member=cast.field_worker)
    seat = seat_of(cast.chowk, "x")
    later = timezone.localdate() + timedelta(days=7)
    seat_assign(actor=None, seat=seat, member=make_member(cast.chowk), since=later)
    refused("seat_held", seat=seat, member=cast.field_worker)


def test_one_seat_per_person_and_level(cast):
    seat_assign(actor=None, seat=seat_of(cast.chowk, "facebook"), member=cast.field_worker)
    refused("level_held", seat=seat_of(cast.chowk, "x"), member=cast.field_worker)
    refused("level_held", seat=seat_of(cast.aminabad, "x"), member=cast.field_worker)
    seat_assign(actor=None, seat=seat_of(cast.lucknow_west, "facebook"), member=cast.field_worker)


def test_a_person_leads_in_one_unit_only(cast):
    convener = cast.member(cast.lucknow_convener)
    refused("leads_elsewhere", seat=seat_of(cast.aminabad, "convener"), member=convener)
    seat_assign(actor=None, seat=seat_of(cast.aminabad, "facebook"), member=convener)


def test_a_seat_that_falls_vacant_can_be_filled_the_same_day(cast):
    assignment = cast.assignment(cast.mandal_convener)
    ended = assignment_end(actor=cast.lucknow_convener, assignment=assignment, reason=" took another post ")
    assert (ended.until, ended.reason) == (timezone.localdate(), "took another post")
    assert ended.events.get(pgh_label="update").pgh_context.metadata["reason"] == "took another post"
    seat_assign(actor=None, seat=assignment.seat, member=cast.field_worker)


def test_ending_needs_a_reason_and_happens_once(cast):
    assignment = cast.assignment(cast.viewer)
    with pytest.raises(ValidationError):
        assignment_end(actor=None, assignment=assignment, reason="  ")
    with pytest.raises(ValidationError):
        assignment_end(actor=None, assignment=assignment, reason="x", until=assignment.since - timedelta(days=1))
    assignment_end(actor=None, assignment=assignment, reason="first")
    assert assignment_end(actor=None, assignment=assignment, reason="second").reason == "first"


@pytest.mark.django_db(transaction=True)
def test_two_people_fill_the_same_seat_at_once_and_one_is_told():
    cast = make_cast()
    seat = seat_of(cast.chowk, "x")
    members = [make_member(cast.chowk, name) for name in ("One", "Two", "Three", "Four")]

    def fill(member):
        try:
            seat_assign(actor=None, seat=seat, member=member)
        except ValidationError as error:
            return error.code
        finally:
            connection.close()
        return "filled"

    with ThreadPoolExecutor(len(members)) as pool:
        outcomes = sorted(pool.map(fill, members))
    assert outcomes == ["filled", "seat_held", "seat_held", "seat_held"]
    assert Assignment.objects.filter(seat=seat).count() == 1


@pytest.mark.django_db(transaction=True)
def test_the_same_person_is_not_seated_twice_at_once():
    cast = make_cast()
    seats = [seat_of(cast.chowk, key) for key in ("x", "facebook", "instagram", "whatsapp")]

    def fill(seat):
        try:
            seat_assign(actor=None, seat=seat, member=cast.field_worker)
        except ValidationError as error:
            return error.code
        finally:
            connection.close()
        return "filled"

    with ThreadPoolExecutor(len(seats)) as pool:
        outcomes = sorted(pool.map(fill, seats))
    assert outcomes == ["filled", "level_held", "level_held", "level_held"]
