"""The rules of seats, each held by the database against bare SQL and said by the forms that people use."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.utils import timezone, translation

from teams.admin import AssignmentForm
from teams.models import Assignment
from teams.services import seat_assign
from teams.services.seating import rules_of_the_database
from teams.tests.cast import make_member, seat_of


def bare_insert(seat, member, since=None, until=None):
    """Put somebody into a seat past everything that is ours."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO teams_assignment (seat_id, member_id, since, until, reason, extra_rights)"
            " VALUES (%s, %s, %s, %s, '', '{}')",
            [seat.pk, member.pk, since or timezone.localdate(), until],
        )


def broken(cast):
    """By the name of the rule a seat and a person that break it."""
    convener = cast.member(cast.lucknow_convener)
    return {
        "assignment_one_holder": (seat_of(cast.chowk, "convener"), cast.field_worker),
        "assignment_one_seat_a_level": (seat_of(cast.aminabad, "x"), cast.member(cast.mandal_convener)),
        "assignment_leads_in_one_unit": (seat_of(cast.aminabad, "convener"), convener),
    }


WORDS = {
    "assignment_one_holder": "Farid Khan holds this seat.",
    "assignment_one_seat_a_level": "This person holds a seat at this level already: Mandal convener, Chowk.",
    "assignment_leads_in_one_unit": "This person leads elsewhere already: District convener, Lucknow Mahanagar.",
}


@pytest.mark.parametrize("rule", WORDS)
def test_the_database_refuses_and_so_does_the_administrations_form(cast, rule):
    seat, member = broken(cast)[rule]
    with pytest.raises(IntegrityError, match=rule):
        bare_insert(seat, member)
    today = timezone.localdate()
    said = {"seat": seat.pk, "member": member.pk, "since": today}
    with translation.override("en"):
        assert [str(error) for errors in AssignmentForm(said).errors.values() for error in errors] == [WORDS[rule]]
    free = {"seat": seat_of(cast.lucknow_north, "x").pk, "member": cast.field_worker.pk}
    assert AssignmentForm(said | free).is_valid()
    assert "until" in AssignmentForm(said | free | {"until": today - timedelta(days=1)}).errors
    # What lies in the past, or ends before, is in nobody's way.
    before = today - timedelta(days=400)
    bare_insert(seat, member, before, today - timedelta(days=1))


@pytest.mark.parametrize("rule", WORDS)
def test_the_page_says_it_before_and_refuses_it_after(cast, client_of, rule):
    seat, member = broken(cast)[rule]
    client = client_of(cast.coordinator)
    address = f"/teams/seats/{seat.pk}/assign/"
    assert WORDS[rule] in client.get(address, {"q": member.name_en}).content.decode()
    answer = client.post(address, {"member": member.pk})
    assert answer.status_code == 422
    assert WORDS[rule] in answer.content.decode()
    assert not Assignment.objects.filter(seat=seat, member=member).exists()


def test_a_refusal_of_the_database_is_said_in_the_words_of_the_rule(cast):
    """Somebody came past our locks, as a bare INSERT does, between our look and our write."""
    seat = seat_of(cast.chowk, "x")
    member = make_member(cast.chowk)
    with (
        pytest.raises(ValidationError, match=r"Lata Maurya holds this seat\.") as refused,
        rules_of_the_database(actor=None, seat=seat, member=member, since=timezone.localdate()),
    ):
        bare_insert(seat, cast.field_worker)
        bare_insert(seat, member)
    assert refused.value.code == "seat_held"


def test_places_outside_the_area_are_not_named(cast, client_of):
    """Their home is Chowk; that they sit in Sitapur's team is told, not where."""
    seat_assign(actor=None, seat=seat_of(cast.khairabad, "x"), member=cast.field_worker)
    text = (
        client_of(cast.mandal_convener)
        .get(f"/teams/seats/{seat_of(cast.chowk, 'x').pk}/assign/", {"q": "Lata"})
        .content.decode()
    )
    assert "This person holds a seat at this level outside your area." in text
    assert "Khairabad" not in text
