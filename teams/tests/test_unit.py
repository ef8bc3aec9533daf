"""The team page of a unit: whom it shows, what it offers to whom."""

import pytest
from django.utils import translation

from booths.levels import Level
from teams.models import Seat
from teams.services import seat_assign, seat_invite
from teams.tests.cast import make_member, seat_of


def address(unit):
    return f"/teams/{unit.code}/"


def test_seats_stand_by_platform_vacant_ones_first(cast, client_of):
    text = client_of(cast.lucknow_convener).get(address(cast.lucknow)).content.decode()
    assert "10 of 12 seats are vacant." in text
    facebook = text[text.index('id="facebook"') : text.index('id="instagram"')]
    assert facebook.index("Vacant") < facebook.index("Javed Alam")


def test_numbers_are_masked(cast, client_of):
    text = client_of(cast.lucknow_convener).get(address(cast.lucknow)).content.decode()
    number = cast.member(cast.facebook_in_charge).phone
    assert number not in text
    assert f"+91 {number[8:]}" not in text
    assert f"••{number[-3:]}" in text


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("administrator", 200),
        ("coordinator", 200),
        ("awadh_convener", 200),
        ("lucknow_convener", 200),
        ("staff", 200),
        ("claims_desk", 200),
        ("viewer", 200),
        ("sitapur_convener", 404),
        ("assembly_convener", 404),
        ("mandal_convener", 404),
        ("outsider", 403),
    ],
)
def test_who_sees_the_team_of_a_district(cast, verified_client_of, who, status):
    assert verified_client_of(getattr(cast, who)).get(address(cast.lucknow)).status_code == status


def test_a_stranger_is_sent_to_sign_in_and_back(cast, client):
    response = client.get(address(cast.lucknow))
    assert (response.status_code, response.url) == (302, "/sign-in/?next=%2Fteams%2FLKO-M%2F")


def test_seats_may_be_filled_from_a_sheet_by_who_may_import_and_assign(cast, client_of):
    sheet = "/imports/new/?kind=members"
    assert sheet in client_of(cast.lucknow_convener).get(address(cast.lucknow)).content.decode()
    for who in (cast.staff, cast.viewer, cast.assembly_convener):
        assert sheet not in client_of(who).get(address(cast.lucknow_west)).content.decode()


def test_buttons_are_there_for_who_may_use_them(cast, client_of):
    fill = f"/teams/seats/{seat_of(cast.lucknow, 'x').pk}/assign/"
    ends = f"/teams/assignments/{cast.assignment(cast.facebook_in_charge).pk}/end/"
    for who, offered in (("lucknow_convener", True), ("coordinator", True), ("staff", False), ("viewer", False)):
        text = client_of(getattr(cast, who)).get(address(cast.lucknow)).content.decode()
        assert (fill in text, ends in text) == (offered, offered), who


def test_how_far_each_holder_is_with_signing_in(cast, client_of):
    client = client_of(cast.lucknow_convener)
    assert "not invited yet" in client.get(address(cast.chowk)).content.decode()
    assignment = seat_assign(actor=None, seat=seat_of(cast.chowk, "x"), member=cast.field_worker)
    seat_invite(actor=cast.lucknow_convener, assignment=assignment)
    assert "invited, link good until" in client.get(address(cast.chowk)).content.decode()
    client_of(cast.mandal_convener)
    assert "last signed in on" in client.get(address(cast.chowk)).content.decode()


def test_the_trail_names_what_lies_above_and_links_what_is_in_the_area(cast, client_of):
    text = client_of(cast.lucknow_convener).get(address(cast.chowk)).content.decode()
    assert "Uttar Pradesh" in text
    assert 'href="/teams/UP/"' not in text
    assert 'href="/teams/LKO-M/"' in text


def test_teams_below_are_listed_with_most_vacancies_first(cast, client_of):
    text = client_of(cast.lucknow_convener).get(address(cast.lucknow)).content.decode()
    assert "2 of 15 seats filled" in text
    assert text.index("Lucknow West") < text.index("Lucknow North")


def test_the_text_to_share_is_hindi_and_holds_no_number(cast, client_of):
    response = client_of(cast.lucknow_convener).get(address(cast.lucknow))
    share = response.context["share"]
    assert share.startswith("*टीम: लखनऊ महानगर*\n12 में से 2 पद भरे\nजिला संयोजक: चित्रा निगम")
    assert "*खाली:*" in share
    assert "व्हाट्सऐप प्रभारी (4)" in share
    assert "60" not in share


def test_seats_that_are_not_open_can_be_opened(cast, client_of):
    Seat.objects.filter(unit=cast.aminabad).delete()
    client = client_of(cast.lucknow_convener)
    assert "Open the seats" in client.get(address(cast.aminabad)).content.decode()
    response = client.post("/teams/UP-171-02/open/", follow=True)
    assert "The seats are open." in response.content.decode()
    assert Seat.objects.filter(unit=cast.aminabad).count() == 5
    assert client_of(cast.mandal_convener).post("/teams/UP-171-02/open/").status_code == 404
    assert client_of(cast.assembly_convener).post("/teams/UP-171-02/open/").status_code == 403
    assert client_of(cast.staff).post("/teams/UP-171-02/open/").status_code == 403


def test_home_leads_to_the_highest_unit_of_the_area(cast, client_of, verified_client_of):
    assert client_of(cast.mandal_convener).get("/teams/").url == address(cast.chowk)
    assert verified_client_of(cast.administrator).get("/teams/").url == address(cast.state)
    assert client_of(cast.outsider).get("/teams/").status_code == 403


def test_the_page_costs_the_same_however_many_sit_in_the_team(cast, client_of, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = client_of(cast.lucknow_convener)
    client.get(address(cast.lucknow))
    with CaptureQueriesContext(connection) as few:
        client.get(address(cast.lucknow))
    for key in ("facebook", "instagram", "whatsapp", "x"):
        for seat in Seat.objects.filter(unit=cast.lucknow, position__key=key).vacant(
            cast.assignment(cast.viewer).since
        ):
            seat_assign(actor=None, seat=seat, member=make_member(cast.lucknow))
    with CaptureQueriesContext(connection) as many:
        client.get(address(cast.lucknow))
    assert len(many) <= len(few)


def test_hindi_is_complete(cast, client_of):
    from accounts.services import profile_update

    profile_update(user=cast.lucknow_convener, language="hi")
    with translation.override("hi"):
        text = client_of(cast.lucknow_convener).get(address(cast.lucknow)).content.decode()
    assert "टीम: लखनऊ महानगर" in text
    assert "12 में से 10 पद खाली हैं।" in text
    assert "Vacant" not in text


def test_a_level_without_posts_says_so(cast, client_of):
    from booths.services import unit_create

    sector = unit_create(actor=None, level=Level.SECTOR, code="S-1", parent=cast.chowk, name_en="Sector 1")
    assert "No seats here" in client_of(cast.mandal_convener).get(address(sector)).content.decode()


def test_other_seats_of_a_holder_are_named_where_the_reader_may_see_them(cast, client_of):
    member = cast.member(cast.facebook_in_charge)
    seat_assign(actor=None, seat=seat_of(cast.chowk, "x"), member=member)
    seat_assign(actor=None, seat=seat_of(cast.sitapur_assembly, "x"), member=member)
    text = client_of(cast.lucknow_convener).get(address(cast.lucknow)).content.decode()
    assert "also X in-charge, Chowk" in text
    assert "X in-charge, Sitapur" not in text
    assert "X in-charge, Sitapur" in client_of(cast.coordinator).get(address(cast.lucknow)).content.decode()


def test_the_page_says_at_the_top_how_each_platform_stands(cast, client_of):
    text = client_of(cast.viewer).get(address(cast.lucknow)).content.decode()
    figures = text[text.index("team-figures") : text.index('<div class="team">')]
    assert [figures.count("pip--held"), figures.count('<i class="pip')] == [
        3,
        13,
    ]  # with the viewer, whom nobody counts
    assert 'href="#whatsapp"' in figures


def test_a_holder_from_elsewhere_is_a_link_to_their_page_as_well(cast, client_of):
    stranger = make_member(cast.sitapur, "Stranger")
    seat_assign(actor=None, seat=seat_of(cast.chowk, "x"), member=stranger)
    client = client_of(cast.mandal_convener)
    assert f'href="/teams/member/{stranger.pk}/"' in client.get(address(cast.chowk)).content.decode()
    assert client.get(f"/teams/member/{stranger.pk}/").status_code == 200
