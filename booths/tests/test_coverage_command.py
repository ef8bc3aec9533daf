"""``manage.py coverage``: the handle that scripts and reports hang on."""

import json
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from booths.coverage import coverage_by_level, coverage_of
from booths.levels import Level
from booths.models import WhatsAppGroup
from booths.services import unit_create

pytestmark = pytest.mark.django_db


def coverage(*arguments):
    out = StringIO()
    call_command("coverage", *arguments, stdout=out)
    return out.getvalue()


def report(*arguments):
    return json.loads(coverage(*arguments, "--json"))


def test_the_only_state_and_its_next_level_are_the_default(cast):
    found = report()
    assert found["code"] == "UP" and found["level"] == "state"
    assert (found["booths"], found["covered"], found["partly"], found["uncovered"]) == (7, 2, 2, 3)
    assert (found["groups"], found["wanted"], found["verified"], found["stale"]) == (6, 14, 0, 0)
    assert found["members"] == 720
    assert found["listed"] == "region" and [unit["code"] for unit in found["units"]] == ["AWD"]


def test_parts_add_up_to_the_whole_at_every_level(cast):
    for level in ("region", "district", "assembly", "mandal"):
        found = report("UP", "--level", level)
        for figure in ("booths", "covered", "partly", "uncovered", "groups", "verified", "stale", "members"):
            assert sum(unit[figure] for unit in found["units"]) == found[figure], (level, figure)


def test_booths_on_no_unit_of_the_level_come_last_and_nameless(cast):
    rest = report("LKO-M", "--level", "mandal")["units"][-1]
    assert rest["code"] is None and rest["booths"] == 1


def test_codes_are_read_in_any_case(cast):
    assert report("stp")["code"] == "STP"


def test_a_unit_without_units_below_lists_none(cast):
    found = report("UP-171-01")
    assert found["listed"] is None and found["units"] == [] and found["booths"] == 2


def test_a_day_in_the_past_is_counted_as_it_stood(cast):
    today = timezone.localdate()
    WhatsAppGroup.objects.filter(booth=cast.booths["171/1"]).update(activated_on=today - timedelta(days=5))
    before = report("--on", (today - timedelta(days=3)).isoformat())
    assert before["on"] == (today - timedelta(days=3)).isoformat()
    assert (before["groups"], before["covered"]) == (2, 1)
    assert report("--on", today.isoformat())["groups"] == 6


def test_the_table_is_for_people(cast):
    table = coverage("LKO-M").splitlines()
    titles = ["code", "booths", "covered", "partly", "uncovered", "groups", "verified", "stale", "members", "name"]
    assert table[0].split() == titles
    assert table[1].split()[:5] == ["LKO-M", "5", "2", "1", "2"]
    assert table[2].endswith("Lucknow West")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["NOWHERE"], "no unit with the code 'NOWHERE'"),
        (["UP", "--level", "village"], "is no level; levels are: state, region"),
        (["STP", "--level", "region"], "does not lie below STP"),
        (["UP", "--on", "yesterday"], "is no date: write it as"),
        (["UP", "--on", "2999-01-01"], "still to come"),
    ],
)
def test_mistakes_are_named(cast, arguments, said):
    with pytest.raises(CommandError, match=said):
        coverage(*arguments)


def test_no_state_and_several_states_ask_for_a_name(cast):
    unit_create(actor=None, level=Level.STATE, code="BR", parent=None, name_en="Bihar", name_hi="बिहार")
    with pytest.raises(CommandError, match="the states are: BR, UP"):
        coverage()


def test_without_a_state_it_says_so():
    with pytest.raises(CommandError, match="no state is set up"):
        coverage()


def test_it_says_what_the_pages_say(cast):
    rows = {row.unit.code: row.figures for row in coverage_by_level(cast.state, Level.DISTRICT) if row.unit}
    found = report("UP", "--level", "district")
    assert {unit["code"]: unit["verified"] for unit in found["units"]} == {c: f.verified for c, f in rows.items()}
    assert found["covered"] == coverage_of(cast.state).covered
