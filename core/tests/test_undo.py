"""Taking back what one context wrote: removed, restored, made again, and what must stay."""

from uuid import UUID

import pghistory
import pytest
from django.db import connection
from django.db.models import Sum

from booths.levels import Level
from booths.models import Booth, BoothTally, GroupCheck, GroupTally, LinkCollision, Unit, WhatsAppGroup
from booths.services import booth_update, check_record, group_register, group_update, unit_create
from booths.tests.recount import assert_counters_right
from core.undo import Counts, Reason, UndoResult, undo_apply, undo_plan
from teams.models import Assignment, Member, Seat
from teams.tests.cast import Cast, make_booth, make_code, make_group, make_member, seat_of

pytestmark = pytest.mark.django_db
RENUMBER = "UPDATE booths_booth SET number = n FROM unnest(%s::bigint[], %s::text[]) AS given (pk, n) WHERE id = pk"
MODELS = (Unit, Booth, WhatsAppGroup, GroupCheck, LinkCollision, Member, Seat, Assignment)


def undo(context: UUID, *, force: bool = False) -> UndoResult:
    with pghistory.context(act="undo"):
        return undo_apply(context, MODELS, force=force, along=[Seat], follows={WhatsAppGroup: ("checked_on", "alive")})


def register() -> dict[str, list[dict[str, object]]]:
    """Return all that is in the register, but for the versions."""
    found = {}
    for model in MODELS:
        names = [field.name for field in model._meta.concrete_fields if field.name != "version"]
        found[model.__name__] = list(model.objects.order_by("pk").values(*names))
    return found


def by_hand() -> pghistory.context:
    """Return a context for writes without a service: within the test's transaction the last one would go on."""
    return pghistory.context(act="by hand")


def mandal(cast: Cast, code: str = "NEW") -> Unit:
    return unit_create(actor=None, level=Level.MANDAL, code=code, name_en=code, parent=cast.lucknow_west)


def figures() -> list[object]:
    """Return the sums behind the coverage pages, having held them against a recount."""
    assert_counters_right()
    booths = BoothTally.objects.values_list("assembly_id", "active_groups").order_by("assembly_id", "active_groups")
    groups = GroupTally.objects.values_list("assembly_id", "alive_on").order_by("assembly_id", "alive_on")
    rows = [*booths.annotate(a=Sum("booths"), b=Sum("electors")), *groups.annotate(a=Sum("groups"), b=Sum("members"))]
    return [row for row in rows if any(row[2:])]


def test_what_was_written_is_gone_as_if_it_had_never_been(cast: Cast):
    gone = make_group(cast.booths["146/2"], 2)
    before, sums = register(), figures()
    with pghistory.context(act="import") as context:
        unit = mandal(cast)
        booth = make_booth(unit, "700", groups=2)
        Booth.objects.filter(pk=cast.booths["171/1"].pk).update(name_en="Changed", electors=5, unit=unit)
        Booth.objects.filter(pk=cast.booths["171/1"].pk).update(name_en="Changed twice")
        group = make_group(cast.booths["171/10"])
        GroupCheck.objects.create(group=group, checked_on="2026-11-01", alive=True, members=300)
        GroupCheck.objects.create(
            group=WhatsAppGroup.objects.get(booth=cast.booths["171/2"]), checked_on="2026-11-02", alive=False
        )
        gone.delete()
        make_member(unit, "New member")
        LinkCollision.objects.create(booth=cast.booths["171/2"], slot=2, invite_code=group.invite_code)
    plan = undo_plan(context.id, MODELS)
    assert plan.alone == plan.forced
    assert plan.kept == []
    result = undo(context.id)
    assert result.counts == plan.alone
    assert dict(result.models)[WhatsAppGroup] == Counts(removed=3, restored=1, recreated=1)
    assert register() == before
    assert figures() == sums
    assert not Booth.objects.filter(pk=booth.pk).exists()
    assert Booth.objects.get(pk=cast.booths["171/1"].pk).version > 1  # an open form notices
    assert undo(context.id).counts.done == 0


def test_undoing_is_history_too_and_can_itself_be_undone(cast: Cast):
    with pghistory.context(act="import") as context:
        booth = make_booth(cast.chowk, "700", groups=1)
    before = register()
    with pghistory.context(act="undo") as again:
        undo_apply(context.id, MODELS)
    assert Booth.pgh_event_model.objects.filter(pgh_context=again.id).get().pgh_obj_id == booth.pk
    undo(again.id)
    assert register() == before


def test_what_was_changed_since_is_left_alone_and_named(cast: Cast):
    booth = cast.booths["171/1"]
    with pghistory.context(act="import") as context:
        Booth.objects.filter(pk__in=[booth.pk, cast.booths["171/2"].pk]).update(name_en="Imported", version=2)
    booth.refresh_from_db()
    booth_update(actor=cast.staff, booth=booth, version=2, name_en="By hand")
    plan = undo_plan(context.id, MODELS)
    assert (plan.alone, plan.forced) == (Counts(restored=1, left=1), Counts(restored=2))
    (kept,) = plan.kept
    assert (kept.model, kept.pk, kept.reason, kept.forced) == (Booth, booth.pk, Reason.CHANGED, False)
    assert kept.metadata["user"] == cast.staff.pk
    assert kept.at is not None
    undo(context.id)
    assert list(
        Booth.objects.filter(assembly=cast.lucknow_west, number__in="12").values_list("name_en", flat=True)
    ) == [
        "By hand",
        "Primary School 2",
    ]
    undo(context.id, force=True)
    booth.refresh_from_db()
    assert booth.name_en == "Primary School 1"


def test_an_edit_that_was_put_back_is_no_change(cast: Cast):
    booth = cast.booths["171/1"]
    with pghistory.context(act="import") as context:
        Booth.objects.filter(pk=booth.pk).update(name_en="Imported", version=2)
    booth.refresh_from_db()
    booth_update(actor=None, booth=booth, version=2, name_en="By hand")
    booth_update(actor=None, booth=booth, version=3, name_en="Imported")
    assert undo(context.id).counts == Counts(restored=1)


def test_what_something_else_hangs_on_is_never_removed(cast: Cast):
    with pghistory.context(act="import") as context:
        unit = mandal(cast)
        booth = make_booth(unit, "700")
        make_booth(unit, "701")
    group = make_group(booth)
    plan = undo_plan(context.id, MODELS)
    assert plan.alone == plan.forced == Counts(removed=1, left=2)
    assert [(kept.model, kept.reason, kept.forced, kept.cause) for kept in plan.kept] == [
        (Unit, Reason.HANGING, True, ("booths.Booth", booth.pk)),
        (Booth, Reason.HANGING, True, ("booths.WhatsAppGroup", group.pk)),
    ]
    undo(context.id, force=True)
    assert list(Booth.objects.filter(unit=unit)) == [booth]


def test_vacant_seats_go_with_their_unit_and_held_ones_keep_it(cast: Cast):
    with pghistory.context(act="import") as context:
        units = [mandal(cast, code) for code in ("N1", "N2")]
    with by_hand():
        seats = [Seat.objects.create(unit=unit, position=seat_of(cast.chowk, "convener").position) for unit in units]
        Assignment.objects.create(seat=seats[0], member=cast.field_worker, since="2026-11-01")
    result = undo(context.id)
    assert dict(result.models)[Unit] == Counts(removed=1, left=1)
    assert list(Unit.objects.filter(code__in=["N1", "N2"])) == [units[0]]
    assert list(Seat.objects.filter(pk__in=[seat.pk for seat in seats])) == [seats[0]]
    assert [kept.model for kept in result.kept] == [Unit]


def test_a_link_that_is_anothers_by_now_does_not_come_back(cast: Cast):
    group = WhatsAppGroup.objects.get(booth=cast.booths["171/2"])
    old = group.invite_code
    with pghistory.context(act="import") as context:
        WhatsAppGroup.objects.filter(pk=group.pk).update(invite_code=make_code())
    holder = make_group(cast.booths["146/2"], invite_code=old)
    result = undo(context.id, force=True)
    (kept,) = result.kept
    assert (kept.pk, kept.reason, kept.cause) == (group.pk, Reason.TAKEN, ("booths.WhatsAppGroup", holder.pk))
    group.refresh_from_db()
    assert group.invite_code != old


def test_numbers_that_changed_places_change_back(cast: Cast):
    pks = [cast.booths[f"171/{number}"].pk for number in ("1", "2", "10", "10A")]
    numbers = ["2", "10", "1", "11"]
    before, sums = register(), figures()
    with pghistory.context(act="renumber") as context, connection.cursor() as cursor:
        cursor.execute(
            RENUMBER,
            [pks, numbers],
        )
    assert [Booth.objects.get(pk=pk).number for pk in pks] == numbers
    assert undo(context.id).counts == Counts(restored=4)
    assert (register(), figures()) == (before, sums)


def test_a_number_whose_holder_stays_keeps_all_that_moved_for_it(cast: Cast):
    pks = [cast.booths[f"171/{number}"].pk for number in ("1", "2", "10")]
    with pghistory.context(act="renumber") as context, connection.cursor() as cursor:
        cursor.execute(
            RENUMBER,
            [pks, ["2", "10", "11"]],
        )
    with by_hand():
        Booth.objects.filter(pk=pks[1]).update(electors=1)
    result = undo(context.id)
    assert result.counts == Counts(restored=1, left=2)
    assert {kept.pk: kept.reason for kept in result.kept} == {pks[1]: Reason.CHANGED, pks[2]: Reason.TAKEN}


def test_what_belonged_to_something_gone_does_not_come_back_without_it(cast: Cast):
    unit = mandal(cast)
    booth = make_booth(unit, "700")
    with pghistory.context(act="import") as context:
        Booth.objects.filter(pk=booth.pk).update(unit=cast.chowk)
    with by_hand():
        unit.delete()
    (kept,) = undo(context.id).kept
    assert (kept.pk, kept.reason) == (booth.pk, Reason.GONE)


def test_a_merge_of_units_comes_apart_again(cast: Cast):
    sector = Unit.objects.create(level=6, code="S", name_en="S", parent=cast.aminabad)
    Booth.objects.filter(unit=cast.aminabad).update(unit=sector)
    before, sums = register(), figures()
    with pghistory.context(act="merge") as context:
        sector.parent = cast.chowk
        sector.save()
        Seat.objects.filter(unit=cast.aminabad).delete()
        Unit.objects.filter(pk=cast.aminabad.pk).delete()
    undo(context.id)
    assert register() == before
    assert figures() == sums


def test_force_takes_back_a_group_that_was_edited_and_one_that_was_closed(cast: Cast):
    before = register()
    with pghistory.context(act="import") as context:
        edited, closed = make_group(cast.booths["171/10"]), make_group(cast.booths["171/2"], 2)
    group_update(actor=None, group=edited, version=1, members=77)
    with by_hand():
        WhatsAppGroup.objects.filter(pk=closed.pk).update(status="closed", closed_on="2026-11-20", invite_code=None)
    assert undo(context.id).counts == Counts(left=2)
    assert undo(context.id, force=True).counts == Counts(removed=2)
    assert register() == before


def test_a_later_check_keeps_what_it_says_when_the_group_is_forced_back(cast: Cast):
    group = WhatsAppGroup.objects.get(booth=cast.booths["171/2"])
    with pghistory.context(act="import") as context:
        WhatsAppGroup.objects.filter(pk=group.pk).update(name="Imported", version=2)
    group.refresh_from_db()
    check_record(actor=None, group=group, alive=True, members=55)
    undo(context.id, force=True)
    group.refresh_from_db()
    assert (group.name, group.alive) == ("", True)
    assert group.checked_on is not None


def test_deleted_by_hand_since_is_left_or_made_again(cast: Cast):
    booth = cast.booths["171/10"]
    with pghistory.context(act="import") as context:
        Booth.objects.filter(pk=booth.pk).update(name_en="Imported")
        group = group_register(actor=None, booth=cast.booths["146/2"], slot=1, invite_code=make_code())
    with by_hand():
        WhatsAppGroup.objects.filter(pk=group.pk).delete()
        Booth.objects.filter(pk=booth.pk).delete()
    assert undo(context.id).counts == Counts(left=1)
    assert undo(context.id, force=True).counts == Counts(recreated=1)
    assert Booth.objects.get(pk=booth.pk).name_en == "Primary School 10"


def test_a_changed_booth_on_which_something_hangs_says_so(cast: Cast):
    with pghistory.context(act="import") as context:
        booth = make_booth(cast.chowk, "700")
        group = make_group(booth)
    booth_update(actor=None, booth=booth, version=1, electors=5)
    check_record(actor=None, group=group, alive=True)
    result = undo(context.id, force=True)
    assert result.counts == Counts(left=2)
    assert [(kept.model, kept.reason) for kept in result.kept] == [
        (Booth, Reason.HANGING),
        (WhatsAppGroup, Reason.HANGING),
    ]
