"""Volunteers, conveners and workers at the same row at the same moment, each on a connection of their own."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from time import sleep

import pytest
import time_machine
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from teams.models import Member, Volunteer
from teams.scoping import scope_for
from teams.services import member_erase, volunteer_accept, volunteer_erase, volunteers_lapse
from teams.tests.cast import make_cast
from teams.tests.offers import make_volunteer, open_page
from teams.tests.test_at_once import at_once


@pytest.mark.django_db(transaction=True)
def test_at_the_same_moment():
    """One test, as the cast is built anew and everything emptied after it."""
    cast = make_cast()
    a_double_click_is_one_offer(cast)
    two_conveners_accept_once(cast)
    accepting_and_erasing_come_one_after_the_other(cast)
    two_workers_erase_each_row_once(cast)
    who_erases_by_the_link_waits_for_the_convener_who_erases(cast)


def a_double_click_is_one_offer(cast):
    open_page(cast.chowk)
    hidden = re.findall(r'name="(stamp|shown)" value="([^"]*)"', Client().get("/join/UP-171-01/").content.decode())
    form = dict(hidden) | {"name": "Mohan", "phone": "6000998801", "place": "Ward 7", "is_adult": "1", "details": "1"}
    with time_machine.travel(timezone.now() + timedelta(seconds=20), tick=False):
        answers = at_once(*[lambda: Client().post("/join/UP-171-01/", form)] * 3)
    assert [answer.status_code for answer in answers] == [302] * 3
    links = {re.search(r"/volunteer/([\w-]+)/", Client().get(one.url).content.decode())[1] for one in answers}
    assert len(links) == Volunteer.objects.count() == 1


def two_conveners_accept_once(cast):
    offer = make_volunteer(cast.chowk, "Nasreen")
    conveners = (cast.lucknow_convener, cast.mandal_convener)
    given = [{"actor": who, "scope": scope_for(who), "volunteer": offer} for who in conveners]
    outcomes = at_once(*(lambda one=one: volunteer_accept(**one) for one in given))
    member = Member.objects.get(phone=offer.phone)
    assert sorted(map(str, outcomes)) == sorted([str(member), "decided"])


def accepting_and_erasing_come_one_after_the_other(cast):
    offer = make_volunteer(cast.chowk, "Omkar")
    who = cast.mandal_convener
    accepted, _erased = at_once(
        lambda: volunteer_accept(actor=who, scope=scope_for(who), volunteer=offer),
        lambda: volunteer_erase(volunteer=offer, reason="Test"),
    )
    assert accepted == "decided" or isinstance(accepted, Member)
    assert not Member.objects.filter(name_en="Omkar").exists()
    assert not Volunteer.objects.filter(name="Omkar").exists()


def two_workers_erase_each_row_once(cast):
    for number in range(6):
        make_volunteer(cast.chowk, f"Waits {number}")
    due = timezone.now() + timedelta(days=200)
    counts = at_once(*[lambda: volunteers_lapse(now=due)] * 2)
    waited = 7  # these and Mohan
    assert sum(count["lapsed"] for count in counts) == waited
    assert Volunteer.objects.filter(state="lapsed").count() == waited


def who_erases_by_the_link_waits_for_the_convener_who_erases(cast):
    """Both lock the member first: with the offer locked before it, each would wait for the other and one would fail."""
    offer = make_volunteer(cast.chowk, "Parveen")
    who = cast.mandal_convener
    member = volunteer_accept(actor=who, scope=scope_for(who), volunteer=offer)
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            Member.objects.select_for_update().get(pk=member.pk)
            erasing = pool.submit(_closing(volunteer_erase), volunteer=offer, reason="Test")
            _wait_for_a_waiting_query()
            member_erase(actor=None, member=member, reason="Test")  # goes on to the offer
        erasing.result(10)
    assert not Member.objects.filter(name_en="Parveen").exists()
    assert not Volunteer.objects.filter(name="Parveen").exists()


def _closing(call):
    def run(**given):
        try:
            return call(**given)
        finally:
            connection.close()

    return run


def _wait_for_a_waiting_query():
    """Return once another connection waits for a lock, at most 5 seconds from now."""
    waits = "SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted)"
    for _attempt in range(500):
        with connection.cursor() as cursor:
            cursor.execute(waits)
            if cursor.fetchone()[0]:
                return
        sleep(0.01)
    raise AssertionError("nobody waits")
