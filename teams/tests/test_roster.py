"""A team to take along: on paper and as contacts, for those who may, and written down."""

import shutil
import subprocess
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import Activity
from booths.levels import Level
from booths.scope import Scope
from booths.services import unit_create
from core.phones import format_phone, mask_phone
from core.tests.vcard_reader import read_vcards
from teams.models import Assignment, Member
from teams.roster import reading, rosters_of
from teams.services import assignment_end, seat_assign
from teams.tests.cast import make_member, seat_of

pytestmark = pytest.mark.django_db


def get(client, user, name, unit, **query):
    client.force_login(user)
    return client.get(reverse(f"teams:team_{name}", args=[unit.code]), query)


def words(answer) -> str:
    """Return what the pages say."""
    assert answer.status_code == 200
    assert answer.content.startswith(b"%PDF-")
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext (poppler-utils) is not installed: what the sheet says is not looked at")
    return subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=answer.content, capture_output=True, check=True
    ).stdout.decode()


def last_export() -> Activity:
    return Activity.objects.filter(verb="team_export").latest("at")


def test_the_sheet_is_in_hindi_with_numbers_for_who_may_see_them(client, cast):
    answer = get(client, cast.lucknow_convener, "pdf", cast.lucknow)
    assert answer["Content-Type"] == "application/pdf"
    assert "no-store" in answer["Cache-Control"]
    export = last_export()
    assert (export.actor, export.unit_id) == (cast.lucknow_convener, cast.lucknow.pk)
    assert export.details == {"what": "pdf", "teams": 1, "people": 3, "phones": True}
    said = words(answer)
    assert "लखनऊ महानगर" in said
    assert "चित्रा निगम" in said
    assert "Chitra Nigam" in said
    assert format_phone(cast.lucknow_convener.phone) in said
    assert "2 / 12" in said
    assert said.count("खाली") == 10
    assert "Vacant" not in said


def test_in_english_when_asked(client, cast):
    said = words(get(client, cast.lucknow_convener, "pdf", cast.lucknow, lang="en"))
    assert said.count("Vacant") == 10
    assert "District convener" in said


def test_without_the_right_numbers_are_masked(client, cast):
    answer = get(client, cast.staff, "pdf", cast.lucknow)
    assert last_export().details["phones"] is False
    said = words(answer)
    assert mask_phone(cast.lucknow_convener.phone) in said
    assert format_phone(cast.lucknow_convener.phone) not in said


def test_numbers_can_be_left_out(client, cast):
    answer = get(client, cast.lucknow_convener, "pdf", cast.lucknow, numbers="0")
    assert last_export().details["phones"] is False
    said = words(answer)
    assert "चित्रा निगम" in said
    assert "+91" not in said


def test_teams_below_follow_in_the_order_of_the_tree(cast):
    scope = cast.scope(cast.lucknow_convener)
    rosters = rosters_of(cast.lucknow, scope=scope, today=timezone.localdate(), down_to=Level.SECTOR)
    wanted = [cast.lucknow, cast.lucknow_west, cast.chowk, cast.aminabad, cast.lucknow_north]
    assert [roster.unit for roster in rosters] == wanted
    assert [(roster.held, roster.seats) for roster in rosters] == [(2, 12), (1, 5), (1, 5), (0, 5), (0, 5)]


def test_the_sheet_of_all_teams_below(client, cast):
    answer = get(client, cast.lucknow_convener, "pdf", cast.lucknow, below="1")
    assert last_export().details == {"what": "pdf", "teams": 5, "people": 5, "phones": True}
    said = words(answer)
    assert said.index("लखनऊ महानगर") < said.index("एकता सक्सेना") < said.index("फ़रीद ख़ान")
    assert "सीतापुर" not in said


def test_queries_do_not_grow_with_the_teams(cast, django_assert_num_queries):
    for unit in (cast.lucknow_west, cast.state):
        with django_assert_num_queries(4):
            rosters = rosters_of(unit, scope=Scope.everything(), today=timezone.localdate(), down_to=Level.SECTOR)
            assert all(str(line.seat.position) for roster in rosters for line in roster.lines)


def test_more_teams_than_a_file_takes_are_refused_with_the_way_on(client, cast, monkeypatch):
    monkeypatch.setattr(reading, "MOST_TEAMS", 4)
    before = Activity.objects.count()
    answer = get(client, cast.lucknow_convener, "pdf", cast.lucknow, below="1")
    assert answer.status_code == 302
    assert "5 teams" in client.get(answer["Location"]).content.decode()
    assert Activity.objects.count() == before


def test_too_many_teams_are_refused_before_they_are_read(cast, monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(reading, "MOST_TEAMS", 4)
    with django_assert_num_queries(1), pytest.raises(reading.TooManyTeams):
        rosters_of(cast.lucknow, scope=Scope.everything(), today=timezone.localdate(), down_to=Level.MANDAL)


def test_a_seat_given_up_is_a_line_to_be_filled(client, cast):
    assignment_end(actor=cast.lucknow_convener, assignment=cast.assignment(cast.facebook_in_charge), reason="Moved")
    roster = rosters_of(cast.lucknow, scope=Scope.everything(), today=timezone.localdate())[0]
    assert (roster.held, roster.seats) == (1, 12)
    assert "जावेद आलम" not in words(get(client, cast.lucknow_convener, "pdf", cast.lucknow))


def test_names_are_never_code(client, cast):
    name = '#read("/etc/passwd") $x$ *b* \\ "q" <l> @r'
    Member.objects.filter(user=cast.lucknow_convener).update(name_hi=name, name_en="")
    assert '#read("/etc/passwd")' in words(get(client, cast.lucknow_convener, "pdf", cast.lucknow)).replace("\n", " ")


def test_a_unit_without_seats_has_a_sheet_that_says_so(client, cast):
    sector = unit_create(
        actor=None, level=Level.SECTOR, code="UP-171-01-1", name_en="Kendra", name_hi="केंद्र एक", parent=cast.chowk
    )
    assert "कोई पद नहीं" in words(get(client, cast.mandal_convener, "pdf", sector))


@pytest.mark.parametrize("name", ["pdf", "vcf"])
def test_nothing_of_another_district(client, cast, name):
    assert get(client, cast.sitapur_convener, name, cast.lucknow).status_code == 404
    assert get(client, cast.sitapur_convener, name, cast.chowk, below="1").status_code == 404
    assert get(client, cast.sitapur_convener, name, cast.state).status_code == 404
    assert not Activity.objects.filter(verb="team_export").exists()


@pytest.mark.parametrize(("name", "who"), [("pdf", "viewer"), ("vcf", "viewer"), ("vcf", "staff")])
def test_who_may_look_only_takes_nothing_along(client, cast, name, who):
    assert get(client, getattr(cast, who), name, cast.lucknow).status_code == 403
    assert not Activity.objects.filter(verb="team_export").exists()


def test_contacts_are_the_holders_each_once_with_their_posts(client, cast):
    convener = cast.member(cast.assembly_convener)
    seat_assign(actor=None, seat=seat_of(cast.lucknow, "whatsapp"), member=convener)
    Member.objects.filter(pk=convener.pk).update(phone_alternate="+916000900099", email="ekta@example.org")
    answer = get(client, cast.lucknow_convener, "vcf", cast.lucknow, below="1")
    assert answer["Content-Type"] == "text/vcard; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="team-LKO-M.vcf"'
    cards = {card["FN"][0]: card for card in read_vcards(answer.content)}
    assert cards.keys() == {"चित्रा निगम", "जावेद आलम", "इंदु त्रिपाठी", "एकता सक्सेना"}
    assert cards["एकता सक्सेना"] == {
        "VERSION": ["3.0"],
        "FN": ["एकता सक्सेना"],
        "N": ["", "एकता सक्सेना", "", "", ""],
        "NICKNAME": ["Ekta Saxena"],
        "TEL;TYPE=CELL,PREF": [convener.phone],
        "TEL;TYPE=CELL": ["+916000900099"],
        "EMAIL;TYPE=INTERNET": ["ekta@example.org"],
        "TITLE": ["व्हाट्सऐप प्रभारी, लखनऊ महानगर · विधानसभा संयोजक, लखनऊ पश्चिम"],
        "CATEGORIES": ["लखनऊ महानगर", "लखनऊ पश्चिम"],
    }
    assert last_export().details == {"what": "vcf", "teams": 3, "people": 4, "phones": True}


def test_who_comes_later_or_was_erased_is_no_contact(client, cast):
    coming = make_member(cast.lucknow, "Coming Later", "आने वाला")
    tomorrow = timezone.localdate() + timedelta(days=1)
    Assignment.objects.create(seat=seat_of(cast.lucknow, "instagram"), member=coming, since=tomorrow)
    gone = cast.member(cast.facebook_in_charge)
    Member.objects.filter(pk=gone.pk).update(
        erased_at=timezone.now(), phone=None, name_en="", name_hi="", user=None, accounts={}
    )
    cards = read_vcards(get(client, cast.lucknow_convener, "vcf", cast.lucknow).content)
    assert {card["FN"][0] for card in cards} == {"चित्रा निगम", "इंदु त्रिपाठी"}


def test_the_page_offers_what_one_may_take(client, cast):
    def offered(user, unit):
        client.force_login(user)
        page = client.get(reverse("teams:unit", args=[unit.code])).content.decode()
        return "team.pdf" in page, "team.vcf" in page, "below=1" in page

    assert offered(cast.lucknow_convener, cast.lucknow) == (True, True, True)
    assert offered(cast.mandal_convener, cast.chowk) == (True, True, False)
    assert offered(cast.staff, cast.lucknow) == (True, False, True)
    assert offered(cast.viewer, cast.lucknow) == (False, False, False)
