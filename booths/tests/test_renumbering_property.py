"""Any valid renumbering loses and doubles nothing; taken back, it leaves the register as it was."""

from random import Random
from typing import Any

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from booths.models import Booth, GroupCheck, Renumbering, Unit, WhatsAppGroup
from booths.services import check_record, group_close
from booths.services.renumbering import renumbering_apply, renumbering_start, renumbering_undo
from booths.tests.recount import assert_counters_right
from core.booth_numbers import sort_key
from teams.tests.cast import Cast, make_booth, make_group

Source = Renumbering.Source
NUMBERS = [str(number) for number in range(1, 12)] + ["3A", "7B", "9क"]
FIELDS: dict[type, tuple[str, ...]] = {
    Booth: ("pk", "number", "unit", "name_en", "name_hi", "electors", "active_groups"),
    WhatsAppGroup: (
        *("pk", "booth", "slot", "status", "invite_code", "admin_name", "activated_on", "closed_on"),
        *("members", "checked_on", "alive"),
    ),
    GroupCheck: ("pk", "group", "checked_on", "alive", "members"),
}


def _register() -> dict[type, list[dict[str, Any]]]:
    return {model: list(model.objects.order_by("pk").values(*fields)) for model, fields in FIELDS.items()}


def _fill(assembly: Unit, random: Random) -> list[str]:
    """Put booths with groups of every state into an assembly, and return their numbers in order."""
    numbers = sorted(random.sample(NUMBERS, random.randint(2, 8)), key=sort_key)
    for number in numbers:
        booth = make_booth(assembly, number)
        for slot in range(1, random.randint(0, 2) + 1):
            group = make_group(booth, slot)
            if random.random() < 0.4:
                check_record(actor=None, group=group, alive=random.random() < 0.7, members=random.randint(1, 200))
            if random.random() < 0.3:
                group.refresh_from_db()
                group_close(actor=None, group=group, version=group.version, reason="x")
    return numbers


def _pairs(draw: Any, olds: list[str]) -> list[tuple[str, str]]:
    """Return a mapping: most booths anywhere, some merged, some split, some new."""
    targets = draw(st.permutations([str(number) for number in range(1, len(olds) + 3)]))
    free = list(targets[len(olds) :])
    pairs: list[tuple[str, str]] = []
    for place, (old, new) in enumerate(zip(olds, targets, strict=False)):
        what = draw(st.sampled_from(["moves", "moves", "merges", "splits"]))
        if what == "merges" and place and pairs[0][0] != old:
            pairs.append((old, pairs[0][1]))
            continue
        pairs.append((old, new))
        if what == "splits" and free:
            pairs.append((old, free.pop()))
    return [*pairs, *(("", new) for new in free if draw(st.booleans()))]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_valid_mapping_applied_and_taken_back_changes_nothing(cast: Cast, data: st.DataObject):
    with transaction.atomic():
        assembly = Unit.objects.get(code="UP-172")
        Booth.objects.filter(assembly=assembly).delete()
        olds = _fill(assembly, Random(data.draw(st.integers(0, 10**6))))
        pairs = _pairs(data.draw, olds)
        before, groups = _register(), WhatsAppGroup.objects.filter(status="active").count()
        draft = renumbering_start(actor=None, assembly=assembly, source=Source.MAPPING, pairs=pairs)
        done = renumbering_apply(actor=None, renumbering=draft, version=draft.version)

        assert_counters_right()
        assert set(Booth.objects.filter(assembly=assembly).values_list("number", flat=True)) == {n for _o, n in pairs}
        active = WhatsAppGroup.objects.filter(status="active").count()
        assert active + done.figures["groups_closed"] == groups
        renumbering_undo(actor=None, renumbering=done)
        assert _register() == before
        assert_counters_right()
        transaction.set_rollback(True)
