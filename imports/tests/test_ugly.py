"""Every ugly sheet, imported as the command does, comes to what it must come to; and once more, it changes nothing."""

import io
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils import translation

from booths.models import Booth, Unit, WhatsAppGroup
from imports.models import ImportJob, State
from imports.tests.ugly.case import Outcome, Refusal, Ugly
from imports.tests.ugly.cases import CASES
from imports.tests.ugly.register import make_register
from teams.models import Member
from teams.tests.cast import Cast

FIGURES = ("new", "changed", "unchanged", "refused")
LISTS = ("errors", "warnings", "repairs")


@pytest.fixture(scope="module")
def register(django_db_setup: None, django_db_blocker: Any) -> Iterator[Cast]:
    """The register, once for all sheets; each takes back what it did."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_register()
        transaction.set_rollback(True)


@pytest.mark.django_db
@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.kind}/{case.name}")
def test_it_comes_to_what_it_must(case: Ugly, register: Cast, tmp_path: Path):
    path = case.write(tmp_path)
    told, job = imported(case, path, register)
    if isinstance(case.expected, Refusal):
        assert told["file_error"]["code"] == case.expected.code
        assert case.expected.says in told["file_error"]["message"]
        assert list(told) == ["file_error"]
        return
    assert seen(told, job) == wanted(case.expected)
    assert_says(told, case.expected)
    assert {place: held(place, facts) for place, facts in case.expected.register.items()} == case.expected.register
    again, _job = imported(case, path, register)
    same = (0, 0, told["rows"] - told["refused"], told["refused"])
    assert tuple(again[name] for name in FIGURES) == (case.again or same)


def imported(case: Ugly, path: Path, cast: Cast) -> tuple[dict[str, Any], ImportJob]:
    """Import the file with the command; return its report, and the job."""
    output, login = io.StringIO(), getattr(cast, case.by).phone if case.by else None
    try:
        with translation.override("en"):
            call_command("import_sheet", case.kind, str(path), "--json", login=login, stdout=output)
    except SystemExit as ended:
        assert ended.code == 2
    job = ImportJob.objects.latest("pk")
    assert job.state == (State.FAILED if isinstance(case.expected, Refusal) else State.DONE)
    return json.loads(output.getvalue()), job


def seen(told: dict[str, Any], job: ImportJob) -> dict[str, Any]:
    """Return what a report says, and what the page says beside it; the order within a row does not count."""
    assert told["kind"] == job.kind
    assert told["rows"] == sum(told[name] for name in FIGURES)
    columns = job.understanding["columns"]
    lists = {
        name: sorted((line["row"], line["column"], line["value"], line["code"]) for line in told[name])
        for name in LISTS
    }
    for name, found in lists.items():
        assert [line["row"] for line in told[name]] == [row for row, *_rest in found]
    return {
        **{name: told[name] for name in FIGURES},
        **lists,
        "left_out": {kind: numbers for kind, (_count, numbers) in job.notes["left_out"].items()},
        "left_out_counts": {kind: count for kind, (count, _numbers) in job.notes["left_out"].items()},
        "ignored": [column["header"] for column in columns if column["field"] is None and column["header"]],
        "hidden": job.notes["hidden"],
    }


def wanted(expected: Outcome) -> dict[str, Any]:
    """Return what ``seen`` must give."""
    return {
        **{name: getattr(expected, name) for name in FIGURES},
        **{
            name: sorted((line.row, line.column, line.value, line.code) for line in getattr(expected, name))
            for name in LISTS
        },
        "left_out": dict(expected.left_out),
        "left_out_counts": {kind: len(rows) for kind, rows in expected.left_out.items()},
        "ignored": list(expected.ignored),
        "hidden": expected.hidden,
    }


def assert_says(told: dict[str, Any], expected: Outcome) -> None:
    """Every message is a sentence, and says what it must."""
    says = {
        (line.row, line.code, line.column): line.says
        for line in (*expected.errors, *expected.warnings, *expected.repairs)
    }
    for line in (*told["errors"], *told["warnings"], *told["repairs"]):
        assert line["message"].endswith((".", "?")), line
        assert "%(" not in line["message"], line
        assert says[line["row"], line["code"], line["column"]] in line["message"], line


def held(place: str, facts: Any) -> dict[str, Any] | None:
    """Return what the register holds of a place or person, as far as the facts ask; None when there is none."""
    first, *numbers = place.split("/")
    found: Any
    if first.startswith("+"):
        found = Member.objects.filter(phone=first).first()
    elif not numbers:
        found = Unit.objects.filter(code=first).first()
    else:
        code = first if "-" in first else f"UP-{first}"
        found = Booth.objects.filter(assembly__code=code, number=numbers[0]).first()
        if len(numbers) > 1:
            found = WhatsAppGroup.objects.filter(booth=found, slot=numbers[1]).first() if found else None
    return found and {name: value(found, name) for name in facts}


def value(found: Any, name: str) -> Any:
    """Return a field as the facts write it: units by code, days as text, seats by unit, post and number."""
    if name == "seats":
        seats = found.assignments.filter(until=None).values_list(
            "seat__unit__code", "seat__position__key", "seat__number"
        )
        return [" ".join(map(str, seat)) for seat in seats]
    held = getattr(found, name)
    if isinstance(held, Unit):
        return held.code
    return held.isoformat() if isinstance(held, date) else held


def test_there_are_enough_of_them():
    assert len(CASES) >= 60
    assert len({(case.kind, case.name) for case in CASES}) == len(CASES)
    assert len({case.fault for case in CASES}) == len(CASES)
