"""The seats seen from above: what is counted where, since when a seat is vacant, how many were held on a day."""

from datetime import timedelta

import pytest
from django.utils import timezone, translation

from booths.levels import Level
from teams.models import Assignment, Position, Seat
from teams.overview import (
    held_by_day,
    invitable,
    longest_vacant,
    name_in_short,
    posts_read,
    seat_counts,
    without_sign_in,
)
from teams.services import assignment_end, seat_assign
from teams.tests.cast import make_member, seat_of


@pytest.fixture
def today():
    return timezone.localdate()


def seated(unit, key, since, until=None):
    """Put a new person into a seat from a day until another."""
    return Assignment.objects.create(seat=seat_of(unit, key), member=make_member(unit), since=since, until=until)


def test_the_posts_are_those_that_are_meant_to_be_filled(cast):
    posts = posts_read()
    assert "viewer" not in {position.key for position in posts.positions}
    assert posts.levels == [Level.STATE, Level.REGION, Level.DISTRICT, Level.ASSEMBLY, Level.MANDAL]
    leading = {(position.level, position.key) for position in posts.positions if position.pk in posts.leading}
    assert leading == {(1, "coordinator"), (2, "convener"), (3, "convener"), (4, "convener"), (5, "convener")}
    working = {position.key for position in posts.of(Level.DISTRICT) if position.pk in posts.working}
    assert working == {"convener", "co-convener"}


def test_a_position_is_named_by_its_platform_where_it_is_alone_on_it(cast):
    district = posts_read().of(Level.DISTRICT)
    second = Position(level=3, key="facebook-2", name_en="Facebook deputy", platform="facebook")
    with translation.override("en"):
        assert [name_in_short(one, district) for one in district[1:4]] == [
            "District co-convener",
            "Facebook",
            "Instagram",
        ]
        assert name_in_short(second, [*district, second]) == "Facebook deputy"


def test_seats_are_counted_by_place_and_position(cast, today):
    posts = posts_read()
    counts = seat_counts(cast.state, posts=posts, wide=Level.REGION, narrow=Level.DISTRICT, today=today)
    # One for the state, one for the region, twelve a district, five an assembly and a mandal.
    assert sum(count.seats for count in counts) == 1 + 1 + 2 * 12 + 3 * 5 + 3 * 5
    assert sum(count.held for count in counts) == 7
    lucknow = [count for count in counts if count.narrow == cast.lucknow.pk]
    assert {count.wide for count in lucknow} == {cast.awadh.pk}
    assert sum(count.seats for count in lucknow) == 12 + 2 * 5 + 2 * 5
    top = [count for count in counts if count.wide is None]
    assert [(count.seats, count.held) for count in top] == [(1, 1)]


def test_who_signed_in_once_is_not_counted_as_without(cast, today, client_of):
    def unsigned():
        counts = seat_counts(cast.lucknow, posts=posts_read(), wide=Level.ASSEMBLY, narrow=Level.ASSEMBLY, today=today)
        return sum(count.unsigned for count in counts)

    before = unsigned()
    assert before == 4  # the district's convener and Facebook, an assembly's and a mandal's convener
    client_of(cast.mandal_convener)
    assert unsigned() == before - 1


def test_whoever_left_or_is_yet_to_come_holds_nothing(cast, today):
    ended = seated(cast.sitapur, "x", today - timedelta(days=9), today)
    coming = seated(cast.sitapur, "whatsapp", today + timedelta(days=3))
    counted = Seat.objects.filter(pk__in=[ended.seat_id, coming.seat_id])
    assert not counted.held(today).exists()
    assert counted.not_held(today).count() == 2
    assert counted.held(today + timedelta(days=3)).get() == coming.seat


def test_a_seat_is_vacant_since_its_last_holder_left_or_since_it_was_opened(cast, today):
    seated(cast.sitapur, "x", today - timedelta(days=90), today - timedelta(days=50))
    seated(cast.sitapur, "x", today - timedelta(days=50), today - timedelta(days=40))
    seated(cast.sitapur_assembly, "x", today - timedelta(days=30), today - timedelta(days=7))
    with translation.override("en"):
        first, second, *rest = longest_vacant(cast.sitapur, posts=posts_read(), today=today, limit=5)
    assert (first.place, first.above, first.was_held, first.days) == ("Sitapur", "", True, 40)
    assert (second.pk, second.days) == (seat_of(cast.sitapur_assembly, "x").pk, 7)
    assert {(seat.was_held, seat.since, seat.days) for seat in rest} == {(False, today, 0)}


def test_the_page_and_the_list_agree_on_what_is_vacant_longest(cast, today):
    posts = posts_read()
    for place, seat in enumerate(Seat.objects.filter(unit=cast.lucknow).order_by("-pk")[:6]):
        day = today - timedelta(days=10 * place)
        if not seat.assignments.exists():
            Assignment.objects.create(seat=seat, member=make_member(cast.lucknow), since=day, until=day)
    listed = Seat.objects.filter(unit__path__contains=[cast.state.pk], position__in=posts.ids).not_held(today)
    listed = listed.with_vacant_since(today).order_by("vacant_since", "pk")
    found = longest_vacant(cast.state, posts=posts, today=today, limit=100)
    assert [(seat.pk, seat.since) for seat in found] == [(seat.pk, seat.vacant_since) for seat in listed]


def test_each_day_counts_who_held_a_seat_at_its_end(cast, today):
    seated(cast.sitapur, "x", today - timedelta(days=200), today - timedelta(days=3))
    seated(cast.sitapur, "whatsapp", today - timedelta(days=5))
    seated(cast.sitapur, "facebook", today - timedelta(days=300), today - timedelta(days=100))
    seated(cast.sitapur, "instagram", today - timedelta(days=1), today + timedelta(days=20))
    seated(cast.sitapur, "co-convener", today + timedelta(days=2))
    held = held_by_day(cast.sitapur, posts=posts_read(), today=today, days=7)
    assert list(held) == [today - timedelta(days=back) for back in range(6, -1, -1)]
    assert list(held.values()) == [1, 2, 2, 1, 1, 2, 3]  # the cast's convener came today
    for day, number in held.items():
        seats = Seat.objects.filter(unit__path__contains=[cast.sitapur.pk], position__in=posts_read().ids)
        assert seats.held(day).count() == number


def test_conveners_who_never_signed_in_the_highest_first(cast, today, client_of):
    def found(unit):
        scope = cast.scope(cast.coordinator)
        listed = without_sign_in(unit, scope=scope, posts=posts_read(), today=today, limit=10)
        return [one.member.name_en for one in listed]

    assert found(cast.lucknow) == ["Chitra Nigam", "Ekta Saxena", "Farid Khan"]
    client_of(cast.lucknow_convener)
    assert found(cast.lucknow) == ["Ekta Saxena", "Farid Khan"]
    assert found(cast.aminabad) == []


def test_who_may_be_invited_is_what_the_door_says(cast, today):
    member = make_member(cast.chowk, "New Convener")
    assignment_end(actor=None, assignment=cast.assignment(cast.mandal_convener), reason="moved")
    assignment = seat_assign(actor=None, seat=seat_of(cast.chowk, "convener"), member=member)
    for who, may in (("lucknow_convener", True), ("coordinator", True), ("staff", False), ("sitapur_convener", False)):
        scope = cast.scope(getattr(cast, who))
        assert (assignment.pk in invitable([assignment], scope=scope, today=today)) == may, who
