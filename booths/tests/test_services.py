"""What the services promise: validation, one transaction, the act recorded."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.models import Activity
from booths.coverage import coverage_of_on
from booths.errors import EditConflict, LinkTaken, SlotTaken
from booths.levels import Level
from booths.models import GroupCheck, Unit, WhatsAppGroup
from booths.services import (
    booth_create,
    booth_update,
    check_record,
    group_close,
    group_register,
    group_undo,
    group_update,
    unit_create,
    unit_update,
)
from teams.tests.cast import make_code

TODAY = date(2026, 9, 1)


@pytest.fixture
def booth(cast):
    """171/10, without a group."""
    return cast.booths["171/10"]


def register(booth, **fields):
    """Register group 1 of the booth."""
    return group_register(actor=None, booth=booth, slot=1, **({"invite_code": make_code()} | fields))


def test_a_registered_group_counts_from_its_day(booth):
    group = register(booth, today=TODAY, members=50)
    assert (group.status, group.activated_on, group.members) == ("active", TODAY, 50)


def test_an_act_names_actor_subject_and_place(cast, booth):
    group_register(actor=cast.staff, booth=booth, slot=1, invite_code=make_code())
    act = Activity.objects.get(verb="group_register", actor=cast.staff)
    assert (act.subject_id, act.unit_id, act.details["slot"]) == (booth.pk, booth.unit_id, 1)
    assert act.subject.startswith("10 · ")


def test_neither_link_nor_admin_is_no_group(booth):
    with pytest.raises(ValidationError, match="link or the admin"):
        register(booth, invite_code="")
    assert not WhatsAppGroup.objects.filter(booth=booth).exists()


@pytest.mark.parametrize("slot", [0, 3, 10])
def test_a_slot_that_the_state_does_not_give(booth, slot):
    with pytest.raises(ValidationError, match="2 groups"):
        group_register(actor=None, booth=booth, slot=slot, invite_code=make_code())


def test_a_taken_slot_and_a_taken_link_name_the_holder(cast, booth):
    group = register(booth)
    with pytest.raises(SlotTaken) as slot:
        register(booth)
    assert slot.value.group == group
    with pytest.raises(LinkTaken) as link:
        group_register(actor=None, booth=cast.booths["146/2"], slot=1, invite_code=group.invite_code)
    assert link.value.group == group


def test_unknown_fields_are_a_mistake_of_the_caller(booth):
    with pytest.raises(TypeError):
        register(booth, status="closed")
    assert not WhatsAppGroup.objects.filter(booth=booth).exists()


def test_the_next_group_of_a_slot_begins_anew(cast, booth):
    group = register(booth, admin_name="Ravi", admin_phone="+916000012345", members=90, name="Old")
    check_record(actor=None, group=group, alive=True, members=95)
    group_close(actor=None, group=group, version=group.version, reason="moved")
    again = register(booth)
    assert again.pk == group.pk
    again.refresh_from_db()
    assert (again.admin_name, again.admin_phone, again.members, again.name) == ("", "", None, "")
    assert (again.alive, again.checked_on, again.closed_on) == (None, None, None), "old checks say nothing of it"


def test_closing_twice_is_closing_once(booth):
    group = register(booth)
    group_close(actor=None, group=group, version=1, reason="x")
    group_close(actor=None, group=group, version=99, reason="y")
    assert Activity.objects.filter(verb="group_close").count() == 1


def test_an_active_group_keeps_a_link_or_an_admin(booth):
    group = register(booth)
    with pytest.raises(ValidationError, match="link or the admin"):
        group_update(actor=None, group=group, version=1, invite_code="")
    group.refresh_from_db()
    group_update(actor=None, group=group, version=1, invite_code="", admin_name="Ravi")
    group.refresh_from_db()
    assert group.invite_code is None


def test_an_old_version_is_refused_and_shows_the_record_as_it_is(booth):
    group = register(booth)
    group_update(actor=None, group=group, version=1, members=10)
    with pytest.raises(EditConflict) as conflict:
        group_update(actor=None, group=group, version=1, members=20)
    assert (conflict.value.current.members, conflict.value.current.version) == (10, 2)
    group.refresh_from_db()
    assert group.members == 10


def test_taking_back_restores_what_was(booth):
    group = register(booth, members=10, admin_name="Ravi")
    group_update(actor=None, group=group, version=1, members=20, name="New")
    group_undo(actor=None, group=group, version=2)
    group.refresh_from_db()
    assert (group.members, group.name, group.admin_name, group.version) == (10, "", "Ravi", 3)
    with pytest.raises(EditConflict):
        group_undo(actor=None, group=group, version=2)


def test_a_closed_group_takes_no_link(booth):
    group = register(booth)
    group_close(actor=None, group=group, version=1, reason="left")
    with pytest.raises(ValidationError, match="closed"):
        group_update(actor=None, group=group, version=group.version, invite_code=make_code())
    group.refresh_from_db()
    assert group.invite_code is None


def test_a_check_is_of_an_active_group_and_not_of_tomorrow(booth):
    group, today = register(booth), timezone.localdate()
    with pytest.raises(ValidationError, match="future"):
        check_record(actor=None, group=group, alive=True, checked_on=today + timedelta(days=1))
    with pytest.raises(ValidationError, match="first day"):
        check_record(actor=None, group=group, alive=True, checked_on=today - timedelta(days=1))
    as_the_page_had_it = WhatsAppGroup.objects.get(pk=group.pk)
    group_close(actor=None, group=group, version=1, reason="x")
    with pytest.raises(ValidationError, match="active"):
        check_record(actor=None, group=as_the_page_had_it, alive=True)
    assert not GroupCheck.objects.exists()


def test_a_check_says_nothing_of_the_group_that_comes_next_into_the_slot(booth):
    group, today = register(booth), timezone.localdate()
    check_record(actor=None, group=group, alive=True, members=50)
    group_undo(actor=None, group=group, version=1)
    again = register(booth)
    assert (again.checked_on, again.alive, again.members) == (None, None, None)
    tomorrow = today + timedelta(days=1)
    WhatsAppGroup.objects.filter(pk=group.pk).update(activated_on=tomorrow)
    figures = coverage_of_on(booth.unit, tomorrow)
    assert (figures.groups, figures.verified) == (1, 0)


def test_the_latest_day_decides_not_the_latest_entry(booth):
    today = timezone.localdate()
    group = register(booth, today=today - timedelta(days=9))
    check_record(actor=None, group=group, alive=True, members=50, checked_on=today)
    check_record(actor=None, group=group, alive=False, members=10, checked_on=today - timedelta(days=9))
    group.refresh_from_db()
    assert (group.alive, group.members, group.checked_on) == (True, 50, today)


def test_booths(cast):
    with pytest.raises(ValidationError, match="belongs to an assembly"):
        booth_create(actor=None, unit=cast.lucknow, number="5")
    with pytest.raises(ValidationError, match="taken"):
        booth_create(actor=None, unit=cast.aminabad, number="1")
    booth = booth_create(actor=None, unit=cast.aminabad, number="5")
    assert str(booth) == "5" and booth.assembly == cast.lucknow_west
    with pytest.raises(ValidationError, match="stays in its assembly"):
        booth_update(actor=None, booth=booth, version=1, unit=cast.khairabad)


def test_units(cast):
    with pytest.raises(ValidationError, match="below"):
        unit_create(actor=None, level=Level.DISTRICT, code="X", name_en="X", parent=cast.chowk)
    with pytest.raises(ValidationError):
        unit_create(actor=None, level=Level.MANDAL, code="UP-171-01", name_en="Twice", parent=cast.lucknow_west)
    with pytest.raises(ValidationError):
        unit_update(actor=None, unit=cast.chowk, version=1, name_en="", name_hi="")
    with pytest.raises(TypeError):
        unit_update(actor=None, unit=cast.chowk, version=1, code="NEW")
    assert Unit.objects.get(pk=cast.chowk.pk).name_en == "Chowk"
