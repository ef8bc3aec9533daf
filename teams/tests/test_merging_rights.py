"""Putting records together, or apart again, hands nobody a seat, a login or an erasure that is not theirs to give."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from booths.scope import Scope
from teams.access import may_change_number, may_merge
from teams.models import Assignment, Member, MemberMerge, Volunteer
from teams.services import assignment_end, seat_assign, volunteer_accept
from teams.services.merging import MergeChoices, members_merge, merge_undo
from teams.tests.cast import make_holder, make_member, seat_of
from teams.tests.offers import OWN_SECRET, make_volunteer

ALL = Scope.everything()


@pytest.fixture
def two(cast):
    """The field worker of Chowk, and a second record of hers, at home there too."""
    return cast.field_worker, make_member(cast.chowk, "Lata")


def merge(kept, gone, scope=ALL, actor=None, **choices):
    return members_merge(
        actor=actor, scope=scope, kept=kept, gone=gone, choices=MergeChoices(**choices),
        versions=(kept.version, gone.version),
    )  # fmt: skip


def may(cast, who, one, other):
    return may_merge(cast.scope(who), who, one, other)


def test_who_may_merge_whom(cast, two):
    kept, _gone = two
    gone = make_member(cast.lucknow, "Lata")
    assert may(cast, cast.lucknow_convener, kept, gone)
    assert not may(cast, cast.mandal_convener, kept, gone)  # the other is at home in the district
    assert may(cast, cast.staff, kept, gone)
    boss = cast.member(cast.coordinator)
    # Else the office could make the coordinator's seat part of any record, and of its account.
    assert not may(cast, cast.staff, kept, boss)
    assert may(cast, cast.coordinator, kept, boss)
    cast.coordinator.is_staff = True
    cast.coordinator.save()
    assert not may(cast, cast.awadh_convener, kept, cast.member(cast.coordinator))


def test_equals_do_not_come_to_each_others_login_by_a_merger_or_a_number(cast):
    equal = make_holder(cast.lucknow, "co-convener", "Omkar Nath")
    convener, known = cast.member(cast.lucknow_convener), make_member(cast.lucknow, "Known", account=True)
    assert not may(cast, equal, convener, known)
    assert not may_change_number(cast.scope(equal), equal, convener)
    for who in (cast.awadh_convener, cast.lucknow_convener):  # from above, and one's own
        assert may(cast, who, convener, known)
        assert may_change_number(cast.scope(who), who, convener)
    # Whose account was never opened has no door yet: their equal may invite them, too.
    cast.lucknow_convener.set_unusable_password()
    cast.lucknow_convener.save()
    convener = cast.member(cast.lucknow_convener)
    assert may(cast, equal, convener, known) and may_change_number(cast.scope(equal), equal, convener)


def test_a_right_that_ended_after_the_page_was_opened_merges_nothing(cast, two):
    """The seat came between the look at the pair and the lock."""
    kept, gone = two
    seat_assign(actor=None, seat=seat_of(cast.lucknow_west, "x"), member=gone)
    gone.refresh_from_db()
    with pytest.raises(PermissionDenied):
        merge(kept, gone, scope=cast.scope(cast.mandal_convener), actor=cast.mandal_convener)
    assert Member.objects.filter(pk__in=[kept.pk, gone.pk]).count() == 2 and not MemberMerge.objects.exists()


def test_a_seat_above_does_not_come_back_by_taking_a_merger_back(cast, client_of, two):
    """The seat of the assembly gave way when the records met; its end was the assembly's to say."""
    kept, gone = two
    today = timezone.localdate()
    ours = seat_assign(actor=None, seat=seat_of(cast.lucknow_west, "x"), member=kept)
    theirs = seat_assign(actor=None, seat=seat_of(cast.lucknow_west, "facebook"), member=gone)
    Assignment.objects.filter(pk=ours.pk).update(since=today - timedelta(days=50), until=today - timedelta(days=9))
    Assignment.objects.filter(pk=theirs.pk).update(since=today - timedelta(days=90))
    made = merge(kept, gone, ends=frozenset({theirs.pk}))
    address = f"/teams/mergers/{made.pk}/"
    client = client_of(cast.mandal_convener)
    assert client.get(address).status_code == 200
    assert client.post(address).status_code == client.post(address, {"force": "1"}).status_code == 403
    assert not Member.objects.filter(pk=gone.pk).exists()
    assert not Assignment.objects.filter(pk=theirs.pk).ending_after(today).exists()
    assert client_of(cast.lucknow_convener).post(address).status_code == 302
    assert Assignment.objects.get(pk=theirs.pk).member_id == gone.pk


def test_the_office_does_not_force_back_a_seat_that_was_ended_since(cast, client_of, two):
    kept, gone = two
    seat = seat_assign(actor=None, seat=seat_of(cast.chowk, "x"), member=gone)
    Assignment.objects.filter(pk=seat.pk).update(since=timezone.localdate() - timedelta(days=9))
    made = merge(kept, gone)
    assignment_end(actor=cast.coordinator, assignment=Assignment.objects.get(pk=seat.pk), reason="left")
    with pytest.raises(PermissionDenied):
        merge_undo(actor=cast.staff, scope=cast.scope(cast.staff), merge=made, force=True)
    assert client_of(cast.staff).post(f"/teams/mergers/{made.pk}/", {"force": "1"}).status_code == 403
    seat.refresh_from_db()
    assert (seat.member, seat.until) == (kept, timezone.localdate())
    made.refresh_from_db()
    assert made.undone_at is None and not Member.objects.filter(pk=gone.pk).exists()


@pytest.mark.parametrize("stays", ["the convener", "the stranger"])
def test_the_link_of_a_stranger_put_into_another_record_erases_the_offer_only(cast, stays):
    offer = make_volunteer(cast.chowk, "Stranger", secret=OWN_SECRET)
    who = cast.mandal_convener
    stranger = volunteer_accept(actor=who, scope=cast.scope(who), volunteer=offer)
    convener = cast.member(who)
    kept, gone = (convener, stranger) if stays == "the convener" else (stranger, convener)
    merge(kept, gone)
    assert Client().post(f"/volunteer/{OWN_SECRET}/erase/").status_code == 200
    assert Volunteer.objects.get(pk=offer.pk).erased_at
    member = cast.member(who)
    assert (member.pk, member.erased_at) == (kept.pk, None) and member.assignments.get().seat.unit == cast.chowk
    who.refresh_from_db()
    assert who.is_active


def test_two_records_again_the_link_reaches_the_member_that_it_made(cast):
    offer = make_volunteer(cast.chowk, "Stranger", secret=OWN_SECRET)
    who = cast.mandal_convener
    stranger = volunteer_accept(actor=who, scope=cast.scope(who), volunteer=offer)
    merge_undo(actor=None, scope=ALL, merge=merge(cast.member(who), stranger))
    offer.refresh_from_db()
    assert offer.made_member and offer.member == stranger
    Client().post(f"/volunteer/{OWN_SECRET}/erase/")
    assert not Member.objects.filter(pk=stranger.pk).exists() and cast.member(who).erased_at is None


def test_the_page_of_a_pair_shows_no_address_in_full(cast, client_of, two):
    for member, name in zip(two, ("lata", "maurya"), strict=True):
        Member.objects.filter(pk=member.pk).update(email=f"{name}@example.org")
    page = client_of(cast.lucknow_convener).get("/teams/duplicates/{}/{}/".format(*(one.pk for one in two)))
    text = page.content.decode()
    assert "l•••@e•••.org" in text and "m•••@e•••.org" in text and "@example.org" not in text
