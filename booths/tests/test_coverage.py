"""Coverage at every level, now and in the past, against counting by hand."""

from datetime import timedelta
from random import Random

import pytest
from django.utils import timezone

from booths.coverage import coverage_by_level, coverage_by_level_on, coverage_of, coverage_of_on
from booths.coverage_state import CoverageState
from booths.levels import Level
from booths.models import Booth, GroupCheck, Unit, WhatsAppGroup
from booths.services.tallies import tallies_compact
from booths.tests.recount import booths_below, figures_of
from teams.tests.cast import make_booth, make_code


@pytest.fixture(params=[1, 2])
def grown(cast, request):
    """The cast with sectors, and groups that came, were checked and went over the last hundred days."""
    random, today = Random(request.param), timezone.localdate()
    sector = Unit.objects.create(level=Level.SECTOR, code="S1", name_en="Sector", parent=cast.chowk)
    lone = Unit.objects.create(level=Level.SECTOR, code="S2", name_en="Lone sector", parent=cast.lucknow_north)
    units = [cast.chowk, cast.aminabad, cast.khairabad, cast.lucknow_north, sector, lone]
    for unit in units:
        unit.refresh_from_db()
    for number in range(20, 60):
        make_booth(random.choice(units), str(number), electors=random.choice([None, 0, 700, 1400]))
    WhatsAppGroup.objects.all().delete()
    for booth in Booth.objects.all():
        for slot in (1, 2, 3):
            if random.random() < 0.6:
                began = today - timedelta(days=random.randint(1, 100))
                closed = began + timedelta(days=random.randint(0, 60)) if random.random() < 0.3 else None
                closed = closed if closed and closed <= today else None
                group = WhatsAppGroup.objects.create(
                    booth=booth,
                    slot=slot,
                    status="closed" if closed else "active",
                    activated_on=began,
                    closed_on=closed,
                    invite_code=make_code(),
                    members=random.choice([None, 5, 300]),
                )
                for _check in range(random.choice([0, 0, 1, 2, 3])):
                    day = began + timedelta(days=random.randint(0, (today - began).days))
                    GroupCheck.objects.create(
                        group=group, checked_on=day, alive=random.random() < 0.8, members=random.choice([None, 40, 250])
                    )
    if request.param == 2:
        tallies_compact()
    return cast


def test_every_unit(grown):
    today = timezone.localdate()
    for unit in Unit.objects.all():
        assert coverage_of(unit) == figures_of(booths_below(unit), today), unit


def test_every_level_below_every_unit(grown):
    today = timezone.localdate()
    for unit in Unit.objects.all():
        for level in Level:
            if level > unit.level:
                check_rows(unit, level, coverage_by_level(unit, level), today)


@pytest.mark.parametrize("days_ago", [1, 29, 30, 31, 60, 100, 400])
def test_the_past(grown, days_ago):
    day = timezone.localdate() - timedelta(days=days_ago)
    for unit in (grown.state, grown.lucknow, grown.lucknow_west, grown.chowk):
        assert coverage_of_on(unit, day) == figures_of(booths_below(unit), day), unit
        if unit.level < Level.MANDAL:
            check_rows(unit, Level.MANDAL, coverage_by_level_on(unit, Level.MANDAL, day), day)


def check_rows(unit, level, rows, day):
    """Hold the rows of a table against counting each unit, and what belongs to none, by hand."""
    booths = booths_below(unit)
    expected = [
        (below, figures_of([booth for booth in booths if below.pk in booth.unit.path], day))
        for below in Unit.objects.below(unit, level)
    ]
    rest = [booth for booth in booths if booth.unit.ancestor_id(level) is None]
    if rest:
        expected.append((None, figures_of(rest, day)))
    assert [(row.unit, row.figures) for row in rows] == expected, (unit, level)


def test_the_parts_add_up(grown):
    figures = coverage_of(grown.state)
    assert figures.booths == figures.covered + figures.partly + figures.uncovered
    assert figures.groups == figures.verified + figures.stale + figures.unverified
    assert figures.wanted == 2 * figures.booths


def test_figures_do_not_depend_on_how_many_queries_can_be_made(grown, django_assert_num_queries):
    with django_assert_num_queries(4):
        coverage_by_level(grown.state, Level.ASSEMBLY)
    with django_assert_num_queries(4):
        coverage_by_level(grown.lucknow_west, Level.MANDAL)


def test_nothing_to_count(cast):
    empty = Unit.objects.create(level=Level.DISTRICT, code="NEW", name_en="New", parent=cast.awadh)
    empty.refresh_from_db()
    figures = coverage_of(empty)
    assert (figures.booths, figures.covered_share, figures.verified_share, figures.missing) == (0, 0, 0, 0)


@pytest.mark.parametrize(
    ("active", "target", "state"),
    [(0, 2, "uncovered"), (1, 2, "partly"), (2, 2, "covered"), (3, 2, "covered"), (1, 1, "covered")],
)
def test_states(active, target, state):
    assert CoverageState.of(active, target) == state
