"""Two records of one person become one with nothing lost, and two again."""

from datetime import date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from booths.errors import EditConflict
from booths.scope import Scope
from core.history import acting
from teams.models import Assignment, Consent, Handle, HandleKeeper, Member, MemberMerge, NotTheSame, Volunteer
from teams.search import search_members
from teams.services import assignment_end, member_erase, seat_assign
from teams.services.merging import MergeChoices, clashes_of, members_merge, members_tell_apart, merge_undo, numbers_of
from teams.tests.cast import make_member, make_phone, make_user, seat_of

ALL = Scope.everything()


@pytest.fixture
def two(cast):
    """The field worker of Chowk, and a second record of hers from the district's sheet."""
    kept = cast.field_worker
    gone = make_member(cast.lucknow, "Lata", "लता मौर्य")
    Member.objects.filter(pk=kept.pk).update(skills=["video"], languages=["hi"], accounts={"x": "lata_m"})
    Member.objects.filter(pk=gone.pk).update(
        skills=["writing", "video"], email="lata@example.org", accounts={"x": "lata2", "facebook": "lata.maurya"}
    )
    kept.refresh_from_db()
    gone.refresh_from_db()
    return kept, gone


def merge(kept, gone, actor=None, versions=None, **choices):
    versions = versions or (kept.version, gone.version)
    return members_merge(
        actor=actor, scope=ALL, kept=kept, gone=gone, choices=MergeChoices(**choices), versions=versions
    )


def image(*members):
    """Return all that is known of records, to be compared later."""
    rows = {}
    for model, by in ((Member, "pk"), (Assignment, "member"), (HandleKeeper, "member"), (Consent, "member")):
        found = model.objects.filter(**{f"{by}__in": members}).order_by("pk").values()
        rows[model] = [{name: value for name, value in row.items() if name != "version"} for row in found]
    return rows


def test_nothing_is_lost(cast, two):
    kept, gone = two
    sits = seat_assign(actor=None, seat=seat_of(cast.lucknow_north, "x"), member=gone)
    handle = Handle.objects.create(unit=cast.chowk, network="x", address="Chowk")
    for member in two:
        HandleKeeper.objects.create(handle=handle, member=member)
    made = merge(kept, gone, actor=cast.lucknow_convener)
    kept.refresh_from_db()
    assert (kept.name_hi, kept.name_en, kept.email) == ("लता मौर्य", "Lata Maurya", "lata@example.org")
    assert kept.home_unit == cast.chowk and kept.phone_alternate == gone.phone
    assert (kept.skills, kept.languages) == (["video", "writing"], ["hi"])
    assert kept.accounts == {"x": "lata_m", "facebook": "lata.maurya"}
    assert kept.assignments.get() == sits and kept.keeping.get().handle == handle
    assert list(search_members(Member.objects.all(), gone.phone)) == [kept]
    assert (made.kept, made.gone_id, made.merged_by) == (kept, gone.pk, cast.lucknow_convener)
    assert not Member.objects.filter(pk=gone.pk).exists()


def test_what_was_chosen_holds(cast, two):
    kept, gone = two
    merge(kept, gone, take={"name_en": True, "home_unit": True, "accounts.x": True}, numbers=(gone.phone, kept.phone))
    known = (kept.phone, gone.phone)
    kept.refresh_from_db()
    assert (kept.name_en, kept.home_unit, kept.accounts["x"]) == ("Lata", cast.lucknow, "lata2")
    assert (kept.phone, kept.phone_alternate) == (known[1], known[0])


def test_a_third_number_is_never_dropped_in_silence(two):
    kept, gone = two
    Member.objects.filter(pk=gone.pk).update(phone_alternate=make_phone())
    gone.refresh_from_db()
    for numbers in ((), (kept.phone,), (kept.phone, make_phone()), tuple(numbers_of(kept, gone))):
        with pytest.raises(ValidationError) as caught:
            merge(kept, gone, numbers=numbers)
        assert caught.value.code == "numbers_to_choose"
    merge(kept, gone, numbers=(gone.phone_alternate, kept.phone))
    assert Member.objects.get(pk=kept.pk).phone == gone.phone_alternate


def test_of_two_seats_of_a_level_one_gives_way_for_the_days_of_the_other(cast, two):
    kept, gone = two
    ours = seat_assign(actor=None, seat=seat_of(cast.chowk, "x"), member=kept)
    theirs = seat_assign(actor=None, seat=seat_of(cast.chowk, "facebook"), member=gone)
    Assignment.objects.filter(pk=ours.pk).update(since=date(2026, 3, 1))
    Assignment.objects.filter(pk=theirs.pk).update(since=date(2026, 1, 1))
    assert [(one.ours, one.theirs) for one in clashes_of(kept, gone)] == [(ours, theirs)]
    for ends in ((), (ours.pk, theirs.pk)):
        with pytest.raises(ValidationError) as caught:
            merge(kept, gone, ends=frozenset(ends))
        assert caught.value.code == "seats_clash"
    merge(kept, gone, ends=frozenset({theirs.pk}))
    theirs.refresh_from_db()
    ours.refresh_from_db()
    assert (theirs.member, theirs.since, theirs.until) == (kept, date(2026, 1, 1), date(2026, 3, 1)) and theirs.reason
    assert (ours.since, ours.until) == (date(2026, 3, 1), None)


def test_a_withdrawn_consent_wins(two):
    kept, gone = two
    now = timezone.now()
    Consent.objects.create(member=kept, purpose="messages", source="told", given_at=now)
    Consent.objects.create(member=kept, purpose="details", source="told", given_at=now - timedelta(days=9))
    Consent.objects.create(
        member=gone, purpose="messages", source="told", given_at=now - timedelta(days=90), withdrawn_at=now
    )
    newer = Consent.objects.create(member=gone, purpose="details", source="paper", given_at=now - timedelta(days=1))
    merge(kept, gone)
    assert list(Consent.objects.standing().values_list("pk", "member")) == [(newer.pk, kept.pk)]
    assert Consent.objects.filter(member=kept).count() == 4


def test_one_account_stays_and_the_other_closes_at_once(cast, two, client_of):
    kept, gone = two
    accounts = []
    for member in two:
        member.user = make_user("Lata", phone=member.phone)
        member.save()
        accounts.append(member.user)
    seat_assign(actor=None, seat=seat_of(cast.chowk, "x"), member=kept)
    client = client_of(accounts[0])
    assert client.get(f"/teams/{cast.chowk.code}/").status_code == 200
    with pytest.raises(ValidationError) as caught:
        merge(kept, gone)
    assert caught.value.code == "account_to_choose"
    made = merge(kept, gone, account=accounts[1].pk)
    assert client.get(f"/teams/{cast.chowk.code}/").status_code == 302
    assert client_of(accounts[1]).get(f"/teams/{cast.chowk.code}/").status_code == 200
    merge_undo(actor=None, scope=ALL, merge=made)
    assert client_of(accounts[0]).get(f"/teams/{cast.chowk.code}/").status_code == 200
    kept.refresh_from_db()
    assert kept.user == accounts[0]


def test_taken_back_both_are_as_they_were(cast, two):
    kept, gone = two
    seat_assign(actor=None, seat=seat_of(cast.chowk, "x"), member=kept)
    theirs = seat_assign(actor=None, seat=seat_of(cast.chowk, "facebook"), member=gone)
    handle = Handle.objects.create(unit=cast.chowk, network="x", address="Chowk")
    for member in two:
        HandleKeeper.objects.create(handle=handle, member=member)
        Consent.objects.create(member=member, purpose="details", source="told")
    offer = Volunteer.objects.create(
        applied_to=cast.chowk, unit=cast.chowk, name="Lata", phone=gone.phone, is_adult=True, member=gone
    )
    other = make_member(cast.chowk, "Lata Kumari")
    members_tell_apart(actor=None, one=gone, other=other)
    ids = [kept.pk, gone.pk]
    before = image(*ids)
    made = merge(kept, gone, numbers=(gone.phone, kept.phone), ends=frozenset({theirs.pk}))
    assert Volunteer.objects.get(pk=offer.pk).member == kept
    assert NotTheSame.objects.filter(first__in=[kept, other], second__in=[kept, other]).exists()
    merge_undo(actor=cast.lucknow_convener, scope=ALL, merge=made)
    assert image(*ids) == before
    assert Volunteer.objects.get(pk=offer.pk).member_id == gone.pk
    with pytest.raises(ValidationError) as caught:
        merge_undo(actor=None, scope=ALL, merge=made)
    assert caught.value.code == "not_undoable"


def test_what_was_changed_since_is_not_taken_back_in_silence(cast, two):
    kept, gone = two
    made = merge(kept, gone)
    with acting("edit", None):
        Member.objects.filter(pk=kept.pk).update(email="new@example.org")
    with pytest.raises(ValidationError) as caught:
        merge_undo(actor=None, scope=ALL, merge=made)
    assert caught.value.code == "changed_since" and not Member.objects.filter(pk=gone.pk).exists()
    merge_undo(actor=None, scope=ALL, merge=made, force=True)
    assert Member.objects.filter(pk=gone.pk).exists()


def test_a_number_that_somebody_else_has_by_now_stands_in_the_way(cast, two):
    kept, gone = two
    made = merge(kept, gone)
    with acting("create", None):
        Member.objects.create(home_unit=cast.sitapur, name_en="Another", phone=gone.phone)
    with pytest.raises(ValidationError) as caught:
        merge_undo(actor=None, scope=ALL, merge=made, force=True)
    assert caught.value.code == "in_the_way"


def test_the_second_of_two_who_merge_is_told_who_was_first(cast, two):
    kept, gone = two
    merge(kept, gone, actor=cast.lucknow_convener)
    with pytest.raises(ValidationError) as caught:
        merge(gone, kept, actor=cast.coordinator, versions=(gone.version, kept.version + 1))
    assert caught.value.code == "member_gone" and str(cast.lucknow_convener) in caught.value.messages[0]


def test_who_edits_meanwhile_is_not_overwritten_and_who_seats_the_gone_is_told(cast, two):
    kept, gone = two
    seen = (kept.version, gone.version)
    Member.objects.filter(pk=gone.pk).update(email="mended@example.org", version=gone.version + 1)
    with pytest.raises(EditConflict):
        merge(kept, gone, versions=seen)
    gone.refresh_from_db()
    merge(kept, gone)
    with pytest.raises(ValidationError) as caught:
        seat_assign(actor=None, seat=seat_of(cast.chowk, "x"), member=gone)
    assert caught.value.code == "member_gone"


def test_merged_twice_and_erased_nothing_of_the_first_is_left(cast, two):
    kept, gone = two
    seat_assign(actor=None, seat=seat_of(cast.chowk, "x"), member=gone)
    Assignment.objects.update(since=datetime(2026, 1, 1).date())
    third = make_member(cast.chowk, "Lata Morya")
    first = merge(kept, gone)
    kept.refresh_from_db()
    merge(third, kept, numbers=(third.phone, kept.phone))
    third.refresh_from_db()
    assert MemberMerge.objects.filter(kept=third).count() == 2
    with pytest.raises(ValidationError):
        merge_undo(actor=None, scope=ALL, merge=first)  # the later one comes first
    assignment_end(actor=None, assignment=third.assignments.get(), reason="left")
    member_erase(actor=None, member=third, reason="asked")
    events = Member.pgh_event_model.objects.filter(pgh_obj_id__in=[kept.pk, gone.pk, third.pk])
    assert events.exists() and not events.exclude(phone=None, name_en="", name_hi="", email="").exists()
    merged = MemberMerge.objects.get(gone_id=kept.pk)
    with pytest.raises(ValidationError) as caught:
        merge_undo(actor=None, scope=ALL, merge=merged, force=True)
    assert caught.value.code == "not_undoable"


def test_every_record_that_points_at_a_person_is_thought_of():
    """A new relation must be carried by a merger, and emptied by erasing: add it there, then here."""
    fields = Member._meta.get_fields(include_hidden=True)
    related = {field.related_model._meta.label for field in fields if field.auto_created and field.is_relation}
    assert {label for label in related if not label.endswith("Event")} == {
        "teams.Assignment", "teams.Consent", "teams.HandleKeeper", "teams.Handle", "teams.MemberMerge",
        "teams.NotTheSame", "teams.Volunteer",
    }  # fmt: skip
