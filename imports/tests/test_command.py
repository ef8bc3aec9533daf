"""``manage.py import_sheet``: the handle for scripts."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from booths.models import Booth
from imports.engine.stage import stage_tables
from imports.models import ImportJob
from imports.services import leftovers_remove
from imports.tests.importing import BOOTHS, csv_of
from teams.tests.cast import Cast

pytestmark = pytest.mark.django_db
ROWS = [[171, 70, "School", 900], [171, 1, "New name", ""], [146, 1, "", ""], [171, "ABC", "School", "लगभग 5"]]
KEYS = ["id", "kind", "rows", "new", "changed", "unchanged", "refused", "repairs", "warnings", "errors"]


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "booths.csv"
    path.write_bytes(csv_of(BOOTHS, ROWS))
    return path


def run(*arguments: object) -> dict[str, Any]:
    output = io.StringIO()
    call_command("import_sheet", *map(str, arguments), "--json", stdout=output)
    return json.loads(output.getvalue())


def test_the_report_has_these_fields_and_no_others(cast: Cast, sheet: Path):
    told = run("booths", sheet)
    assert list(told) == KEYS
    assert [told[name] for name in KEYS[1:7]] == ["booths", 4, 1, 1, 1, 1]
    (error,) = told["errors"]
    assert list(error) == ["row", "column", "value", "code", "message"]
    assert (error["row"], error["column"], error["value"]) == (5, "Booth No", "ABC")
    assert [line["code"] for line in told["warnings"]] == ["count_not_a_number"]
    assert Booth.objects.filter(number="70").exists()


def test_a_check_writes_nothing_and_leaves_nothing(cast: Cast, sheet: Path):
    assert run("booths", sheet, "--check")["new"] == 1
    assert not Booth.objects.filter(number="70").exists()
    leftovers_remove()
    assert stage_tables() == []


def test_all_or_nothing_writes_nothing_when_a_row_is_refused(cast: Cast, sheet: Path, tmp_path: Path):
    assert run("booths", sheet, "--all-or-nothing")["refused"] == 1
    assert not Booth.objects.filter(number="70").exists()
    good = tmp_path / "good.csv"
    good.write_bytes(csv_of(BOOTHS, ROWS[:3]))
    assert run("booths", good, "--all-or-nothing")["new"] == 1
    assert Booth.objects.filter(number="70").exists()


@pytest.mark.parametrize("login", ["phone", "email"])
def test_as_somebody_it_has_their_area_and_their_language(cast: Cast, sheet: Path, login: str):
    user = cast.sitapur_convener
    user.email = "dinesh@example.org"
    user.save()
    told = run("booths", sheet, "--as", getattr(user, login))
    assert [told[name] for name in KEYS[3:7]] == [0, 0, 1, 3]
    assert told["errors"][0]["message"].startswith("The place lies outside your area")
    assert ImportJob.objects.get().uploaded_by == user


@pytest.mark.parametrize("login", ["nobody@example.org", "12345"])
def test_a_login_that_nobody_has_is_refused(cast: Cast, sheet: Path, login: str):
    with pytest.raises(CommandError, match="nobody signs in"):
        run("booths", sheet, "--as", login)


def test_who_may_not_import_may_not_here_either(cast: Cast, sheet: Path):
    with pytest.raises(CommandError, match="may import"):
        run("booths", sheet, "--as", cast.viewer.phone)


def test_a_missing_file_is_told(cast: Cast, tmp_path: Path):
    with pytest.raises(CommandError, match="No such file"):
        run("booths", tmp_path / "none.csv")


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "empty"), (b"%PDF-1.7", "unknown_format"), (b"Booth,Name\n1,School\n2,School\n", "missing_column")],
)
def test_a_refused_file_ends_with_two_and_its_reason(cast: Cast, tmp_path: Path, capsys, content: bytes, code: str):
    path = tmp_path / "sheet.csv"
    path.write_bytes(content)
    output = io.StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("import_sheet", "booths", str(path), "--json", stdout=output)
    assert ended.value.code == 2
    told = json.loads(output.getvalue())
    assert list(told) == ["file_error"]
    assert told["file_error"]["code"] == code
    assert told["file_error"]["message"]


def test_without_json_it_speaks_to_people(cast: Cast, sheet: Path):
    output = io.StringIO()
    call_command("import_sheet", "booths", str(sheet), "--as", cast.staff.phone, stdout=output)
    assert "rows 4, new 1, changed 1, unchanged 1, refused 1" in output.getvalue()
    assert "5\tBooth No\tABC\tThis is no booth number" in output.getvalue()


def undo(*arguments: object) -> dict[str, Any]:
    output = io.StringIO()
    call_command("undo_import", *map(str, arguments), "--json", stdout=output)
    return json.loads(output.getvalue())


def test_undoing_tells_what_it_took_back(cast: Cast, sheet: Path):
    told = undo(run("booths", sheet)["id"])
    assert {name: told[name] for name in ("removed", "restored", "recreated", "left")} == {
        "removed": 1,
        "restored": 1,
        "recreated": 0,
        "left": 0,
    }
    assert told["kinds"] == {"booth": {"removed": 1, "restored": 1, "recreated": 0, "left": 0}}
    assert not Booth.objects.filter(number="70").exists()


def test_undoing_twice_or_outside_the_area_exits_with_2(cast: Cast, sheet: Path):
    pk = run("booths", sheet)["id"]
    output = io.StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("undo_import", str(pk), "--json", "--as", cast.sitapur_convener.phone, stdout=output)
    assert (ended.value.code, json.loads(output.getvalue())["error"]["code"]) == (2, "outside_area")
    undo(pk, "--as", cast.coordinator.phone)
    with pytest.raises(SystemExit) as ended:
        undo(pk)
    assert ended.value.code == 2
    with pytest.raises(CommandError):
        undo(pk + 1000)


def test_undoing_by_force(cast: Cast, sheet: Path):
    pk = run("booths", sheet)["id"]
    Booth.objects.filter(number="70").update(electors=7, version=2)
    told = undo(pk, "--force")
    assert (told["removed"], told["left"]) == (1, 0)
