"""Two people at the same seats at the same moment, each on a connection of their own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.utils import timezone

from teams.models import Assignment, Member
from teams.services import assignment_end, assignment_swap, seat_assign
from teams.tests.cast import Cast, make_cast, make_member, make_phone, seat_of


def at_once(*calls: Callable[[], Any]) -> list[Any]:
    """Make the calls in threads that begin together; return what each returned, or the code of its refusal."""
    barrier = Barrier(len(calls))

    def run(call: Callable[[], Any]) -> Any:
        try:
            barrier.wait(10)
            return call()
        except ValidationError as error:
            return error.code
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))


@pytest.mark.django_db(transaction=True)
def test_two_people_at_once(client_of: Callable[..., Client], verified_client_of: Callable[..., Client]) -> None:
    """One test, as the cast is built anew and everything emptied after it."""
    cast = make_cast()
    the_second_is_told_who_filled_the_seat(cast, client_of)
    two_taps_add_one_person(cast, client_of)
    two_administrators_meet_no_error_page(cast, verified_client_of)
    a_swap_and_an_end_come_one_after_the_other(cast)


def the_second_is_told_who_filled_the_seat(cast: Cast, client_of: Callable[..., Client]) -> None:
    seat = seat_of(cast.chowk, "x")
    people = {user: make_member(cast.chowk, name) for user, name in ((0, "Mohan"), (1, "Nasreen"))}
    clients = [client_of(cast.lucknow_convener), client_of(cast.mandal_convener)]
    address = f"/teams/seats/{seat.pk}/assign/"
    answers = at_once(*(lambda n=n: clients[n].post(address, {"member": people[n].pk}) for n in people))
    holder = Assignment.objects.get(seat=seat).member
    won = [answer.status_code for answer in answers].index(302)
    assert holder == people[won]
    assert answers[1 - won].status_code == 422
    told = answers[1 - won].content.decode()
    assert f"{holder.name_en} holds this seat. Filled by {('Chitra Nigam', 'Farid Khan')[won]} at " in told


def two_taps_add_one_person(cast: Cast, client_of: Callable[..., Client]) -> None:
    seat, phone = seat_of(cast.chowk, "instagram"), make_phone()
    said = {"name": "Omkar", "phone": phone}
    clients = [client_of(cast.mandal_convener), client_of(cast.mandal_convener)]
    answers = at_once(*(lambda one=one: one.post(f"/teams/seats/{seat.pk}/assign/", said) for one in clients))
    assert [answer.status_code for answer in answers] == [302, 302]
    assert Member.objects.filter(phone=phone).count() == Assignment.objects.filter(seat=seat).count() == 1


def two_administrators_meet_no_error_page(cast: Cast, verified_client_of: Callable[..., Client]) -> None:
    """The administration takes no locks of ours: the form says who sits there, or the database does."""
    seat, today = seat_of(cast.chowk, "whatsapp"), timezone.localdate().isoformat()
    clients = [verified_client_of(cast.administrator) for _nth in range(2)]
    people = [make_member(cast.chowk, name) for name in ("Pooja", "Qasim")]

    def save(nth: int) -> str:
        said = {"seat": seat.pk, "member": people[nth].pk, "since": today}
        return clients[nth].post("/administration/teams/assignment/add/", said, follow=True).content.decode()

    answers = at_once(*(lambda nth=nth: save(nth) for nth in range(2)))
    won = people.index(Assignment.objects.get(seat=seat).member)
    assert f"{people[won].name_en} holds this seat." in answers[1 - won] or "Not saved: a seat" in answers[1 - won]


def a_swap_and_an_end_come_one_after_the_other(cast: Cast) -> None:
    """Again and again, as no one time shows that neither waits for the other for ever."""
    keys = (("x", "facebook"), ("instagram", "whatsapp"))
    pairs = [
        [seat_assign(actor=None, seat=seat_of(unit, key), member=make_member(unit)) for key in pair]
        for unit in (cast.aminabad, cast.khairabad)
        for pair in keys
    ]
    for first, second in pairs:
        swapped, ended, back = at_once(
            lambda: assignment_swap(actor=None, first=first, second=second),  # noqa: B023
            lambda: assignment_end(actor=None, assignment=second, reason="left"),  # noqa: B023
            lambda: assignment_swap(actor=None, first=second, second=first),  # noqa: B023
        )
        standing = Assignment.objects.filter(member__in=[first.member_id, second.member_id], until=None)
        if "seat_left" in (swapped, back) and swapped == back:
            assert [one.pk for one in standing] == [first.pk], "the end came first, and nobody was swapped"
        else:
            assert {one.seat_id for one in standing} == {first.seat_id, second.seat_id}
            assert sorted([swapped == "seat_left", back == "seat_left"]) == [False, True]
            assert ended.until is not None
