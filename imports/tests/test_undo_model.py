"""Any sequence of imports, edits by hand and undoing gives the register that a simple model predicts."""

from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from booths.models import Booth
from booths.services import booth_update
from booths.tests.recount import assert_counters_right
from core.tests.test_undo import by_hand
from imports.models import ImportJob
from imports.tests.importing import BOOTHS, apply, check
from imports.tests.test_undo import undone
from teams.tests.cast import Cast, make_cast, make_group

NUMBERS = ("1", "2", "10", "70", "71", "72")  # the last three are not there to begin with
Values = tuple[str, int]

values = st.tuples(st.sampled_from(["A", "B", "C"]), st.integers(1, 3))
sheets = st.dictionaries(st.sampled_from(NUMBERS), values, min_size=1)
steps = st.one_of(
    st.tuples(st.just("import"), sheets),
    st.tuples(st.just("edit"), st.sampled_from(NUMBERS), values),
    st.tuples(st.just("delete"), st.sampled_from(NUMBERS)),
    st.tuples(st.just("group"), st.sampled_from(NUMBERS)),
    st.tuples(st.just("undo"), st.integers(0, 4), st.booleans()),
)


@dataclass
class Written:
    """What an import did to a booth: what was before (None: nothing), and what it left."""

    key: int
    before: Values | None
    after: Values


@dataclass
class Model:
    """The register as a dictionary. ``keys`` tell a booth from another that gets its number later."""

    booths: dict[str, Values]
    keys: dict[str, int] = field(default_factory=dict)
    held: set[int] = field(default_factory=set)
    """Booths that somebody registered a group on."""
    imports: list[dict[str, Written]] = field(default_factory=list)
    undone: set[int] = field(default_factory=set)
    made: int = 0

    def key(self, number: str) -> int:
        return self.keys.setdefault(number, -NUMBERS.index(number))

    def take(self, sheet: dict[str, Values]) -> None:
        written = {}
        for number, wanted in sheet.items():
            before = self.booths.get(number)
            if before is None:
                self.made += 1
                self.keys[number] = self.made
            if before != wanted:
                written[number] = Written(self.key(number), before, wanted)
                self.booths[number] = wanted
        self.imports.append(written)

    def undo(self, index: int, *, force: bool) -> None:
        self.undone.add(index)
        for number, written in self.imports[index].items():
            same = number in self.booths and self.key(number) == written.key
            changed = not same or self.booths[number] != written.after
            if changed and not force:
                continue
            if written.before is None:
                if same and written.key not in self.held:
                    del self.booths[number]
            elif same:
                self.booths[number] = written.before
            elif number not in self.booths:  # deleted since, and its number is free: it is made again
                self.booths[number] = written.before
                self.keys[number] = written.key


class TestAgainstTheModel(TestCase):
    """A database of its own for each example."""

    @settings(max_examples=25, deadline=None)
    @given(st.lists(steps, min_size=2, max_size=9))
    def test_the_register_is_what_the_model_says(self, chosen: list[tuple]) -> None:
        cast = make_cast()
        names = dict.fromkeys(("1", "2", "10"), ("Z", 9))
        Booth.objects.filter(number="10A").delete()
        for number in names:
            Booth.objects.filter(assembly=cast.lucknow_west, number=number).update(name_en="Z", electors=9)
        model, jobs = Model(names, held={0, -1}), list[ImportJob]()
        for step in chosen:
            self._do(step, cast, model, jobs)
        found = Booth.objects.filter(assembly=cast.lucknow_west)
        assert {booth.number: (booth.name_en, booth.electors) for booth in found} == model.booths
        assert_counters_right()

    def _do(self, step: tuple, cast: Cast, model: Model, jobs: list[ImportJob]) -> None:
        what, *more = step
        booth = Booth.objects.filter(assembly=cast.lucknow_west, number=more[0]).first() if what != "undo" else None
        if what == "import":
            rows = [[171, number, name, electors] for number, (name, electors) in more[0].items()]
            jobs.append(apply(check("booths", BOOTHS, rows)))
            model.take(more[0])
        elif what == "edit" and booth:
            name, electors = more[1]
            booth_update(actor=None, booth=booth, version=booth.version, name_en=name, electors=electors)
            model.booths[more[0]] = more[1]
        elif what == "group" and booth and booth.active_groups == 0:
            make_group(booth)
            model.held.add(model.key(more[0]))
        elif what == "delete" and booth and model.key(more[0]) not in model.held:
            with by_hand():
                booth.delete()
            del model.booths[more[0]]
        elif what == "undo" and more[0] < len(jobs) and more[0] not in model.undone and jobs[more[0]].context:
            if not model.imports[more[0]]:
                return
            undone(jobs[more[0]], force=more[1])
            model.undo(more[0], force=more[1])


@pytest.mark.django_db
def test_the_model_knows_the_plain_case() -> None:
    model = Model({"1": ("Z", 9)})
    model.take({"1": ("A", 1), "70": ("B", 2)})
    model.undo(0, force=False)
    assert model.booths == {"1": ("Z", 9)}
