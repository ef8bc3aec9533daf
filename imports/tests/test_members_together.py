"""Imports of people whatever the order of rows, and at the same time as other people's work."""

import itertools
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from imports.models import ImportJob
from imports.services import job_apply, run_apply
from imports.tests.importing import apply, check
from teams.models import Assignment, Member, Seat
from teams.services import seat_assign
from teams.tests.cast import Cast, make_member, make_phone, seat_of

HEADER = ("Name", "Mobile", "District", "Assembly No", "Mandal", "E-mail", "Post", "Seat No")
PEOPLE = (("Ram Kumar", "राम कुमार"), ("Sita Devi", "सीता देवी"), ("Mohan Lal", "मोहन लाल"), ("Gita Rani", "गीता रानी"))
PHONES = [f"+91600077000{number}" for number in range(len(PEOPLE))]
PLACES = (("Sitapur", "", ""), ("", 146, ""), ("", 146, "Khairabad"))
SEATS = [(place, f"{post} {number}") for place, post, number in
         itertools.product(PLACES[:1], ("Facebook", "Instagram", "X"), (1, 2))]  # fmt: skip


@st.composite
def sheets(draw: st.DrawFn) -> list[list[object]]:
    """Rows that do not contradict each other: each person has one name in each script, one e-mail, one seat at most."""
    seats = draw(st.permutations(SEATS))
    rows: list[list[object]] = []
    for (english, hindi), phone, (place, post) in zip(PEOPLE, PHONES, seats, strict=False):
        for name in draw(st.lists(st.sampled_from((english, hindi)), max_size=3)):
            email = draw(st.sampled_from(("", f"{phone[1:]}@example.org")))
            with_seat = draw(st.booleans())
            where = place if with_seat else draw(st.sampled_from(PLACES))
            rows.append([name, phone, *where, email, post if with_seat else "", ""])
    return rows


def register() -> list[tuple[object, ...]]:
    people = Member.objects.filter(phone__in=PHONES).order_by("phone")
    held = Assignment.objects.filter(member__phone__in=PHONES).order_by("member__phone", "seat")
    return [
        *people.values_list("phone", "name_en", "name_hi", "email", "home_unit__code"),
        *held.values_list("member__phone", "seat__unit__code", "seat__position__key", "seat__number"),
    ]


@pytest.mark.django_db
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_rows_that_agree_give_the_same_register_in_any_order(cast: Cast, data: st.DataObject):
    rows = data.draw(sheets())
    outcomes = []
    for order in (rows, data.draw(st.permutations(rows)) if rows else rows):
        with transaction.atomic():
            job = check("members", HEADER, order, cast.sitapur_convener)
            assert job.refused == 0
            if job.new:
                apply(job)
            outcomes.append((job.new, register()))
            transaction.set_rollback(True)
    assert outcomes[0] == outcomes[1]


def _in_thread(work, *arguments: object) -> object:
    try:
        return work(*arguments)
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_two_imports_for_one_seat_fill_it_once(cast: Cast):
    place = ("", 146, "Khairabad", "", "X in-charge", "")
    jobs = [check("members", HEADER, [[name, make_phone(), *place]]) for name in ("Ram", "Sita")]
    for job in jobs:
        job_apply(actor=None, job=job)
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda job: _in_thread(run_apply, job.pk), jobs))
    for job in jobs:
        job.refresh_from_db()
    assert sorted((job.new, job.refused) for job in jobs) == [(0, 1), (1, 0)]
    assert Assignment.objects.filter(seat=seat_of(cast.khairabad, "x")).count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_imports_of_one_person_add_them_once(cast: Cast):
    phone = make_phone()
    places = ((146, "Khairabad"), (171, "Chowk"))  # two areas, so that neither waits for the other
    jobs = [check("members", HEADER, [["Ram Kumar", phone, "", *place, "", "", ""]]) for place in places]
    for job in jobs:
        job_apply(actor=None, job=job)
    with ThreadPoolExecutor(2) as pool:
        ended = list(pool.map(lambda job: _in_thread(run_apply, job.pk), jobs))
    assert ended == ["done", "done"]
    assert Member.objects.filter(phone=phone).count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_seat_that_is_being_filled_by_hand_is_waited_for(cast: Cast):
    """Somebody is about to fill the seat when the import is applied: it waits, sees it, and refuses the row."""
    seat, by_hand = seat_of(cast.khairabad, "x"), make_member(cast.khairabad, "Mohan Lal")
    rows = [["Ram", make_phone(), "", 146, "Khairabad", "", "X in-charge", ""]]
    job = check("members", HEADER, rows, cast.sitapur_convener)
    job_apply(actor=cast.sitapur_convener, job=job)
    locked, go_on = threading.Event(), threading.Event()

    def hand() -> None:
        with transaction.atomic():
            Seat.objects.select_for_update(no_key=True).get(pk=seat.pk)
            locked.set()
            go_on.wait(20)
            seat_assign(actor=None, seat=seat, member=by_hand)

    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(_in_thread, hand)
        assert locked.wait(20)
        second = pool.submit(_in_thread, run_apply, job.pk)
        threading.Event().wait(0.5)
        assert not second.done()
        go_on.set()
        first.result(20)
        assert second.result(20) == "done"
    job = ImportJob.objects.get(pk=job.pk)
    assert (job.new, job.refused) == (0, 1)
    assert Assignment.objects.get(seat=seat).member == by_hand


@pytest.mark.django_db(transaction=True)
def test_two_clicks_apply_once(cast: Cast):
    rows = [["Ram", make_phone(), "", 146, "Khairabad", "", "X in-charge", ""]]
    job = check("members", HEADER, rows, cast.sitapur_convener)
    job_apply(actor=cast.sitapur_convener, job=job)
    with ThreadPoolExecutor(2) as pool:
        ended = sorted(map(str, pool.map(lambda _: _in_thread(run_apply, job.pk), range(2))))
    assert ended == ["None", "done"]
    assert Assignment.objects.filter(seat=seat_of(cast.khairabad, "x")).count() == 1
