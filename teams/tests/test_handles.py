"""Official accounts: one unit each, run by people of the place, counted once a day."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from booths.errors import EditConflict
from core.social import Network
from teams.errors import AccountTaken, CountConflict
from teams.models import Handle, HandleCount
from teams.services.handles import (
    Figure,
    counts_note,
    handle_close,
    handle_count_note,
    handle_keepers_set,
    handle_register,
    handle_reopen,
    handle_update,
)
from teams.services.reshaping import reshaping_undo, units_merge
from teams.tests.cast import Cast, make_member

TODAY = timezone.localdate()


def make_handle(unit, network=Network.INSTAGRAM, address="demo_lucknow", **fields) -> Handle:
    return handle_register(actor=None, unit=unit, network=network, address=address, **fields)


def note(handle, followers, days_ago=0, **fields):
    day = TODAY - timedelta(days=days_ago)
    return handle_count_note(actor=None, handle=handle, day=day, followers=followers, **fields)


def test_an_account_is_of_one_unit(cast: Cast):
    handle = make_handle(cast.lucknow)
    for unit in (cast.lucknow, cast.sitapur):
        with pytest.raises(AccountTaken) as taken:
            make_handle(unit)
        assert taken.value.handle == handle
    make_handle(cast.sitapur, Network.X)  # the same name on another network is another account


@pytest.mark.parametrize(
    ("network", "first", "second"),
    [
        (Network.FACEBOOK, "demo.lucknow", "demolucknow"),
        (Network.X, "demo_lucknow", "Demo_Lucknow"),
        (Network.WHATSAPP, "0029VaAbCdEfGhIjKlMnOpQ1", "0029VaAbCdEfGhIjKlMnOpQ1"),
    ],
)
def test_the_database_holds_it_too(cast: Cast, network, first, second):
    Handle.objects.create(unit=cast.lucknow, network=network, address=first)
    with pytest.raises(IntegrityError, match="handle_address_unique"), transaction.atomic():
        Handle.objects.create(unit=cast.sitapur, network=network, address=second)
    Handle.objects.filter(unit=cast.lucknow).update(closed_on=TODAY)
    Handle.objects.create(unit=cast.sitapur, network=network, address=second)


def test_only_an_address_that_the_reader_gives_is_taken(cast: Cast):
    for address in ("Demo_Lucknow", "demo lucknow", "https://instagram.com/demo", "reels"):
        with pytest.raises(ValidationError):
            make_handle(cast.lucknow, address=address)


def test_closed_and_open_again(cast: Cast):
    handle = make_handle(cast.lucknow)
    note(handle, 100)
    with pytest.raises(ValidationError):
        handle_close(actor=None, handle=handle, version=1, reason=" ")
    handle_close(actor=None, handle=handle, version=1, reason="Password lost")
    with pytest.raises(ValidationError) as refused:
        note(handle, 120)
    assert refused.value.code == "handle_closed"
    other = make_handle(cast.sitapur)
    with pytest.raises(AccountTaken):
        handle_reopen(actor=None, handle=handle, version=2)
    handle_close(actor=None, handle=other, version=1, reason="Not ours")
    assert handle_reopen(actor=None, handle=handle, version=2).closed_on is None
    assert handle.counts.get().followers == 100


def test_the_second_editor_is_told(cast: Cast):
    handle = make_handle(cast.lucknow)
    handle_update(actor=cast.lucknow_convener, handle=handle, version=1, title="Lucknow")
    with pytest.raises(EditConflict):
        handle_update(actor=cast.coordinator, handle=handle, version=1, title="Lakhnau")
    with pytest.raises(EditConflict):
        handle_keepers_set(actor=cast.coordinator, handle=handle, version=1, members=[])
    make_handle(cast.sitapur, address="demo_sitapur")
    with pytest.raises(AccountTaken):
        handle_update(actor=None, handle=handle, version=2, address="demo_sitapur")


def test_keepers_are_people_of_the_place(cast: Cast):
    handle = make_handle(cast.lucknow_west)
    of_the_mandal, of_the_district = cast.field_worker, cast.member(cast.facebook_in_charge)
    of_the_state, of_sitapur = cast.member(cast.coordinator), cast.member(cast.sitapur_convener)
    near = [of_the_mandal, of_the_district, of_the_state]
    handle = handle_keepers_set(actor=None, handle=handle, version=1, members=near)
    assert set(handle.keepers.all()) == set(near)
    with pytest.raises(ValidationError):
        handle_keepers_set(actor=None, handle=handle, version=2, members=[*near, of_sitapur])
    with pytest.raises(ValidationError):
        make_handle(cast.lucknow, Network.X, keepers=[make_member(cast.khairabad)])
    assert not Handle.objects.filter(network=Network.X).exists()


def test_one_who_moved_away_may_stay_a_keeper(cast: Cast):
    handle = make_handle(cast.chowk, keepers=[cast.field_worker])
    cast.field_worker.home_unit = cast.khairabad
    cast.field_worker.save()
    further = cast.member(cast.mandal_convener)
    handle_keepers_set(actor=None, handle=handle, version=1, members=[cast.field_worker, further])
    assert handle.keepers.count() == 2


def test_one_count_a_day_and_a_correction_is_remembered(cast: Cast):
    handle = make_handle(cast.lucknow)
    note(handle, 900)
    note(handle, 950, replaces=900)
    count = handle.counts.get()
    assert count.followers == 950
    assert list(count.events.order_by("pgh_id").values_list("followers", flat=True)) == [900, 950]
    with pytest.raises(IntegrityError), transaction.atomic():
        HandleCount.objects.create(handle=handle, day=TODAY, followers=1)


def test_two_people_noting_at_once(cast: Cast):
    handle = make_handle(cast.lucknow)
    day = {"handle": handle, "day": TODAY}
    handle_count_note(actor=cast.lucknow_convener, followers=900, **day)
    with pytest.raises(CountConflict) as told:
        handle_count_note(actor=cast.coordinator, followers=950, **day)
    assert (told.value.count.followers, told.value.count.noted_by) == (900, cast.lucknow_convener)
    assert not handle_count_note(actor=cast.coordinator, followers=900, **day).changed  # both read the same
    assert handle.counts.get().noted_by == cast.lucknow_convener


@pytest.mark.parametrize("days_ago", [-1, 4000])
def test_a_day_to_come_or_long_gone_is_refused(cast: Cast, days_ago):
    with pytest.raises(ValidationError):
        note(make_handle(cast.lucknow), 5, days_ago)


def test_a_jump_is_kept_and_told(cast: Cast):
    handle = make_handle(cast.lucknow)
    note(handle, 1_000, 10)
    assert not note(handle, 10_000, 9).jumps
    assert note(handle, 100_001, 8).jumps
    assert not note(handle, 10_001, 7).jumps
    assert note(handle, 1_000, 6).jumps
    assert note(handle, 0, 5).jumps
    assert not note(handle, 50_000, 4).jumps  # from nothing there is no factor
    assert handle.counts.count() == 7


def test_the_account_knows_its_latest_count(cast: Cast):
    handle = make_handle(cast.lucknow)
    note(handle, 500, 3)
    note(handle, 300, 40)
    handle.refresh_from_db()
    assert (handle.followers, handle.counted_on) == (500, TODAY - timedelta(days=3))
    HandleCount.objects.filter(followers=500).delete()
    handle.refresh_from_db()
    assert (handle.followers, handle.counted_on) == (300, TODAY - timedelta(days=40))
    HandleCount.objects.all().delete()
    handle.refresh_from_db()
    assert (handle.followers, handle.counted_on, handle.version) == (None, None, 1)
    assert handle.events.count() == 1  # what the database derives is no history


def test_many_counts_take_as_many_statements_as_one(cast: Cast, django_assert_max_num_queries):
    handles = [make_handle(cast.lucknow, address=f"demo_{number}") for number in range(12)]
    note(handles[3], 77)
    figures = [Figure(handle, 100 + place) for place, handle in enumerate(handles)]
    with django_assert_max_num_queries(12):
        outcome = counts_note(actor=cast.lucknow_convener, day=TODAY, figures=figures)
    assert [conflict.count.handle_id for conflict in outcome.refused] == [handles[3].pk]
    assert HandleCount.objects.count() == 12


def test_accounts_go_with_a_unit_that_is_merged_and_come_back(cast: Cast):
    handle = make_handle(cast.aminabad)
    done = units_merge(
        actor=cast.coordinator, scope=cast.scope(cast.coordinator), kept=cast.chowk, gone=cast.aminabad,
        versions=(cast.chowk.version, cast.aminabad.version), reason="One",
    )  # fmt: skip
    handle.refresh_from_db()
    assert handle.unit == cast.chowk
    reshaping_undo(actor=cast.coordinator, reshaping=done)
    handle.refresh_from_db()
    assert handle.unit_id == cast.aminabad.pk


def test_the_latest_counts_of_accounts_come_from_the_index_alone(cast: Cast):
    handle = make_handle(cast.lucknow)
    note(handle, 5)
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexdef FROM pg_indexes WHERE indexname = 'handle_count_one_a_day'")
        assert "INCLUDE (followers)" in cursor.fetchone()[0]
