"""Opening seats, by the thousand or one by one."""

import pytest
from django.core.exceptions import ValidationError

from booths.levels import Level
from booths.services import unit_create
from teams.models import Position, Seat
from teams.services import seat_add, seats_open


def test_every_unit_gets_its_seats_and_only_once(cast):
    assert Seat.objects.filter(unit=cast.sitapur).count() == 12
    assert Seat.objects.filter(unit=cast.khairabad).count() == 5
    assert seats_open(actor=None, root=cast.state) == 0


def test_only_what_lies_below_is_opened(cast):
    new = [
        unit_create(actor=None, level=Level.MANDAL, code=code, parent=parent, name_en=code)
        for code, parent in (("M-1", cast.lucknow_west), ("M-2", cast.sitapur_assembly))
    ]
    assert seats_open(actor=cast.lucknow_convener, root=cast.lucknow) == 5
    assert [Seat.objects.filter(unit=unit).count() for unit in new] == [5, 0]


def test_a_post_that_needs_more_seats_gets_them(cast):
    Position.objects.filter(level=Level.MANDAL, key="whatsapp").update(seats_per_unit=3)
    assert seats_open(actor=None, root=cast.chowk) == 2
    numbers = Seat.objects.filter(unit=cast.chowk, position__key="whatsapp").values_list("number", flat=True)
    assert sorted(numbers) == [1, 2, 3]


def test_posts_without_a_fixed_number_grow_and_vacant_seats_are_taken_first(cast):
    staff = Position.objects.get(level=Level.STATE, key="staff")
    second = seat_add(actor=cast.coordinator, unit=cast.state, position=staff)
    assert second.number == 2
    assert seat_add(actor=cast.coordinator, unit=cast.state, position=staff) == second


def test_posts_with_a_fixed_number_do_not_grow(cast):
    with pytest.raises(ValidationError):
        seat_add(actor=None, unit=cast.lucknow, position=Position.objects.get(level=Level.DISTRICT, key="facebook"))
    with pytest.raises(ValidationError):
        seat_add(actor=None, unit=cast.lucknow, position=Position.objects.get(level=Level.STATE, key="staff"))
