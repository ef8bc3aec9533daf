"""A volunteer's own link, erasure that leaves nothing, and what time erases."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.utils import timezone

from accounts.models import Activity, User
from booths.models import StateSettings
from teams.models import Consent, Member, Purpose, Volunteer
from teams.scoping import scope_for
from teams.services import (
    consent_give,
    seat_assign,
    seat_invite,
    volunteer_accept,
    volunteer_decline,
    volunteer_hand_over,
    volunteer_withdraw,
    volunteers_lapse,
)
from teams.tasks import task_lapse_volunteers
from teams.tests.cast import seat_of
from teams.tests.offers import OWN_SECRET, make_volunteer

LINK = f"/volunteer/{OWN_SECRET}/"
NAME, PHONE = "Mohandas Unmistakable", "+916000998877"


@pytest.fixture
def offer(cast):
    """Somebody with a name and number like nobody else's, whose link is ``LINK``."""
    return make_volunteer(
        cast.chowk, NAME, secret=OWN_SECRET, phone=PHONE, place="Unmistakable Lane", words="Unmistakable", messages=True
    )


def found_anywhere(*texts):
    """Return each table in which one of the texts stands in any column."""
    found = set()
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_stat_user_tables")
        for (table,) in cursor.fetchall():
            cursor.execute(
                f'SELECT EXISTS (SELECT FROM "{table}" AS one WHERE one::text ILIKE ANY (%s))',
                [[f"%{text}%" for text in texts]],
            )
            if cursor.fetchone()[0]:
                found.add(table)
    return found


def accept(cast, offer, seat=None):
    who = cast.mandal_convener
    return volunteer_accept(actor=who, scope=scope_for(who), volunteer=offer, seat=seat)


def test_the_link_says_what_became_of_it_and_nobody_else_learns_of_it(cast, offer):
    waiting = Client().get(LINK)
    assert waiting["Referrer-Policy"] == "strict-origin"
    assert "no-store" in waiting["Cache-Control"]
    assert "noindex" in waiting["X-Robots-Tag"]
    text = waiting.content.decode()
    assert NAME in text
    assert "आपका आवेदन मिल गया है" in text
    accept(cast, offer, seat_of(cast.chowk, "x"))
    assert "एक्स प्रभारी" in Client().get(LINK).content.decode()


def test_declined_reads_kind_words_and_no_reason(cast, offer):
    who = cast.mandal_convener
    volunteer_decline(actor=who, scope=scope_for(who), volunteer=offer, reason="Rude on the phone")
    text = Client().get(LINK).content.decode()
    assert "Rude" not in text
    assert "धन्यवाद" in text


def test_corrected_while_it_waits_and_not_afterwards(cast, offer):
    typed = {"name": "Mohan", "phone": "6000998878", "place": "Ward 9", "words": ""}
    assert Client().post(f"{LINK}correct/", typed).status_code == 302
    offer.refresh_from_db()
    assert (offer.name, offer.phone, offer.place) == ("Mohan", "+916000998878", "Ward 9")
    wrong = Client().post(f"{LINK}correct/", typed | {"phone": "12"})
    assert 'value="Mohan"' in wrong.content.decode()
    accept(cast, offer)
    Client().post(f"{LINK}correct/", typed | {"name": "Late"})
    offer.refresh_from_db()
    assert offer.name == "Mohan"


def test_taken_back_ends_the_consent_and_leaves_the_queue(cast, client_of, offer):
    assert Client().get(f"{LINK}withdraw/").status_code == 200
    assert Volunteer.objects.get().state == "waiting"
    Client().post(f"{LINK}withdraw/")
    Client().post(f"{LINK}withdraw/")
    offer.refresh_from_db()
    assert offer.state == "withdrawn"
    assert not offer.consents.standing().exists()
    assert offer.consents.count() == 2
    assert NAME not in client_of(cast.mandal_convener).get("/teams/volunteers/").content.decode()


def test_the_messages_alone_are_taken_back_and_the_offer_stands(cast, offer):
    assert 'value="messages"' in Client().get(f"{LINK}withdraw/").content.decode()
    Client().post(f"{LINK}withdraw/", {"only": "messages"})
    offer.refresh_from_db()
    assert offer.state == "waiting"
    assert [one.purpose for one in offer.consents.standing()] == [Purpose.DETAILS]
    assert 'value="messages"' not in Client().get(f"{LINK}withdraw/").content.decode()


def test_taking_it_back_as_a_member_takes_back_their_consent(cast, offer):
    member = accept(cast, offer)
    Client().post(f"{LINK}withdraw/")
    assert not member.consents.standing().exists()
    offer.refresh_from_db()
    assert offer.state == "accepted"


def test_erased_while_waiting_nothing_of_the_person_is_left_in_any_table(cast, offer):
    assert found_anywhere(NAME, PHONE, "Unmistakable") == {"teams_volunteer"}
    asked = Client().get(f"{LINK}erase/")
    assert asked.status_code == 200
    assert Volunteer.objects.get().name == NAME
    assert Client().post(f"{LINK}erase/").status_code == 200
    assert not found_anywhere(NAME, PHONE, PHONE[3:], "Unmistakable", OWN_SECRET)
    assert not Consent.objects.exists()
    gone = Volunteer.objects.get()
    assert (gone.state, gone.unit, gone.erased_at is not None) == ("withdrawn", cast.chowk, True)
    assert Client().get(LINK).status_code == 404
    assert Client().post(f"{LINK}erase/").status_code == 404


def test_erased_as_a_member_with_a_seat_and_an_account_nothing_is_left(cast, client_of, offer):
    member = accept(cast, offer, seat_of(cast.chowk, "x"))
    seat_invite(actor=cast.mandal_convener, assignment=member.assignments.get())
    client_of(cast.mandal_convener).get(f"/teams/volunteers/{offer.pk}/")
    assert User.objects.filter(phone=PHONE).exists()
    assert Client().post(f"{LINK}erase/").status_code == 200
    assert not found_anywhere(NAME, PHONE, PHONE[3:], "Unmistakable", OWN_SECRET)
    assert not Member.objects.filter(phone=PHONE).exists()
    assert not seat_of(cast.chowk, "x").assignments.current(timezone.localdate()).exists()


def test_who_typed_the_number_of_a_member_cannot_erase_that_member(cast):
    """The link proves nothing about the number: a member who was there before keeps their seat and consents."""
    lata = cast.field_worker
    told = consent_give(actor=None, member=lata, purpose=Purpose.DETAILS, source=Consent.Source.TOLD)
    seat_assign(actor=None, seat=seat_of(cast.chowk, "x"), member=lata)
    offer = make_volunteer(cast.chowk, "Imposter", phone=lata.phone, secret=OWN_SECRET, messages=True)
    accept(cast, offer)
    assert list(lata.consents.all()) == [told], "nor agree or say no to anything for them"
    assert list(lata.consents.standing()) == [told]
    text = Client().get(LINK).content.decode()
    assert "एक्स प्रभारी" not in text, "nor learn what they hold"
    Client().post(f"{LINK}withdraw/")
    assert lata.consents.standing().exists()
    Client().post(f"{LINK}erase/")
    lata.refresh_from_db()
    assert lata.name_en == "Lata Maurya"
    assert not found_anywhere("Imposter")


def test_a_second_offer_with_the_number_of_a_volunteer_says_nothing_of_the_member_and_cannot_erase_them(cast, offer):
    """Anybody can type the number of somebody who waits; the convener rings the number of the offer that they read."""
    make_volunteer(cast.chowk, "Stranger", phone=offer.phone, secret="the secret of a stranger", messages=True)
    member = accept(cast, offer, seat_of(cast.chowk, "x"))
    strangers = "/volunteer/the secret of a stranger/"
    assert "एक्स प्रभारी" not in Client().get(strangers).content.decode()
    Client().post(f"{strangers}withdraw/")
    Client().post(f"{strangers}erase/")
    member.refresh_from_db()
    assert member.erased_at is None and member.consents.standing().exists()
    assert "एक्स प्रभारी" in Client().get(LINK).content.decode()


def test_who_tries_link_after_link_is_stopped_for_a_while(cast, offer):
    statuses = [Client().get(f"/volunteer/{number}/").status_code for number in range(32)]
    assert statuses[:30] == [404] * 30
    assert statuses[30:] == [429] * 2
    assert Client().get(LINK).status_code == 200


def test_the_undecided_lapse_and_the_decided_go_after_the_days_of_the_state(cast, offer):
    StateSettings.objects.update_or_create(state=cast.state, defaults={"volunteer_days": 40})
    who = cast.mandal_convener
    declined = make_volunteer(cast.chowk, "Declined")
    volunteer_decline(actor=who, scope=scope_for(who), volunteer=declined, reason="No place")
    taken_back = make_volunteer(cast.chowk, "Back")
    volunteer_withdraw(volunteer=taken_back)
    handed = make_volunteer(cast.chowk, "Handed")
    volunteer_hand_over(actor=who, scope=scope_for(who), volunteer=handed, to=cast.sitapur)
    accepted = make_volunteer(cast.chowk, "Accepted")
    accept(cast, accepted)
    now = timezone.now()
    with time_machine.travel(now + timedelta(days=39), tick=False):
        assert volunteers_lapse() == {"lapsed": 0, "erased": 0}
        make_volunteer(cast.aminabad, "Young")
    with time_machine.travel(now + timedelta(days=41), tick=False):
        assert volunteers_lapse() == {"lapsed": 2, "erased": 2}
        assert volunteers_lapse() == {"lapsed": 0, "erased": 0}
        task_lapse_volunteers()
    assert set(Volunteer.objects.filter(erased_at=None).values_list("name", flat=True)) == {"Accepted", "Young"}
    states = dict(Volunteer.objects.exclude(erased_at=None).values_list("pk", "state"))
    assert states == {
        offer.pk: "lapsed", handed.pk: "lapsed", declined.pk: "declined", taken_back.pk: "withdrawn",
    }  # fmt: skip
    assert not found_anywhere(NAME, PHONE, "No place")
    assert Activity.objects.get(verb="volunteers_lapse").details == {"lapsed": 2, "erased": 2}
