"""The counter on the booth, the latest check on the group and the tallies, after every way of changing them."""

import io
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import DataError, IntegrityError, connection, transaction
from django.utils import timezone

from booths.models import Booth, GroupCheck, Unit, WhatsAppGroup
from booths.tests.recount import assert_counters_right
from teams.tests.cast import make_code, make_group

TODAY = date(2026, 11, 1)
COLUMNS = "booth_id, slot, invite_code, status, activated_on, members"


@pytest.fixture
def booth(cast):
    """171/10, without a group."""
    return cast.booths["171/10"]


def sql(statement, parameters=()):
    """Run SQL as a person at the database would."""
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)


def active(booth):
    """Return the counter as the database has it."""
    return Booth.objects.values_list("active_groups", flat=True).get(pk=booth.pk)


def group(booth, slot=1, status="active", **fields):
    """Return an unsaved group."""
    fields = {"invite_code": make_code(), "activated_on": TODAY} | fields
    return WhatsAppGroup(booth=booth, slot=slot, status=status, **fields)


def test_saved_as_the_administration_does(booth):
    saved = group(booth)
    saved.save()
    assert active(booth) == 1
    for status, count in (("planned", 0), ("active", 1), ("closed", 0), ("active", 1)):
        saved.status, saved.closed_on = status, TODAY
        saved.save()
        assert active(booth) == count
        assert_counters_right()
    saved.delete()
    assert active(booth) == 0
    assert_counters_right()


def test_bulk(cast, booth):
    other = cast.booths["171/10A"]
    groups = [group(booth), group(booth, 2), group(other, status="planned"), group(other, 2)]
    WhatsAppGroup.objects.bulk_create(groups)
    assert (active(booth), active(other)) == (2, 1)
    WhatsAppGroup.objects.filter(booth__in=[booth, other]).update(status="closed", closed_on=TODAY)
    assert (active(booth), active(other)) == (0, 0)
    for one in groups:
        one.status = "active"
    WhatsAppGroup.objects.bulk_update(groups, ["status"])
    assert (active(booth), active(other)) == (2, 2)
    assert_counters_right()
    WhatsAppGroup.objects.filter(booth=booth).delete()
    assert_counters_right()


def test_sql(booth):
    sql(f"INSERT INTO booths_whatsappgroup ({COLUMNS}) VALUES (%s, 1, %s, 'active', now(), 5)", [booth.pk, make_code()])
    assert active(booth) == 1
    sql("UPDATE booths_whatsappgroup SET members = 99, slot = 2 WHERE booth_id = %s", [booth.pk])
    assert_counters_right()
    sql("UPDATE booths_whatsappgroup SET status = 'closed', closed_on = now() WHERE booth_id = %s", [booth.pk])
    assert active(booth) == 0
    sql("UPDATE booths_whatsappgroup SET status = 'active' WHERE booth_id = %s", [booth.pk])
    sql("DELETE FROM booths_whatsappgroup WHERE booth_id = %s", [booth.pk])
    assert active(booth) == 0
    assert_counters_right()


def test_copy(cast, booth):
    other = cast.booths["146/2"]
    rows = "".join(
        f"{pk}\t{slot}\t{make_code()}\tactive\t2026-11-01\t10\n" for pk in (booth.pk, other.pk) for slot in (1, 2)
    )
    with connection.cursor() as cursor:
        cursor.cursor.copy_expert(f"COPY booths_whatsappgroup ({COLUMNS}) FROM STDIN", io.StringIO(rows))
    assert (active(booth), active(other)) == (2, 2)
    assert_counters_right()


def test_merge_on_conflict(booth):
    group = make_group(booth)
    sql(
        f"INSERT INTO booths_whatsappgroup (id, {COLUMNS}) "
        "VALUES (%s, %s, 1, %s, 'active', now(), 5), (%s, %s, 2, %s, 'active', now(), 5) "
        "ON CONFLICT (id) DO UPDATE SET members = excluded.members",
        [group.pk, booth.pk, make_code(), group.pk + 1000, booth.pk, make_code()],
    )
    assert active(booth) == 2
    assert_counters_right()


def test_a_group_that_moves_to_another_booth(cast, booth):
    moved = make_group(booth)
    sql("UPDATE booths_whatsappgroup SET booth_id = %s WHERE id = %s", [cast.booths["146/2"].pk, moved.pk])
    assert (active(booth), active(cast.booths["146/2"])) == (0, 1)
    assert_counters_right()


def test_booths_added_changed_and_deleted(cast, booth):
    make_group(booth)
    Booth.objects.bulk_create(
        [Booth(assembly=cast.lucknow_west, unit=cast.chowk, number=str(n), electors=n) for n in range(50, 60)]
    )
    assert_counters_right()
    Booth.objects.filter(unit=cast.chowk).update(electors=7)
    booth.refresh_from_db()
    booth.electors = None
    booth.save()
    assert_counters_right()
    booth.delete()
    assert_counters_right()
    assert not WhatsAppGroup.objects.filter(booth_id=booth.pk).exists()


def test_checks_from_every_side(booth):
    checked = make_group(booth, members=10)
    day = timezone.localdate()
    checks = GroupCheck.objects.bulk_create(
        [
            GroupCheck(group=checked, checked_on=date(2026, 1, 5), alive=True, members=50),
            GroupCheck(group=checked, checked_on=date(2026, 1, 1), alive=False, members=70),
        ]
    )

    def latest():
        return WhatsAppGroup.objects.values_list("checked_on", "alive", "members").get(pk=checked.pk)

    assert latest() == (date(2026, 1, 5), True, 50)
    sql("INSERT INTO booths_groupcheck (group_id, checked_on, alive) VALUES (%s, %s, false)", [checked.pk, day])
    assert latest() == (day, False, 50)
    assert_counters_right()
    GroupCheck.objects.filter(checked_on=day).delete()
    assert latest() == (date(2026, 1, 5), True, 50)
    sql("UPDATE booths_groupcheck SET alive = false WHERE id = %s", [checks[0].pk])
    assert latest() == (date(2026, 1, 5), False, 50)
    assert_counters_right()
    sql("DELETE FROM booths_groupcheck")
    assert latest() == (None, None, 50)
    assert_counters_right()


def test_what_is_refused_counts_nothing(booth):
    make_group(booth)
    bad = (
        "INSERT INTO booths_whatsappgroup (booth_id, slot, status) VALUES (%s, 2, 'active')",
        "INSERT INTO booths_whatsappgroup (booth_id, slot, status) VALUES (%s, 10, 'planned')",
        "INSERT INTO booths_whatsappgroup (booth_id, slot, status) VALUES (%s, 1, 'planned')",
        "UPDATE booths_whatsappgroup SET status = 'gone' WHERE booth_id = %s",
        "UPDATE booths_whatsappgroup SET status = 'closed' WHERE booth_id = %s",
    )
    for statement in bad:
        with pytest.raises(IntegrityError), transaction.atomic():
            sql(statement, [booth.pk])
    assert active(booth) == 1
    assert_counters_right()


def test_a_booth_stays_in_its_assembly_whoever_moves_it(cast, booth):
    with pytest.raises(IntegrityError), transaction.atomic():
        Booth.objects.filter(pk=booth.pk).update(assembly=cast.sitapur_assembly)


def test_a_booth_hangs_on_its_assembly_or_below_whoever_moves_what(cast, booth):
    """Else its area would show it in lists and not in figures, or the other way round."""
    for act in (
        lambda: Booth.objects.filter(pk=booth.pk).update(unit=cast.khairabad),
        lambda: Booth.objects.filter(pk=booth.pk).update(unit=cast.lucknow),
        lambda: Booth.objects.create(assembly=cast.lucknow_west, unit=cast.khairabad, number="99"),
        lambda: Unit.objects.filter(pk=booth.unit_id).update(parent=cast.sitapur_assembly),
        lambda: Unit.objects.filter(pk=booth.unit_id).update(parent=cast.lucknow),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            act()
    booth.unit = cast.khairabad
    with pytest.raises(ValidationError):
        booth.full_clean()
    mandal = Unit.objects.get(pk=cast.chowk.pk)
    mandal.parent = cast.sitapur_assembly
    with pytest.raises(ValidationError):
        mandal.full_clean()
    mandal.parent = cast.khairabad
    with pytest.raises(ValidationError):
        mandal.full_clean()
    Unit.objects.filter(pk=cast.lucknow_west.pk).update(parent=cast.sitapur)  # with all its mandals and booths
    assert_counters_right()


@pytest.mark.parametrize("number", ["0", "007", "A1", "12AB", "", "1-2"])
def test_a_number_has_one_form(cast, number):
    with pytest.raises((IntegrityError, DataError)), transaction.atomic():
        Booth.objects.create(assembly=cast.lucknow_west, unit=cast.chowk, number=number)


def test_units_know_their_way_up_however_they_come(cast):
    sql(
        "INSERT INTO booths_unit (level, code, name_en, name_hi, parent_id) VALUES (6, 'S', 'Sector', '', %s)",
        [cast.lucknow_west.pk],
    )
    sector = Unit.objects.get(code="S")
    assert sector.path == [*cast.lucknow_west.path, None, sector.pk]
    Unit.objects.filter(pk=cast.lucknow.pk).update(parent=cast.state)
    cast.chowk.refresh_from_db()
    sector.refresh_from_db()
    assert cast.chowk.path[1] is None and sector.path[:2] == [cast.state.pk, None]
    with pytest.raises(IntegrityError), transaction.atomic():
        Unit.objects.filter(pk=cast.lucknow.pk).update(parent=cast.chowk)


def test_no_migration_is_missing(db):
    call_command("makemigrations", "booths", check=True, dry_run=True, verbosity=0)
