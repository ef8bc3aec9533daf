"""What next: the right things, worst first, for whoever can do them."""

import pytest
from django.utils import timezone, translation

from booths.services import collision_record
from core.social import Network
from dashboard.area import area_read
from dashboard.todo import Situation, things_to_do
from imports.models import ImportJob, State
from teams.services import assignment_end
from teams.services.handles import handle_count_note, handle_register


@pytest.fixture
def todos(cast):
    """Return a function that gives what one of the cast is told to do in a unit."""

    def tell(user, unit):
        with translation.override("en"):
            return things_to_do(Situation(area_read(unit), user, cast.scope(user)))

    return tell


def said(todos):
    """Return count, name and button of things to do."""
    return [(todo.count, todo.name, todo.action) for todo in todos]


def test_the_places_furthest_behind_come_first(cast, todos):
    found = said(todos(cast.coordinator, cast.state))
    assert found[:2] == [(1, "Sitapur", "Register groups"), (2, "Lucknow Mahanagar", "Register groups")]
    assert said(todos(cast.lucknow_convener, cast.lucknow))[0] == (2, "Lucknow West", "Register groups")
    assert said(todos(cast.lucknow_convener, cast.aminabad))[0] == (2, "Aminabad", "Register groups")


def test_who_may_only_look_is_sent_to_look(cast, todos):
    assert {todo.action for todo in todos(cast.viewer, cast.lucknow)} == {"See the booths"}


def test_a_place_with_all_its_groups_has_nothing_to_do(cast, todos):
    assert todos(cast.viewer, cast.lucknow_north) == []


def test_vacant_seats_are_for_those_who_may_fill_them(cast, todos):
    found = [todo for todo in todos(cast.lucknow_convener, cast.lucknow) if todo.action == "Fill the seat"]
    assert [(todo.count, todo.name) for todo in found] == [(1, "Lucknow Mahanagar"), (1, "Lucknow North")]
    assert "District" in found[0].note  # the co-convener's
    assert not [todo for todo in todos(cast.staff, cast.lucknow) if todo.action == "Fill the seat"]
    assignment_end(actor=None, assignment=cast.assignment(cast.assembly_convener), reason="moved")
    found = [todo for todo in todos(cast.lucknow_convener, cast.lucknow_west) if todo.action == "Fill the seat"]
    assert (found[0].count, found[0].name) == (1, "Lucknow West")


def test_a_link_given_twice_is_to_be_cleared_up(cast, todos):
    taken = cast.booths["172/1"].groups.first().invite_code
    collision_record(actor=None, booth=cast.booths["171/10"], slot=1, invite_code=taken)
    assert (1, "Link used twice", "Clear up") in said(todos(cast.lucknow_convener, cast.lucknow))
    assert "Clear up" not in {todo.action for todo in todos(cast.sitapur_convener, cast.sitapur)}


def test_all_of_it_costs_one_query_beyond_the_area(cast, django_assert_num_queries):
    area, scope = area_read(cast.state), cast.scope(cast.coordinator)
    assert area.total.booths and area.by_unit(area.map_level)
    with django_assert_num_queries(1):
        things_to_do(Situation(area, cast.coordinator, scope))


def test_counts_are_right_in_both_numbers(cast, todos):
    one, two = todos(cast.coordinator, cast.state)[:2]
    assert one.note.startswith("booth without") and two.note.startswith("booths without")


def test_only_ones_own_sheets_wait(cast, todos):
    ImportJob.objects.create(uploaded_by=cast.staff, filename="booths.csv", state=State.READY)
    ImportJob.objects.create(uploaded_by=cast.staff, filename="groups.csv", state=State.DONE)
    assert (1, "Import", "Go on") in said(todos(cast.staff, cast.state))
    assert "Go on" not in {todo.action for todo in todos(cast.coordinator, cast.state)}


def test_accounts_without_a_fresh_count_are_for_those_who_may_count(cast, todos):
    def about(user, unit):
        return [(one.count, one.action, one.href) for one in todos(user, unit) if "handles" in one.href]

    assert about(cast.mandal_convener, cast.chowk) == [(1, "Add", "/teams/UP-171-01/handles/")]
    assert about(cast.viewer, cast.lucknow) == []
    handle = handle_register(actor=None, unit=cast.chowk, network=Network.X, address="demo_chowk")
    counts = (1, "Note counts", "/teams/UP-171-01/handles/counts/?stale=1")
    assert about(cast.mandal_convener, cast.chowk) == [counts]
    assert (1, "Note counts", "/teams/LKO-M/handles/counts/?stale=1") in about(cast.lucknow_convener, cast.lucknow)
    assert not [one for one in about(cast.sitapur_convener, cast.sitapur) if one[1] == "Note counts"]
    handle_count_note(actor=None, handle=handle, day=timezone.localdate(), followers=5)
    assert about(cast.mandal_convener, cast.chowk) == []
