"""Units moved, merged and split: what goes along, whose seat ends, and that it all comes back."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from booths.coverage import coverage_of
from booths.errors import EditConflict
from booths.levels import Level
from booths.models import Booth, Reshaping, Unit, UnitAlias, WhatsAppGroup
from booths.scope import Scope
from booths.services import unit_create, unit_update
from booths.services.reshaping import unit_move
from booths.tests.recount import assert_counters_right
from teams.models import Assignment, Member, Seat
from teams.scoping import scope_for
from teams.services import assignment_end
from teams.services.reshaping import reshaping_undo, reshaping_undo_plan, unit_split, units_merge
from teams.tests.cast import Cast, make_holder, make_member

ALL = Scope.everything()


def _everything() -> dict:
    """The whole register and the teams, but for versions."""
    return {
        model: list(model.objects.order_by("pk").values(*fields))
        for model, fields in {
            Unit: ("pk", "code", "parent", "path", "name_en", "name_hi"),
            UnitAlias: ("pk", "unit", "name", "folded"),
            Booth: ("pk", "unit", "number", "active_groups"),
            WhatsAppGroup: ("pk", "booth", "slot", "status", "invite_code"),
            Member: ("pk", "home_unit"),
            Seat: ("pk", "unit", "position", "number"),
            Assignment: ("pk", "seat", "member", "since", "until", "reason"),
        }.items()
    }


def _merge(cast: Cast, kept: Unit, gone: Unit, scope: Scope = ALL) -> Reshaping:
    kept.refresh_from_db()
    gone.refresh_from_db()
    return units_merge(
        actor=cast.coordinator,
        scope=scope,
        kept=kept,
        gone=gone,
        versions=(kept.version, gone.version),
        reason="New plan",
    )


def test_an_assembly_goes_to_another_district_with_all_in_it(cast: Cast):
    before, booths = _everything(), coverage_of(cast.lucknow).booths
    made = unit_move(
        actor=cast.coordinator,
        unit=cast.lucknow_west,
        version=cast.lucknow_west.version,
        parent=cast.sitapur,
        reason="Plan",
    )
    assert coverage_of(cast.lucknow).booths == booths - 4 and coverage_of(cast.sitapur).booths == 6
    mandal = Unit.objects.get(pk=cast.chowk.pk)
    assert mandal.ancestor_id(Level.DISTRICT) == cast.sitapur.pk
    assert scope_for(cast.sitapur_convener).may("edit", mandal) and not scope_for(cast.lucknow_convener).may(
        "edit", mandal
    )
    assert_counters_right()
    reshaping_undo(actor=cast.coordinator, reshaping=made)
    assert _everything() == before
    assert_counters_right()


def test_a_mandal_with_booths_stays_in_its_assembly(cast: Cast):
    with pytest.raises(ValidationError):
        unit_move(actor=None, unit=cast.chowk, version=cast.chowk.version, parent=cast.lucknow_north, reason="x")
    empty = unit_create(actor=None, level=Level.MANDAL, code="UP-171-09", parent=cast.lucknow_west, name_en="Empty")
    unit_move(actor=None, unit=empty, version=1, parent=cast.lucknow_north, reason="Plan")
    assert Unit.objects.get(pk=empty.pk).parent == cast.lucknow_north
    for parent in (cast.lucknow_north, empty):  # where it is already, and below itself
        with pytest.raises(ValidationError):
            unit_move(actor=None, unit=Unit.objects.get(pk=empty.pk), version=2, parent=parent, reason="Plan")


def test_a_merger_carries_booths_homes_names_and_code(cast: Cast):
    before = _everything()
    made = _merge(cast, cast.chowk, cast.aminabad)
    assert not Unit.objects.filter(pk=cast.aminabad.pk).exists()
    assert Booth.objects.get(pk=cast.booths["171/10"].pk).unit == cast.chowk
    assert {"Aminabad", "अमीनाबाद", "UP-171-02"} <= set(cast.chowk.aliases.values_list("name", flat=True))
    assert not Seat.objects.filter(unit=cast.aminabad.pk).exists()
    assert_counters_right()
    reshaping_undo(actor=cast.coordinator, reshaping=made)
    assert _everything() == before
    assert_counters_right()


def test_who_holds_a_seat_stays_and_the_other_ends_with_the_reason_on_record(cast: Cast):
    other = make_holder(cast.aminabad, "convener", "Omkar Dev", "ओंकार देव")
    before = _everything()
    made = _merge(cast, cast.chowk, cast.aminabad)
    assert cast.assignment(cast.mandal_convener).until is None
    assert not Assignment.objects.filter(member__user=other).exists() and scope_for(other) == Scope()
    assert made.figures["ended"][0]["member"] == cast.member(other).pk
    ended = Assignment.pgh_event_model.objects.filter(member_id=cast.member(other).pk, pgh_label="update").latest(
        "pgh_id"
    )
    assert cast.chowk.name in ended.reason and ended.until == timezone.localdate()
    reshaping_undo(actor=cast.coordinator, reshaping=made)
    assert _everything() == before


def test_who_holds_a_seat_that_is_vacant_there_takes_it(cast: Cast):
    assignment_end(actor=None, assignment=cast.assignment(cast.mandal_convener), reason="Moved")
    other = make_holder(cast.aminabad, "convener", "Omkar Dev", "ओंकार देव")
    before = _everything()
    made = _merge(cast, cast.chowk, cast.aminabad)
    taken = Assignment.objects.get(member__user=other)
    assert (taken.seat.unit, taken.seat.position.key, taken.since) == (cast.chowk, "convener", timezone.localdate())
    assert made.figures["ended"] == []
    reshaping_undo(actor=cast.coordinator, reshaping=made)
    assert _everything() == before


def test_nobody_hands_out_a_right_that_they_do_not_have(cast: Cast):
    assignment_end(actor=None, assignment=cast.assignment(cast.mandal_convener), reason="Moved")
    other = make_holder(cast.aminabad, "convener", "Omkar Dev", "ओंकार देव")
    made = _merge(cast, cast.chowk, cast.aminabad, scope_for(cast.staff))  # the office assigns no seats
    assert [row["member"] for row in made.figures["ended"]] == [cast.member(other).pk]


def test_districts_become_one_with_their_assemblies(cast: Cast):
    booths = coverage_of(cast.awadh).booths
    home = make_member(cast.sitapur, "Nisha Dev", "निशा देव")
    before = _everything()
    made = _merge(cast, cast.lucknow, cast.sitapur)
    assert coverage_of(cast.lucknow).booths == booths == 7
    home.refresh_from_db()
    assert home.home_unit == cast.lucknow and not scope_for(cast.sitapur_convener).has("see")
    reshaping_undo(actor=cast.coordinator, reshaping=made)
    assert _everything() == before


@pytest.mark.parametrize(
    ("kept", "gone"), [("lucknow_west", "lucknow_north"), ("chowk", "khairabad"), ("lucknow", "chowk")]
)
def test_what_cannot_be_merged(cast: Cast, kept: str, gone: str):
    with pytest.raises(ValidationError):
        _merge(cast, getattr(cast, kept), getattr(cast, gone))
    assert Unit.objects.filter(pk=getattr(cast, gone).pk).exists()


def _split(cast: Cast, **changed: object) -> Reshaping:
    cast.chowk.refresh_from_db()
    given = {
        "actor": cast.lucknow_convener, "unit": cast.chowk, "version": cast.chowk.version, "code": "UP-171-03",
        "name_hi": "नया चौक", "name_en": "New Chowk", "reason": "Grown",
        "children": [], "booths": [cast.booths["171/2"]],
    }  # fmt: skip
    return unit_split(**{**given, **changed})


def test_a_part_becomes_a_unit_of_its_own_with_vacant_seats(cast: Cast):
    before = _everything()
    made = _split(cast)
    part = made.other
    assert (part.parent, part.level, part.code) == (cast.lucknow_west, Level.MANDAL, "UP-171-03")
    assert [booth.number for booth in Booth.objects.filter(unit=part)] == ["2"]
    assert Seat.objects.filter(unit=part).count() == 5 and not Assignment.objects.filter(seat__unit=part).exists()
    assert_counters_right()
    reshaping_undo(actor=cast.lucknow_convener, reshaping=made)
    assert _everything() == before


def test_a_split_that_says_nothing_or_too_much_is_refused(cast: Cast):
    wrong: list[dict[str, object]] = [
        {"booths": []},
        {"booths": [cast.booths["171/10"]]},
        {"code": "UP-171-02"},
        {"reason": " "},
        {"unit": cast.lucknow_west, "version": cast.lucknow_west.version},
    ]
    for changed in wrong:
        with pytest.raises(ValidationError):
            _split(cast, **changed)
    with pytest.raises(EditConflict):
        _split(cast, version=cast.chowk.version + 1)


def test_what_was_changed_since_keeps_it_from_being_taken_back_unasked(cast: Cast):
    made = _split(cast)
    member = make_member(made.other, "Nisha Dev", "निशा देव")
    with pytest.raises(ValidationError) as refused:
        reshaping_undo(actor=cast.coordinator, reshaping=made)
    assert refused.value.code == "changed_since"
    assert [kept.reason for kept in reshaping_undo_plan(made).kept if kept.model is Unit] == ["hanging"]
    with pytest.raises(ValidationError) as refused:  # nobody loses a member's home by a tick
        reshaping_undo(actor=cast.coordinator, reshaping=made, force=True)
    assert refused.value.code == "in_the_way"
    member.delete()
    unit = Unit.objects.get(pk=cast.chowk.pk)
    unit_update(actor=None, unit=unit, version=unit.version, name_en="Old Chowk")
    reshaping_undo(actor=cast.coordinator, reshaping=made, force=True)
    assert not Unit.objects.filter(code="UP-171-03").exists()


def test_only_for_thirty_days_and_once(cast: Cast):
    made = _split(cast)
    Reshaping.objects.filter(pk=made.pk).update(made_at=timezone.now() - timedelta(days=31))
    with pytest.raises(ValidationError):
        reshaping_undo(actor=None, reshaping=made)
