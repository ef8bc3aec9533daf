"""The history: every change, however it came, with who and why, in words."""

from datetime import timedelta

import pghistory
import pytest
from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone, translation

from booths.history import booth_history, unit_history
from booths.models import Booth, WhatsAppGroup
from booths.services import (
    booth_update,
    check_record,
    group_close,
    group_register,
    group_undo,
    group_update,
    unit_update,
)
from teams.tests.cast import make_cast, make_code


@pytest.fixture
def booth(cast):
    """171/10, without a group."""
    return cast.booths["171/10"]


def lines(booth):
    """Return the history as (who, what), the newest first."""
    return [(entry.who, entry.what) for entry in booth_history(booth, booth.groups.all())]


@pytest.mark.django_db(transaction=True)
def test_a_groups_life(transactional_db):
    cast = make_cast()  # committed step by step: events of one transaction carry one time
    booth = cast.booths["171/10"]
    group = group_register(actor=cast.staff, booth=booth, slot=1, invite_code=make_code(), admin_phone="+916000012345")
    group_update(actor=cast.coordinator, group=group, version=1, members=1200, name="Ten")
    check_record(actor=cast.lucknow_convener, group=group, alive=True, members=1234)
    check_record(actor=cast.lucknow_convener, group=group, alive=False)
    group_close(actor=cast.assembly_convener, group=group, version=2, reason="Split in two")
    group_undo(actor=cast.assembly_convener, group=group, version=3)
    assert lines(booth) == [
        ("Ekta Saxena", "Group 1: the last change was taken back"),
        ("Ekta Saxena", "Group 1 closed"),
        ("Chitra Nigam", "Group 1 checked: not found"),
        ("Chitra Nigam", "Group 1 checked: alive, 1,234 members"),
        ("Asha Verma", "Group 1 changed"),
        ("Geeta Pal", "Group 1 registered"),
        ("a command on the server", "Booth added"),
    ]
    entries = booth_history(booth, booth.groups.all())
    assert entries[1].reason == "Split in two"
    assert {(c.label, c.old, c.new) for c in entries[4].changes} == {
        ("Members", "", "1,200"),
        ("Group name", "", "Ten"),
    }
    told = str([change for entry in entries for change in entry.changes])
    assert "12345" not in told and "•" in told, "numbers are masked in the history"
    assert all(abs(entry.at - timezone.now()) < timedelta(minutes=1) for entry in entries)


def test_a_booth_and_its_place(cast, booth):
    booth_update(actor=cast.staff, booth=booth, version=1, name_en="New School", electors=None, unit=cast.chowk)
    entry = booth_history(booth, [])[0]
    assert (entry.who, entry.what) == ("Geeta Pal", "Booth changed")
    assert {(change.label, change.old, change.new) for change in entry.changes} == {
        ("Name in English", "Primary School 10", "New School"),
        ("Electors", "900", ""),
        ("Mandal or sector", "Aminabad", "Chowk"),
    }


def test_a_unit(cast):
    unit_update(actor=cast.staff, unit=cast.lucknow, version=1, name_hi="लखनऊ", reason="as on the letterhead")
    entry = unit_history(cast.lucknow)[0]
    assert (entry.who, entry.what, entry.reason) == ("Geeta Pal", "Unit changed", "as on the letterhead")


def test_bulk_loads_have_actor_and_reason(cast, booth):
    with (
        transaction.atomic(),
        pghistory.context(user=cast.staff.pk, act="import_apply", reason="sheet of June", **{"import": 12}),
    ):
        WhatsAppGroup.objects.bulk_create(
            WhatsAppGroup(booth=booth, slot=slot, status="active", activated_on="2026-06-01", invite_code=make_code())
            for slot in (1, 2)
        )
        with connection.cursor() as cursor:
            cursor.execute("UPDATE booths_booth SET electors = 1 WHERE id = %s", [booth.pk])
    entries = booth_history(booth, booth.groups.all())[:3]
    assert {entry.what for entry in entries} == {"Group 1 registered", "Group 2 registered", "Booth changed"}
    assert {(entry.who, entry.reason) for entry in entries} == {("Geeta Pal, by import no. 12", "sheet of June")}


def test_a_change_by_sql_is_there_without_a_name(booth):
    Booth.objects.filter(pk=booth.pk).update(place="Behind the temple")
    assert lines(booth)[0] == ("a command on the server", "Booth changed")


def test_counters_are_no_history(cast, booth):
    group_register(actor=cast.staff, booth=booth, slot=1, invite_code=make_code())
    assert [what for _who, what in lines(booth)] == ["Group 1 registered", "Booth added"]


def test_on_the_page_a_request_names_who_signed_in(cast, client_of, booth):
    client = client_of(cast.lucknow_convener)
    client.post(
        reverse("booths:register", args=[booth.pk]),
        {"slot": 1, "link": "https://chat.whatsapp.com/AbCdEfGhIjKlMnOpQrStUv"},
    )
    content = client.get(reverse("booths:booth", args=[booth.pk])).content.decode()
    assert "Group 1 registered" in content and "Chitra Nigam" in content


def test_deleted_groups_stay_in_the_events(cast, booth):
    group = group_register(actor=cast.staff, booth=booth, slot=1, invite_code=make_code())
    pk = group.pk
    WhatsAppGroup.objects.filter(pk=pk).delete()
    events = WhatsAppGroup.pgh_event_model.objects.filter(pgh_obj_id=pk).order_by("pgh_id")
    assert [event.pgh_label for event in events] == ["insert", "delete"]


def test_every_sentence_has_its_hindi(cast, booth):
    group = group_register(actor=cast.staff, booth=booth, slot=1, invite_code=make_code())
    check_record(actor=cast.staff, group=group, alive=True, members=5)
    with translation.override("hi"):
        told = " ".join(what for _who, what in lines(booth))
    assert not any(letter.isascii() and letter.isalpha() for letter in told), told
