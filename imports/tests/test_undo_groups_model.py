"""Groups that fight for links: what undoing does not name as left is as it was, and what people touched is named."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from booths.errors import LinkTaken, SlotTaken
from booths.models import Booth, WhatsAppGroup
from booths.services import group_close, group_register, group_update
from booths.tests.recount import assert_counters_right
from imports.models import ImportJob
from imports.tests.importing import GROUPS, apply, check
from imports.tests.test_undo import undone
from teams.tests.cast import make_cast

CODES = [f"Model{number:017d}" for number in range(4)]
FIELDS = ("booth_id", "slot", "invite_code", "admin_name", "members", "status", "activated_on", "closed_on")
Values = dict[int, tuple[Any, ...]]

slots = st.tuples(st.sampled_from(["1", "2", "10", "10A"]), st.integers(1, 2))
groups = st.tuples(slots, st.sampled_from([*CODES, ""]), st.sampled_from(["Ram", "Sita"]))
steps = st.one_of(
    st.tuples(st.just("import"), st.lists(groups, min_size=1, max_size=5)),
    st.tuples(st.just("register"), slots, st.sampled_from(CODES)),
    st.tuples(st.just("update"), slots, st.sampled_from(CODES)),
    st.tuples(st.just("close"), slots),
    st.tuples(st.just("undo"), st.integers(0, 3), st.booleans()),
)


def register() -> Values:
    return {row[0]: row[1:] for row in WhatsAppGroup.objects.values_list("pk", *FIELDS)}


class TestGroups(TestCase):
    """A database of its own for each example."""

    @settings(max_examples=25, deadline=None)
    @given(st.lists(steps, min_size=2, max_size=9))
    def test_what_is_not_left_is_as_it_was(self, chosen: list[tuple[Any, ...]]) -> None:
        booths = {booth.number: booth for booth in Booth.objects.filter(assembly=make_cast().lucknow_west)}
        jobs: list[tuple[ImportJob, Values, Values]] = []
        for what, *more in chosen:
            if what == "import":
                before, rows = register(), [
                    [171, number, slot, f"https://chat.whatsapp.com/{code}" if code else "", name, "", ""]
                    for (number, slot), code, name in more[0]
                ]  # fmt: skip
                jobs.append((apply(check("groups", GROUPS, rows)), before, register()))
            elif what == "undo":
                if more[0] < len(jobs) and jobs[more[0]][0].state == "done":
                    self._undo(*jobs[more[0]], force=more[1])
            else:
                self._by_hand(what, booths[more[0][0]], more[0][1], *more[1:])
            assert_counters_right()

    def _undo(self, job: ImportJob, before: Values, after: Values, *, force: bool) -> None:
        now = register()
        undone(job, force=force)
        then = register()
        left = {pk for label, pk, _reason in job.undo["kept"] if label == "booths.WhatsAppGroup"}
        written = {pk for pk in before.keys() | after.keys() if before.get(pk) != after.get(pk)}
        for pk in written:
            assert then.get(pk) == (now.get(pk) if pk in left else before.get(pk))
            if not force and now.get(pk) not in (after.get(pk), before.get(pk)):
                assert pk in left
        untouched = now.keys() - written
        assert {pk: then.get(pk) for pk in untouched} == {pk: now[pk] for pk in untouched}
        assert then.keys() <= now.keys() | written

    def _by_hand(self, what: str, booth: Booth, slot: int, code: str = "") -> None:
        group = WhatsAppGroup.objects.filter(booth=booth, slot=slot).first()
        try:
            if what == "register":
                group_register(actor=None, booth=booth, slot=slot, invite_code=code)
            elif group and group.status == "active":
                if what == "update":
                    group_update(actor=None, group=group, version=group.version, invite_code=code)
                else:
                    group_close(actor=None, group=group, version=group.version, reason="dead")
        except (LinkTaken, SlotTaken):
            pass
