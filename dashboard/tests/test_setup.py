"""The last step of setting up: the state."""

import pytest
from django.urls import reverse

from booths.levels import Level
from booths.models import StateSettings, Unit
from teams.models import Position, Seat
from teams.tests.cast import make_user

SETUP = reverse("dashboard:setup")


@pytest.fixture
def administrator(db, verified_client_of):
    return verified_client_of(make_user(is_superuser=True, is_staff=True))


def test_a_state_that_ships_is_loaded_with_its_seats(administrator):
    assert "Uttar Pradesh" in administrator.get(SETUP).content.decode()
    answer = administrator.post(SETUP, {"choice": "UP"})
    assert answer["Location"] == reverse("dashboard:first_steps")
    assert Unit.objects.filter(level=Level.DISTRICT).count() == 98
    assert Position.objects.exists()
    assert Seat.objects.filter(unit__code="LKO-M").count() == 12
    assert administrator.get(answer["Location"]).status_code == 200


def test_a_loaded_state_is_not_offered_again(administrator):
    administrator.post(SETUP, {"choice": "UP"})
    assert administrator.post(SETUP, {"choice": "UP"}).status_code == 422
    assert 'value="UP"' not in administrator.get(SETUP).content.decode()


def test_another_state_begins_empty(administrator):
    answer = administrator.post(SETUP, {"choice": "another", "code": "br", "name_hi": "बिहार", "name_en": ""})
    assert answer.status_code == 302
    state = Unit.objects.get()
    assert (state.code, state.name_hi, state.level) == ("BR", "बिहार", Level.STATE)
    assert StateSettings.objects.filter(state=state).exists() and Seat.objects.filter(unit=state).exists()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "required"),
        ({"choice": "XX"}, "Select a valid choice"),
        ({"choice": "another"}, "Give the state a short code"),
        ({"choice": "another", "code": "BR"}, "Give the name in Hindi or in English"),
        ({"choice": "another", "code": "B R", "name_en": "Bihar"}, "Two to eight Latin letters and digits"),
    ],
)
def test_mistakes_are_named_and_nothing_is_made(administrator, given, said):
    answer = administrator.post(SETUP, given)
    assert answer.status_code == 422 and said in answer.content.decode()
    assert not Unit.objects.exists()


def test_a_code_in_use_is_refused(cast, verified_client_of):
    answer = verified_client_of(cast.administrator).post(
        SETUP, {"choice": "another", "code": "STP", "name_en": "Steppe"}
    )
    assert answer.status_code == 422
    assert Unit.objects.filter(level=Level.STATE).count() == 1


def test_only_an_administrator_with_a_second_factor_gets_there(cast, client_of):
    assert client_of(cast.coordinator).get(SETUP).status_code == 403
    assert client_of(cast.administrator).get(SETUP)["Location"].startswith(reverse("accounts:second_factor"))
