"""The tallies after any sequence of changes, folded or not, and made anew."""

from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from booths.models import Booth, BoothTally, GroupCheck, GroupTally, WhatsAppGroup
from booths.services.tallies import tallies_compact, tallies_rebuild
from booths.tasks import task_compact_tallies
from booths.tests.recount import assert_counters_right
from teams.tests.cast import make_code

DAY = date(2026, 6, 1)
STATUSES = ("planned", "active", "closed")

booths = st.integers(0, 6)
slots = st.integers(1, 3)
counts = st.none() | st.integers(0, 2000)
days = st.integers(0, 40)
operations = st.lists(
    st.one_of(
        st.tuples(st.just("put"), booths, slots, st.sampled_from(STATUSES), counts),
        st.tuples(st.just("remove"), booths, slots),
        st.tuples(st.just("check"), booths, slots, st.booleans(), days, counts),
        st.tuples(st.just("uncheck"), booths),
        st.tuples(st.just("electors"), st.lists(booths, min_size=1), counts),
        st.tuples(st.just("close all"), booths),
        st.tuples(st.just("move"), booths, booths),
        st.tuples(st.just("drop booth"), booths),
        st.tuples(st.just("rolled back"), booths),
        st.tuples(st.just("compact")),
        st.tuples(st.just("rebuild")),
    ),
    max_size=25,
)


def perform(numbers, operation, *arguments):  # noqa: PLR0912 - one branch a kind of change
    """Do one change to the booths numbered in ``numbers``."""
    groups = WhatsAppGroup.objects
    match operation, *arguments:
        case "put", n, slot, status, members:
            values = {"status": status, "members": members, "activated_on": DAY, "closed_on": DAY}
            if booth := Booth.objects.filter(pk=numbers[n]).first():
                groups.update_or_create(booth=booth, slot=slot, defaults=values | {"invite_code": make_code()})
        case "remove", n, slot:
            groups.filter(booth=numbers[n], slot=slot).delete()
        case "check", n, slot, alive, day, members:
            if group := groups.filter(booth=numbers[n], slot=slot).first():
                GroupCheck.objects.create(
                    group=group, alive=alive, members=members, checked_on=DAY + timedelta(days=day)
                )
        case "uncheck", n:
            GroupCheck.objects.filter(group__booth=numbers[n]).delete()
        case "electors", some, electors:
            Booth.objects.filter(pk__in=[numbers[n] for n in some]).update(electors=electors)
        case "close all", n:
            groups.filter(booth=numbers[n]).update(status="closed", closed_on=DAY)
        case "move", n, to:
            if not groups.filter(booth=numbers[to]).exists() and Booth.objects.filter(pk=numbers[to]).exists():
                groups.filter(booth=numbers[n]).update(booth=numbers[to])
        case "drop booth", n:
            Booth.objects.filter(pk=numbers[n]).delete()
        case "rolled back", n:
            with transaction.atomic():
                Booth.objects.filter(pk=numbers[n]).delete()
                transaction.set_rollback(True)
        case ("compact",):
            assert tallies_compact()
        case ("rebuild",):
            tallies_rebuild()


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(operations=operations)
def test_any_sequence_of_changes_equals_a_recount(cast, operations):
    with transaction.atomic():
        numbers = [booth.pk for booth in cast.booths.values()]
        for operation in operations:
            perform(numbers, *operation)
        assert_counters_right()
        transaction.set_rollback(True)


@pytest.fixture
def busy(cast):
    """A hundred changes, each of which left its row."""
    numbers = [booth.pk for booth in cast.booths.values()]
    for n in range(100):
        perform(numbers, "put", n % 7, n % 3 + 1, STATUSES[n % 3], n)
        perform(numbers, "check", n % 7, n % 3 + 1, n % 2 == 0, n % 40, n)


def test_folding_keeps_the_sums_and_the_tables_short(busy):
    before = BoothTally.objects.count(), GroupTally.objects.count()
    task_compact_tallies()
    assert BoothTally.objects.count() < before[0] / 5 and GroupTally.objects.count() < before[1] / 3
    assert not BoothTally.objects.filter(booths=0, electors=0).exists()
    assert_counters_right()
    short = BoothTally.objects.count(), GroupTally.objects.count()
    tallies_compact()
    assert short == (BoothTally.objects.count(), GroupTally.objects.count())


def test_made_anew_after_they_were_lost(busy):
    BoothTally.objects.all().delete()
    GroupTally.objects.create(assembly_id=1, alive_on=None, groups=99, members=99)
    tallies_rebuild()
    assert_counters_right()
