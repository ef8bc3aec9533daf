"""Records that may be of one person: found, and what is not taken for one."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.translation import override

from booths.scope import Right, Scope
from teams.duplicates import find_pairs
from teams.models import Assignment, Member, MemberMerge, NotTheSame
from teams.services import seat_assign
from teams.tests.cast import make_member, seat_of

ALL = Scope.everything()


def pairs(scope=ALL):
    found = find_pairs(Member.objects.within(scope, Right.EDIT), on=timezone.localdate())
    return {(pair.first, pair.second): (pair.score, *pair.reasons) for pair in found}


def made(cast, *people):
    """Return members by (unit, English name, Hindi name)."""
    return [make_member(getattr(cast, unit), *names) for unit, *names in people]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Ramesh Verma", ""), ("", "रमेश वर्मा")),
        (("Ramesh Verma", ""), ("Ramesh Varma", "")),
        (("Shri Ramesh Kumar Verma", ""), ("Ramesh Verma", "")),
        (("Ramesh Verma", "रमेश वर्मा"), ("Ramesh Verma", "रमेश वर्मा")),
    ],
)
def test_one_name_in_one_area_in_either_script_is_asked_about(cast, one, other):
    first, second = made(cast, ("chowk", *one), ("lucknow_west", *other))
    ((score, *reasons),) = [found for key, found in pairs().items() if key == (first.pk, second.pk)]
    assert reasons == ["name"] and score > 80


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("chowk", "Ramesh Verma", ""), ("chowk", "Suresh Verma", "")),
        (("chowk", "Ramesh Verma", ""), ("lucknow_north", "Ramesh Verma", "")),
        (("chowk", "Ramesh Verma", "रमेश वर्मा"), ("chowk", "Ramesh Verma", "राकेश वर्मा")),
    ],
)
def test_others_are_not(cast, one, other):
    first, second = made(cast, one, other)
    assert (first.pk, second.pk) not in pairs()


def test_a_seat_makes_the_area_too_and_only_while_it_is_held(cast):
    first, second = made(cast, ("lucknow", "Ramesh Verma", ""), ("chowk", "Ramesh Verma", ""))
    assert (first.pk, second.pk) not in pairs()
    seat_assign(actor=None, seat=seat_of(cast.lucknow_west, "x"), member=first)
    assert (first.pk, second.pk) in pairs()
    today = timezone.localdate()
    Assignment.objects.filter(member=first).update(since=today - timedelta(days=9), until=today)
    assert (first.pk, second.pk) not in pairs()


def test_a_common_number_or_address_is_asked_about_wherever_they_live(cast):
    first, second, third = made(
        cast, ("chowk", "Ramesh Verma", ""), ("khairabad", "Ramesh Verma", ""), ("sitapur", "Sunita Verma", "")
    )
    Member.objects.filter(pk=second.pk).update(phone_alternate=first.phone, email="rv@example.org")
    Member.objects.filter(pk=third.pk).update(email="RV@example.org")
    found = pairs()
    assert found[first.pk, second.pk] == (100.0, "number", "name")
    assert found[second.pk, third.pk] == (50.0, "email")  # husband and wife share one, perhaps


def test_whoever_was_told_apart_is_not_asked_about_again(cast, client_of):
    first, second = made(cast, ("chowk", "Ramesh Verma", ""), ("chowk", "Ramesh Verma", ""))
    client = client_of(cast.mandal_convener)
    address = f"/teams/duplicates/{first.pk}/{second.pk}/two/"
    for _ in range(2):
        assert client.post(address).status_code == 302
    assert NotTheSame.objects.get().said_by == cast.mandal_convener
    assert (first.pk, second.pk) not in pairs()


def test_both_must_lie_in_the_scope(cast, client_of):
    first, second = made(cast, ("chowk", "Ramesh Verma", ""), ("khairabad", "Rekha Bano", ""))
    Member.objects.filter(pk=second.pk).update(phone_alternate=first.phone)
    assert (first.pk, second.pk) in pairs(cast.scope(cast.awadh_convener))
    for who in ("lucknow_convener", "sitapur_convener"):
        assert (first.pk, second.pk) not in pairs(cast.scope(getattr(cast, who)))
    client = client_of(cast.sitapur_convener)
    assert "Ramesh" not in client.get("/teams/duplicates/").content.decode()
    assert client.get(f"/teams/duplicates/{first.pk}/{second.pk}/").status_code == 404
    assert client.get(f"/teams/duplicates/?unit={cast.lucknow.code}").status_code == 404


def test_a_convener_puts_two_records_together_and_takes_it_back(cast, client_of):
    first, second = made(cast, ("chowk", "Ramesh Verma", ""), ("lucknow_west", "", "रमेश वर्मा"))
    client = client_of(cast.lucknow_convener)
    listed = client.get(f"/teams/duplicates/?unit={cast.lucknow.code}").content.decode()
    assert "Ramesh Verma" in listed and "रमेश वर्मा" in listed
    address = f"/teams/duplicates/{first.pk}/{second.pk}/"
    assert address in listed
    page = client.get(address).content.decode()
    assert first.phone[-10:] not in page.replace(" ", "") and "What the two records say" in page
    seen = {"version_kept": first.version, "version_gone": second.version, "home_unit": "ours", "first": "1"}
    assert client.post(address, {**seen, "home_unit": "elsewhere"}).status_code == 422
    assert "Somebody changed" in client.post(address, {**seen, "version_gone": 7}).content.decode()
    answer = client.post(address, seen)
    merger = MemberMerge.objects.get()
    assert answer.headers["Location"] == f"/teams/mergers/{merger.pk}/"
    kept = Member.objects.get(pk=merger.kept_id)
    assert {kept.phone, kept.phone_alternate} == {first.phone, second.phone}
    assert kept.name_en == "Ramesh Verma" and kept.name_hi == "रमेश वर्मा"
    assert "Ramesh Verma" in client.get("/teams/duplicates/").content.decode()
    assert client.post(answer.headers["Location"]).status_code == 302
    assert Member.objects.filter(pk__in=[first.pk, second.pk]).count() == 2


def test_the_home_page_counts_what_the_list_shows(cast, client_of):
    made(cast, ("chowk", "Ramesh Verma", ""), ("chowk", "Ramesh Verma", ""), ("aminabad", "", "रमेश वर्मा"))
    client = client_of(cast.lucknow_convener)
    address = f"/teams/duplicates/?unit={cast.lucknow.code}"
    with override("en"):
        assert address in client.get(f"/u/{cast.lucknow.code}/").content.decode()
        assert client.get(address).context["page"].paginator.count == 3
        assert address not in client_of(cast.viewer).get(f"/u/{cast.lucknow.code}/").content.decode()
