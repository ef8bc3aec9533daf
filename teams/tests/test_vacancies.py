"""Seats and vacancies of the units below."""

from django.utils import timezone

from booths.levels import Level
from booths.services import unit_create
from teams.services import assignment_end, seats_open
from teams.vacancies import seats_below


def figures(unit):
    return {row.unit.code: (row.seats, row.held) for row in seats_below(unit, today=timezone.localdate())}


def test_each_unit_counts_with_all_below_it(cast):
    assert figures(cast.lucknow) == {"UP-171": (15, 2), "UP-172": (5, 0)}
    # 2 districts, 3 assemblies, 3 mandals; viewers and the office do not count.
    assert figures(cast.state) == {"AWD": (1 + 2 * 12 + 3 * 5 + 3 * 5, 6)}


def test_who_left_is_missed_from_today(cast):
    assignment_end(actor=None, assignment=cast.assignment(cast.mandal_convener), reason="left")
    assert figures(cast.lucknow_west)["UP-171-01"] == (5, 0)


def test_units_without_seats_and_levels_left_out_are_there(cast):
    unit_create(actor=None, level=Level.MANDAL, code="M-1", parent=cast.sitapur, name_en="Straight below")
    assert figures(cast.sitapur)["M-1"] == (0, 0)
    seats_open(actor=None, root=cast.sitapur)
    assert figures(cast.sitapur)["M-1"] == (5, 0)
    assert figures(cast.khairabad) == {}


def test_two_queries_at_any_size(cast, django_assert_num_queries):
    with django_assert_num_queries(2):
        seats_below(cast.state, today=timezone.localdate())
