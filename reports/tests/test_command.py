"""``manage.py export_table``: the stable handle for scripts."""

import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from accounts.models import Activity
from core.sheets import open_sheet
from reports.files import folder_of
from reports.models import ExportJob, State
from teams.tests.cast import Cast

pytestmark = pytest.mark.django_db


def run(*arguments: object) -> str:
    output = io.StringIO()
    call_command("export_table", *map(str, arguments), stdout=output)
    return output.getvalue()


def test_a_table_is_written_and_told_of_in_json(cast: Cast, tmp_path: Path):
    path = tmp_path / "seats.xlsx"
    filters = ("--filter", "unit=UP-171", "state=filled")
    told = json.loads(run("seats", "--as", cast.lucknow_convener.phone, *filters, "-o", path, "--json"))
    assert (told["table"], told["format"], told["rows"], told["numbers"]) == ("seats", "xlsx", 2, "full")
    assert told["size"] == path.stat().st_size
    with open_sheet(path, filename=path.name) as sheet:
        rows = [cells for _number, cells in sheet.rows()]
    assert "Ekta Saxena" in rows[1]
    job = ExportJob.objects.get(pk=told["id"])
    assert (job.state, job.asked_by, folder_of(job.pk).exists()) == (State.EXPIRED, cast.lucknow_convener, False)
    assert Activity.objects.filter(verb="export_done", actor=cast.lucknow_convener, subject_id=job.pk).exists()


def test_whoever_holds_the_server_takes_out_all(cast: Cast, tmp_path: Path):
    told = run("booths", "--columns", "booth_no", "name_hi", "--no-bom", "--language", "hi", "-o", tmp_path / "b.csv")
    assert "7 rows" in told
    assert (tmp_path / "b.csv").read_text().startswith("बूथ संख्या,")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--filter", "unit=LKO-M"), "no unit 'LKO-M'"),
        (("--filter", "colour=red"), "no filter colour"),
        (("--filter", "state"), "NAME=VALUE"),
        (("--filter", "state=gone"), "state"),
        (("--columns", "salary"), "no column salary"),
        (("-o", "/no/such/folder/a.csv"), "no folder"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_written(cast: Cast, tmp_path: Path, arguments: tuple[str], message: str):
    with pytest.raises(CommandError, match=message):
        run("seats", "--as", cast.sitapur_convener.phone, "-o", tmp_path / "a.csv", *arguments)
    assert not ExportJob.objects.exists()


def test_who_may_not_export_does_not(cast: Cast, tmp_path: Path):
    for login, message in ((cast.viewer.phone, "may export"), ("6000099999", "nobody")):
        with pytest.raises(CommandError, match=message):
            run("seats", "--as", login, "-o", tmp_path / "a.csv")
