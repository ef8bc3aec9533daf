"""The scope as a value, and the doors that hold it up."""

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from booths.access import booth_fetch, group_fetch, unit_fetch
from booths.models import Booth, LinkCollision, Unit, WhatsAppGroup
from booths.places import own_unit
from booths.scope import Right, Scope
from booths.services import collision_record


def test_rights_reach_the_unit_and_all_below(cast):
    scope = Scope(roots={Right.SEE: frozenset({cast.lucknow.pk}), Right.EDIT: frozenset({cast.chowk.pk})})
    seen = set(Unit.objects.within(scope))
    assert seen == {cast.lucknow, cast.lucknow_west, cast.lucknow_north, cast.chowk, cast.aminabad}
    assert all(scope.may(Right.SEE, unit) == (unit in seen) for unit in Unit.objects.all())
    assert set(Unit.objects.within(scope, Right.EDIT)) == {cast.chowk}
    assert {booth.number for booth in Booth.objects.within(scope, Right.EDIT)} == {"1", "2"}
    assert {group.booth.assembly_id for group in WhatsAppGroup.objects.within(scope).select_related("booth")} == {
        *(cast.lucknow_west.pk, cast.lucknow_north.pk)
    }


def test_nothing_and_everything(cast):
    for model in (Unit, Booth, WhatsAppGroup):
        assert not model.objects.within(Scope.nothing()).exists()
        assert model.objects.within(Scope.everything()).count() == model.objects.count()
    assert not Scope.nothing().has(Right.SEE) and Scope.everything().may(Right.PHONES, cast.chowk)


def test_collisions_are_seen_with_the_booth_that_was_refused(cast):
    holder = cast.booths["146/1"].groups.get()
    collision_record(actor=None, booth=cast.booths["171/10"], slot=1, invite_code=holder.invite_code)
    assert LinkCollision.objects.within(cast.scope(cast.lucknow_convener)).standing().count() == 1
    assert LinkCollision.objects.within(cast.scope(cast.sitapur_convener)).standing().count() == 0


def test_the_doors(cast):
    lucknow, viewer = cast.scope(cast.lucknow_convener), cast.scope(cast.viewer)
    booth, outside = cast.booths["171/1"], cast.booths["146/1"]
    group, group_outside = booth.groups.first(), outside.groups.first()
    assert booth_fetch(lucknow, booth.pk, Right.EDIT) == booth
    assert group_fetch(lucknow, group.pk, Right.PHONES) == group
    assert unit_fetch(lucknow, "UP-171", Right.EDIT) == cast.lucknow_west
    for fetch, key in (
        (booth_fetch, outside.pk),
        (group_fetch, group_outside.pk),
        (unit_fetch, "STP"),
        (unit_fetch, "UP"),
    ):
        for right in Right:
            with pytest.raises(Http404):
                fetch(lucknow, key, right)
    for fetch, key in ((booth_fetch, booth.pk), (group_fetch, group.pk), (unit_fetch, "LKO-M")):
        fetch(viewer, key)
        with pytest.raises(PermissionDenied):
            fetch(viewer, key, Right.EDIT)


def test_the_one_unit_of_a_person(cast):
    assert own_unit(Scope.everything()) == cast.state
    assert own_unit(cast.scope(cast.lucknow_convener)) == cast.lucknow
    assert own_unit(Scope.nothing()) is None
    both = Scope(roots={Right.SEE: frozenset({cast.lucknow.pk, cast.chowk.pk})})
    assert own_unit(both) == cast.lucknow, "the wider one holds the other"
    apart = Scope(roots={Right.SEE: frozenset({cast.lucknow.pk, cast.sitapur.pk})})
    assert own_unit(apart) is None
