"""Renumbering in the register: identity, merges, splits, new and dropped booths, and taking it back."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from booths.errors import EditConflict
from booths.models import Booth, LinkCollision, Renumbering, RenumberingLine, WhatsAppGroup
from booths.services import booth_update, check_record, group_close
from booths.services.renumbering import (
    Decision,
    renumbering_apply,
    renumbering_decide,
    renumbering_refresh,
    renumbering_shift,
    renumbering_start,
    renumbering_undo,
    renumbering_undo_plan,
)
from booths.tests.recount import assert_counters_right
from teams.tests.cast import Cast, make_booth, make_group

Fate = RenumberingLine.Fate
Source = Renumbering.Source


@pytest.fixture
def west(cast: Cast) -> Cast:
    """Lucknow West with the booths 1, 2, 10, 10A of the cast, and 11 with two groups."""
    cast.booths["171/11"] = make_booth(cast.aminabad, "11", groups=2)
    return cast


def _mapped(cast: Cast, *pairs: tuple[str, str], **listed: dict) -> Renumbering:
    return renumbering_start(
        actor=cast.staff, assembly=cast.lucknow_west, source=Source.MAPPING, pairs=pairs, listed=listed
    )


def _apply(cast: Cast, renumbering: Renumbering) -> Renumbering:
    return renumbering_apply(actor=cast.staff, renumbering=renumbering, version=renumbering.version)


def _register(cast: Cast) -> dict:
    """Everything that a renumbering may touch, but for versions."""
    booths = Booth.objects.filter(assembly=cast.lucknow_west).order_by("pk")
    groups = WhatsAppGroup.objects.filter(booth__assembly=cast.lucknow_west).order_by("pk")
    return {
        "booths": list(booths.values("pk", "number", "unit", "name_en", "name_hi", "electors", "active_groups")),
        "groups": list(groups.values("pk", "booth", "slot", "status", "invite_code", "activated_on", "closed_on",
                                     "members", "checked_on", "alive", "admin_name")),
        "checks": list(groups.filter(checks__isnull=False).values("pk", "checks__pk", "checks__checked_on")),
    }  # fmt: skip


def _number(cast: Cast, key: str) -> str:
    return Booth.objects.get(pk=cast.booths[key].pk).number


def test_numbers_change_places_and_take_groups_and_checks_along(west):
    group = west.booths["171/1"].groups.get(slot=1)
    check_record(actor=west.staff, group=group, alive=True, members=77)
    done = _apply(west, _mapped(west, ("1", "2"), ("2", "1"), ("10", "10A"), ("10A", "10"), ("11", "3")))

    assert [_number(west, f"171/{n}") for n in ("1", "2", "10", "10A", "11")] == ["2", "1", "10A", "10", "3"]
    group.refresh_from_db()
    assert group.booth_id == west.booths["171/1"].pk and group.members == 77 and group.checks.count() == 1
    assert done.state == "applied" and done.figures["renumbered"] == 5
    assert_counters_right()


def test_the_new_list_may_bring_names_and_electors_with_it(west):
    listed = {"name_hi": "नया भवन", "electors": 1234}
    _apply(west, _mapped(west, ("1", "5"), ("2", "2"), ("10", "10"), ("10A", "10A"), ("11", "11"), **{"5": listed}))
    booth = Booth.objects.get(number="5", assembly=west.lucknow_west)
    assert (booth.pk, booth.name_hi, booth.name_en, booth.electors) == (
        west.booths["171/1"].pk, "नया भवन", "Primary School 1", 1234)  # fmt: skip
    assert_counters_right()


def test_a_merged_booth_gives_its_groups_to_free_slots_and_the_rest_is_closed(west):
    kept, gone = west.booths["171/2"], west.booths["171/11"]  # one group, two groups
    first, second = gone.groups.order_by("slot")
    renumbering = _mapped(west, ("1", "1"), ("2", "2"), ("10", "10"), ("10A", "10A"), ("11", "2"))
    done = _apply(west, renumbering)

    assert not Booth.objects.filter(pk=gone.pk).exists()
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.booth_id, first.slot, first.status) == (kept.pk, 2, "active")
    assert (second.booth_id, second.slot, second.status, second.invite_code) == (kept.pk, 3, "closed", None)
    assert second.closed_on == timezone.localdate()
    assert (done.figures["merged"], done.figures["groups_moved"], done.figures["groups_closed"]) == (1, 1, 1)
    assert done.lines.get(old_number="11").result_id == kept.pk
    assert_counters_right()


def test_claims_to_links_go_along_each_once(west):
    code = west.booths["172/1"].groups.get(slot=1).invite_code
    for key in ("171/10", "171/10A", "171/11"):
        LinkCollision.objects.create(booth=west.booths[key], slot=1, invite_code=code)
    done = _apply(west, _mapped(west, ("1", "1"), ("2", "2"), ("10", "2"), ("10A", "2"), ("11", "2")))
    assert list(LinkCollision.objects.values_list("booth", flat=True)) == [west.booths["171/2"].pk]
    renumbering_undo(actor=west.staff, renumbering=done)
    assert LinkCollision.objects.count() == 3


def test_a_closed_group_makes_room_and_stays_in_the_past(west):
    kept = west.booths["171/1"]
    old = kept.groups.get(slot=1)
    group_close(actor=west.staff, group=old, version=old.version, reason="dead")
    _apply(west, _mapped(west, ("1", "1"), ("2", "1"), ("10", "10"), ("10A", "10A"), ("11", "11")))
    slots = dict(kept.groups.values_list("slot", "status"))
    assert slots == {1: "active", 2: "active", 3: "closed"}
    assert kept.groups.get(slot=3).pk == old.pk
    assert_counters_right()


def test_of_a_split_one_keeps_identity_and_the_others_are_new_beside_it(west):
    listed = {"2": {"name_en": "Primary School 2", "electors": 500}, "3": {"name_en": "Annexe", "electors": 400}}
    _apply(
        west, _mapped(west, ("1", "1"), ("2", "2"), ("2", "3"), ("10", "10"), ("10A", "10A"), ("11", "11"), **listed)
    )
    annexe = Booth.objects.get(assembly=west.lucknow_west, number="3")
    assert _number(west, "171/2") == "2" and annexe.name_en == "Annexe" and annexe.unit == west.chowk
    assert annexe.active_groups == 0
    assert_counters_right()


def test_nothing_vanishes_silently(west):
    renumbering = _mapped(west, ("1", "2"), ("10", "1"), ("10A", "10A"), ("11", "11"))
    absent = renumbering.lines.get(old_number="2")
    assert absent.fate == Fate.ABSENT
    with pytest.raises(ValidationError) as refused:  # its number is taken by another
        _apply(west, renumbering)
    assert refused.value.code == "problems"
    renumbering = renumbering_decide(
        renumbering=renumbering, version=1, decisions={absent.pk: Decision(Fate.KEEPS, "3")}
    )
    _apply(west, renumbering)
    assert _number(west, "171/2") == "3"


def test_a_booth_goes_only_by_explicit_choice(west):
    renumbering = _mapped(west, ("1", "1"), ("2", "2"), ("10", "10"), ("11", "11"))
    line = renumbering.lines.get(old_number="10A")
    renumbering = renumbering_decide(renumbering=renumbering, version=1, decisions={line.pk: Decision(Fate.REMOVED)})
    assert _apply(west, renumbering).figures["removed"] == 1
    assert not Booth.objects.filter(pk=west.booths["171/10A"].pk).exists()
    assert_counters_right()


def test_what_changed_since_the_draft_is_told(west):
    renumbering = _mapped(west, ("1", "2"), ("2", "1"), ("10", "10"), ("10A", "10A"), ("11", "11"))
    booth = west.booths["171/2"]
    booth_update(actor=west.staff, booth=booth, version=booth.version, name_en="Meanwhile")
    with pytest.raises(ValidationError):
        _apply(west, renumbering)


def test_what_changed_since_may_be_taken_over(west):
    renumbering = _mapped(west, ("1", "2"), ("2", "1"), ("10", "10"), ("10A", "10A"), ("11", "11"))
    booth = west.booths["171/2"]
    booth_update(actor=west.staff, booth=booth, version=booth.version, name_en="Meanwhile")
    west.booths["171/11"].delete()
    make_booth(west.chowk, "40")
    renumbering = renumbering_refresh(renumbering=renumbering, version=1)
    assert str(renumbering.lines.get(old_number="40").fate) == Fate.ABSENT
    _apply(west, renumbering)
    assert (_number(west, "171/2"), Booth.objects.get(pk=booth.pk).name_en) == ("1", "Meanwhile")


def test_another_draft_than_the_one_seen_is_not_applied(west):
    renumbering = _mapped(west, ("1", "2"), ("2", "1"), ("10", "10"), ("10A", "10A"), ("11", "11"))
    line = renumbering.lines.get(old_number="11")
    renumbering_decide(renumbering=renumbering, version=1, decisions={line.pk: Decision(Fate.KEEPS, "12")})
    with pytest.raises(EditConflict):
        renumbering_apply(actor=west.staff, renumbering=renumbering, version=1)


def test_from_a_number_on_all_move(west):
    renumbering = renumbering_start(actor=west.staff, assembly=west.lucknow_west, source=Source.HAND)
    renumbering = renumbering_shift(renumbering=renumbering, version=1, start="10", by=1)
    _apply(west, renumbering)
    assert [_number(west, f"171/{n}") for n in ("1", "2", "10", "10A", "11")] == ["1", "2", "11", "11A", "12"]
    again = renumbering_start(actor=west.staff, assembly=west.lucknow_west, source=Source.HAND)
    with pytest.raises(ValidationError):
        renumbering_shift(renumbering=again, version=1, start="1", by=-5)


def test_a_new_number_may_be_told_to_be_an_old_booth(west):
    renumbering = _mapped(west, ("1", "1"), ("2", "2"), ("10", "10"), ("10A", "10A"), ("", "15"))
    line = renumbering.lines.get(number="15")
    assert line.fate == Fate.NEW
    renumbering = renumbering_decide(
        renumbering=renumbering, version=1, decisions={line.pk: Decision(Fate.KEEPS, "11")}
    )
    assert [str(one) for one in renumbering.lines.filter(number="15")] == ["11 → 15"]


def test_taking_back_gives_the_register_as_it_was(west):
    before = _register(west)
    pairs = (("1", "2"), ("2", "2"), ("10", "1"), ("10A", "7"), ("11", "10"), ("11", "11"))
    renumbering = _apply(west, _mapped(west, *pairs))
    assert _register(west) != before
    undone = renumbering_undo(actor=west.staff, renumbering=renumbering)
    assert _register(west) == before and undone.state == "undone"
    assert_counters_right()
    with pytest.raises(ValidationError):
        renumbering_undo(actor=west.staff, renumbering=renumbering)


def test_what_was_changed_since_is_listed_before_taking_back(west):
    renumbering = _apply(west, _mapped(west, ("1", "2"), ("2", "1"), ("10", "10"), ("10A", "10A"), ("11", "11")))
    booth = Booth.objects.get(pk=west.booths["171/1"].pk)
    booth_update(actor=west.staff, booth=booth, version=booth.version, name_en="Since")
    make_group(west.booths["171/10"])
    with pytest.raises(ValidationError) as refused:
        renumbering_undo(actor=west.staff, renumbering=renumbering)
    assert refused.value.code == "changed_since"
    assert [kept.pk for kept in renumbering_undo_plan(renumbering).kept if kept.reason == "changed"] == [booth.pk]
    renumbering_undo(actor=west.staff, renumbering=renumbering, force=True)
    assert _number(west, "171/1") == "1"
    assert west.booths["171/10"].groups.count() == 1  # what had nothing to do with it is left alone


def test_an_old_one_is_not_taken_back(west):
    renumbering = _apply(west, _mapped(west, ("1", "3"), ("2", "2"), ("10", "10"), ("10A", "10A"), ("11", "11")))
    Renumbering.objects.filter(pk=renumbering.pk).update(applied_at=timezone.now() - timedelta(days=31))
    with pytest.raises(ValidationError):
        renumbering_undo(actor=west.staff, renumbering=renumbering)


def test_one_draft_at_a_time(west):
    _mapped(west, ("1", "2"))
    with pytest.raises(ValidationError) as refused:
        _mapped(west, ("1", "2"))
    assert refused.value.code == "draft_exists"
