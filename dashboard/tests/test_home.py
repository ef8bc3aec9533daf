"""Where each person begins, and where they find the rest."""

import pytest
from django.urls import reverse

from booths.levels import Level
from booths.models import Unit
from booths.services import unit_create
from teams.services import seat_assign
from teams.tests.cast import make_member, make_user, seat_of

HOME, MORE = reverse("dashboard:home"), reverse("dashboard:more")


def test_each_begins_at_the_highest_unit_of_their_area(cast, client_of, verified_client_of):
    for who, code in {
        "administrator": "UP",
        "coordinator": "UP",
        "awadh_convener": "AWD",
        "sitapur_convener": "STP",
        "assembly_convener": "UP-171",
        "mandal_convener": "UP-171-01",
        "staff": "UP",
        "viewer": "LKO-M",
    }.items():
        user = getattr(cast, who)
        client = (verified_client_of if user.is_superuser else client_of)(user)
        assert client.get(HOME)["Location"] == reverse("dashboard:unit", args=[code]), who


def test_with_several_areas_one_chooses_and_what_lies_inside_another_is_left_out(cast, client_of):
    member = cast.member(cast.sitapur_convener)
    seat_assign(actor=None, seat=seat_of(cast.lucknow_north, "viewer"), member=member)
    seat_assign(actor=None, seat=seat_of(cast.khairabad, "viewer"), member=member)
    page = client_of(cast.sitapur_convener).get(HOME)
    assert [area.code for area in page.context["areas"]] == ["STP", "UP-172"]
    assert reverse("dashboard:unit", args=["UP-172"]) in page.content.decode()


def test_an_administrator_of_two_states_chooses(cast, verified_client_of):
    unit_create(actor=None, level=Level.STATE, code="BR", parent=None, name_en="Bihar", name_hi="बिहार")
    page = verified_client_of(cast.administrator).get(HOME)
    assert [area.code for area in page.context["areas"]] == ["BR", "UP"]


@pytest.mark.django_db
def test_before_there_is_a_state_the_administrator_is_led_to_set_one_up(client_of, verified_client_of):
    administrator = make_user(is_superuser=True, is_staff=True)
    assert client_of(administrator).get(HOME)["Location"] == "/second-factor/?next=%2F"
    assert verified_client_of(administrator).get(HOME)["Location"] == reverse("dashboard:setup")
    assert not Unit.objects.exists()


def test_without_a_seat_a_page_says_whom_to_ask(cast, client_of):
    page = client_of(cast.outsider).get(HOME)
    assert page.status_code == 200 and "You have no area yet" in page.content.decode()
    assert "Ask the convener of your district" in page.content.decode()
    known = make_member(cast.chowk, "Mohan Lal", account=True)
    assert "Ask Farid Khan" in client_of(known.user).get(HOME).content.decode()


def test_a_stranger_signs_in_first(client, db):
    for address in (HOME, MORE):
        assert client.get(address)["Location"].startswith(reverse("accounts:sign_in"))


def test_more_shows_what_one_may_use(cast, client_of, verified_client_of):
    def links(user):
        markup = (verified_client_of if user.is_superuser else client_of)(user).get(MORE).content.decode()
        return {
            name
            for name in ("booths:list", "teams:home", "admin:index", "dashboard:setup", "accounts:profile")
            if f'href="{reverse(name)}"' in markup.partition("<main")[2]
        }

    assert links(cast.mandal_convener) == {"booths:list", "teams:home", "accounts:profile"}
    assert links(cast.outsider) == {"accounts:profile"}
    assert links(cast.administrator) == {
        "booths:list",
        "teams:home",
        "admin:index",
        "dashboard:setup",
        "accounts:profile",
    }
