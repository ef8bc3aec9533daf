"""Large messy sheets: the figures add up, each refused row has its reason, and the same sheet again changes nothing."""

import random
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from booths.models import Booth, WhatsAppGroup
from core.links import invite_url
from imports.models import Severity
from imports.tests.importing import BOOTHS, GROUPS, apply, check
from teams.tests.cast import Cast

pytestmark = pytest.mark.django_db
Row = list[object]


def booth_rows(dice: random.Random, count: int) -> list[Row]:
    number = [str, "{}A".format, "०{}".format, "Booth No {}".format, "{}.0".format]
    return [
        [
            dice.choice([171, 171, 172, 146, 999, "", "Lucknow West", "१७२"]),
            dice.choice(["", "0", "x y", "9E+9"])
            if dice.random() < 0.05
            else dice.choice(number)(dice.randint(1, count)),
            dice.choice(["School", "प्राथमिक  विद्यालय", "", "NA", "'Quoted'", "S" * 300]),
            dice.choice([900, "1,024", "लगभग 200", -1, "", "900.0"]),
        ]
        for _ in range(count)
    ]


def group_rows(dice: random.Random, count: int) -> list[Row]:
    codes = [f"Messy{number:017d}" for number in range(count)]
    return [
        [
            dice.choice([171, 172, 146, 146, 5]),
            dice.choice(["1", "2", "10", "10A", "10 a", "55"]) if dice.random() < 0.3 else dice.randint(1, 3),
            dice.choice([1, 2, "", "", 3, "two"]),
            dice.choice([invite_url(dice.choice(codes)), "", f"join {invite_url(dice.choice(codes))}?x", "broken"]),
            dice.choice(["Ram", "", "श्याम", "1234"]),
            dice.choice(["6000012345", "+91 60000 12346", "", "12", "9.87E+09"]),
            dice.choice([50, "", 5, 2000, "many"]),
        ]
        for _ in range(count)
    ]


@pytest.mark.parametrize(("kind", "header", "make"), [("booths", BOOTHS, booth_rows), ("groups", GROUPS, group_rows)])
def test_ten_thousand_messy_rows(cast: Cast, kind: str, header: tuple[str, ...], make: Callable[..., list[Row]]):
    rows = make(random.Random(7), 10_000)
    job = apply(check(kind, header, rows))
    assert job.rows == job.new + job.changed + job.unchanged + job.refused == 10_000
    refused = job.problems.filter(severity=Severity.ERROR).values("row").distinct().count()
    assert refused == job.refused
    assert sum(line.new + line.changed + line.unchanged + line.refused for line in job.by_unit.all()) == 10_000
    before = _register()
    again = apply(check(kind, header, rows))
    assert (again.new, again.changed) == (0, 0)
    assert again.refused >= job.refused  # a slot that was free for a row may be taken by now, by a row of the sheet
    assert _register() == before


def _register() -> list[list[object]]:
    return [list(model.objects.order_by("pk").values()) for model in (Booth, WhatsAppGroup)]


CELL = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["171", "146", "1", "10A", "चौक", "=1+1", "\x00", "\u200b1", "9" * 40, "-", "https://chat.whatsapp.com/"]
    ),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(CELL, min_size=7, max_size=9), min_size=1, max_size=8))
def test_any_cells_at_all_are_answered(cast: Cast, rows: list[list[str]]):
    for kind, header in (("booths", BOOTHS), ("groups", GROUPS)):
        job = check(kind, header, [row[: len(header) + 1] for row in rows])
        assert job.state in ("ready", "failed"), job.error
        assert job.rows == job.new + job.changed + job.unchanged + job.refused
