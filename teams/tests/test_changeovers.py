"""Teams that become larger or smaller from a day on: seats open everywhere on the day, and nobody is thrown out."""

import threading
from datetime import timedelta
from unittest.mock import patch

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils import timezone

from booths.levels import Level
from booths.scope import Right
from booths.services import unit_create
from teams.models import Assignment, Changeover, Position, Seat
from teams.services import (
    NewPost,
    assignment_end,
    assignment_move,
    changeover_plan,
    changeover_withdraw,
    changeovers_apply_due,
    seat_add,
    seat_assign,
    seats_open,
)
from teams.tasks import task_apply_changeovers
from teams.tests.cast import make_cast, make_member
from teams.tests.changing import fill, numbers, plan, seats

TRAINER = NewPost("एआई प्रशिक्षक", "AI trainer", "", frozenset({Right.SEE}), 1)


@pytest.fixture
def later():
    """Move the clock: what is called with a number of days lets that many pass."""
    patches = []

    def pass_days(days):
        day = timezone.localdate() + timedelta(days=days)
        one = patch("django.utils.timezone.localdate", lambda *_: day)
        one.start()
        patches.append(one)

    yield pass_days
    for one in reversed(patches):
        one.stop()


def codes(error):
    raised = error.value
    faults = [one for many in raised.error_dict.values() for one in many] if hasattr(raised, "error_dict") else [raised]
    return [one.code for one in faults]


def test_from_two_to_five_on_the_day_and_not_before(cast, later):
    small = {"instagram": 0, "whatsapp": 0, "x": 0}
    for level in (Level.ASSEMBLY, Level.MANDAL):
        plan(cast, level, **small)
        assert Seat.objects.wanted().filter(position__level=level).count() == 3 * 2
        plan(cast, level, in_days=10, facebook=2, instagram=1, whatsapp=1)
    later(9)
    task_apply_changeovers()
    assert Seat.objects.wanted().filter(position__level__gte=Level.ASSEMBLY).count() == 6 * 2
    later(4)  # the workers were down on the day itself
    applied = changeovers_apply_due()
    assert [changeover.level for changeover in applied] == [Level.ASSEMBLY, Level.MANDAL]
    for unit in (cast.lucknow_west, cast.lucknow_north, cast.sitapur_assembly, cast.chowk, cast.khairabad):
        assert Seat.objects.wanted().filter(unit=unit).count() == 5, unit
    assert changeovers_apply_due() == []


def test_a_unit_created_later_gets_the_new_number(cast):
    plan(cast, Level.MANDAL, facebook=3, x=0)
    unit = unit_create(actor=None, level=Level.MANDAL, code="UP-172-01", parent=cast.lucknow_north, name_en="Aliganj")
    seats_open(actor=None, root=cast.state)
    assert sorted(Seat.objects.filter(unit=unit).values_list("position__key", "number")) == [
        ("convener", 1), ("facebook", 1), ("facebook", 2), ("facebook", 3), ("instagram", 1), ("whatsapp", 1)
    ]  # fmt: skip


def test_shrinking_throws_nobody_out(cast):
    plan(cast, Level.DISTRICT, whatsapp=5)
    held = [fill(seat, days_ago=10 * seat.number) for seat in seats(cast.lucknow, "whatsapp")]
    plan(cast, Level.DISTRICT, whatsapp=3)
    today = timezone.localdate()
    assert Assignment.objects.filter(pk__in=[one.pk for one in held]).current(today).count() == 5
    assert [seat.number for seat in Seat.objects.surplus(today).order_by("number")] == [4, 5]
    assert Seat.objects.wanted().filter(position__key="whatsapp", unit=cast.lucknow).count() == 3
    # Who leaves such a seat closes it; who moves takes a seat that is wanted.
    assignment_end(actor=cast.lucknow_convener, assignment=held[3], reason="Moved away")
    assignment_move(actor=cast.lucknow_convener, assignment=held[4], seat=seats(cast.lucknow, "facebook")[1])
    assert not Seat.objects.surplus(today).exists()
    with pytest.raises(ValidationError) as refusal:
        seat_assign(actor=None, seat=held[3].seat, member=make_member(cast.lucknow))
    assert codes(refusal) == ["seat_closed"]


def test_who_leads_in_a_seat_that_goes_keeps_the_rights(cast):
    plan(cast, Level.MANDAL, convener=0)
    assert cast.scope(cast.mandal_convener).may(Right.ASSIGN, cast.chowk)
    assert Seat.objects.surplus(timezone.localdate()).get().unit == cast.chowk


def test_holders_move_up_into_vacant_seats_who_sits_longest_first(cast):
    plan(cast, Level.DISTRICT, whatsapp=6)
    third, fifth, sixth = (seats(cast.sitapur, "whatsapp")[place] for place in (2, 4, 5))
    former = fill(seats(cast.sitapur, "whatsapp")[1], days_ago=50, until=timezone.localdate() - timedelta(days=20))
    fill(third), fill(fifth, days_ago=40), fill(sixth, days_ago=90)
    plan(cast, Level.DISTRICT, whatsapp=2)
    now = {seat.pk: seat.number for seat in seats(cast.sitapur, "whatsapp")}
    assert (now[sixth.pk], now[fifth.pk], now[third.pk]) == (1, 2, 3)
    assert now[former.seat_id] > 2  # made room; who held it before is kept with it
    assert Seat.objects.surplus(timezone.localdate()).get() == third
    event = Seat.pgh_event_model.objects.filter(pgh_obj=sixth, pgh_label="update").latest("pgh_id")
    assert event.pgh_context.metadata["act"] == "changeover_apply"
    assert event.pgh_context.metadata["user"] == cast.administrator.pk


def test_growing_again_makes_them_wanted_again(cast):
    plan(cast, Level.DISTRICT, x=3)
    for seat in seats(cast.lucknow, "x"):
        fill(seat)
    plan(cast, Level.DISTRICT, x=1)
    assert Seat.objects.surplus(timezone.localdate()).count() == 2
    plan(cast, Level.DISTRICT, x=2)
    assert Seat.objects.surplus(timezone.localdate()).count() == 1
    plan(cast, Level.DISTRICT, x=3)
    assert not Seat.objects.surplus(timezone.localdate()).exists()
    assert len(seats(cast.lucknow, "x")) == 3


def test_a_new_post_comes_with_the_day_and_its_seats(cast, later):
    changeover = plan(cast, Level.DISTRICT, in_days=3, posts=(TRAINER,))
    post = Position.objects.get(level=Level.DISTRICT, key="ai-trainer")
    assert not post.in_use and not post.seats.exists()
    assert seats_open(actor=None, root=cast.state) == 0
    later(3)
    changeovers_apply_due()
    assert post.seats.count() == 2
    assert list(Position.objects.filter(level=Level.DISTRICT).values_list("key", flat=True))[-2:] == [
        "ai-trainer", "viewer"
    ]  # fmt: skip
    changeover.refresh_from_db()
    assert changeover.applied_at


def test_a_post_that_goes_is_offered_nowhere(cast):
    holder = cast.assignment(cast.facebook_in_charge)
    plan(cast, Level.DISTRICT, facebook=0)
    assert not Position.objects.get(level=Level.DISTRICT, key="facebook").in_use
    assert Seat.objects.surplus(timezone.localdate()).get() == holder.seat
    Position.objects.filter(level=Level.DISTRICT, key="viewer").update(in_use=False)
    viewer = Position.objects.get(level=Level.DISTRICT, key="viewer")
    with pytest.raises(ValidationError):
        seat_add(actor=None, unit=cast.lucknow, position=viewer)
    assert {seat.position.key for seat in Seat.objects.surplus(timezone.localdate())} == {"facebook", "viewer"}


def test_a_plan_is_given_up_and_leaves_nothing(cast, later):
    changeover = plan(cast, Level.MANDAL, in_days=1, posts=(TRAINER,), facebook=4)
    with pytest.raises(ValidationError) as refusal:
        plan(cast, Level.MANDAL, in_days=2, x=2)
    assert codes(refusal) == ["planned_already"]
    changeover_withdraw(actor=cast.administrator, changeover=changeover)
    assert not Position.objects.filter(key="ai-trainer").exists()
    later(5)
    assert changeovers_apply_due() == []
    with pytest.raises(ValidationError) as refusal:
        changeover_withdraw(actor=cast.administrator, changeover=changeover)
    assert codes(refusal) == ["not_planned"]
    assert Seat.objects.filter(unit=cast.chowk).count() == 5


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"reason": " "}, "reason_missing"),
        ({"in_days": -1}, "too_early"),
        ({"in_days": 900}, "too_late"),
        ({"seats": {"x": (1, 1)}}, "nothing_changes"),
        ({"seats": {"x": (2, 3)}}, "changed_meanwhile"),
        ({"seats": {"viewer": (0, 3)}}, "changed_meanwhile"),
        ({"seats": {"x": (1, 51)}}, "out_of_bounds"),
        ({"posts": (NewPost("X प्रभारी", "x in-charge", "x", frozenset(), 1),)}, "name_taken"),
    ],
)
def test_what_cannot_be_planned_is_refused(cast, changes, code):
    posts = {post.key: post.pk for post in Position.objects.filter(level=Level.MANDAL)}
    days, wanted = changes.pop("in_days", 1), changes.pop("seats", {"x": (1, 2)})
    values = {"reason": "More hands", "posts": ()} | changes
    with pytest.raises(ValidationError) as refusal:
        changeover_plan(
            actor=cast.administrator, level=Level.MANDAL, starts_on=timezone.localdate() + timedelta(days=days),
            seats={posts[key]: both for key, both in wanted.items()}, **values
        )  # fmt: skip
    assert codes(refusal) == [code]
    assert not Changeover.objects.exists()


def test_posts_of_another_level_are_no_part_of_it(cast):
    with pytest.raises(ValidationError):
        changeover_plan(
            actor=None, level=Level.MANDAL, starts_on=timezone.localdate(), reason="?",
            seats=numbers(Level.DISTRICT, x=5)
        )  # fmt: skip


@pytest.mark.django_db(transaction=True)
def test_two_workers_apply_it_once():
    cast = make_cast()
    changeover = plan(cast, Level.MANDAL, in_days=1, facebook=3)
    Changeover.objects.filter(pk=changeover.pk).update(starts_on=timezone.localdate())
    found = []

    def work():
        try:
            found.append(changeovers_apply_due())
        finally:
            connection.close()

    with transaction.atomic():
        Changeover.objects.select_for_update().get(pk=changeover.pk)
        workers = [threading.Thread(target=work) for _ in range(2)]
        for worker in workers:
            worker.start()
    for worker in workers:
        worker.join()
    assert sorted(len(applied) for applied in found) == [0, 1]
    assert Seat.objects.filter(position__level=Level.MANDAL, position__key="facebook").count() == 9
    assert Changeover.objects.get().events.filter(state="applied").count() == 1
