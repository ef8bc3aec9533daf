"""Whatever file a table comes in, its report is that of the CSV."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from django.core.files import File
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from booths.scope import Scope
from imports.models import State
from imports.report import report
from imports.services import job_create, run_check, run_reading
from imports.tests.importing import BOOTHS, GROUPS
from imports.tests.ugly import files
from imports.tests.ugly.invented import link, phone
from teams.tests.cast import Cast

Table = list[list[str]]


def column(*good: str, bad: Sequence[str] = ()) -> st.SearchStrategy[str]:
    """Cells of which most are good."""
    return st.one_of(st.sampled_from(good), st.sampled_from(good), st.sampled_from([*good, *bad]))


ASSEMBLY = column("171", "172", "146", bad=["AC 171", "१७१", "999", "", "Lucknow West", "171.0"])
NUMBER = column("1", "2", "10", "10A", "60", "61", bad=["१२क", "0", "20-22", "060", "", "-", "1E+05", "Booth 7"])
NAME = column(
    "Primary School", "प्राथमिक विद्यालय", bad=["", "  two  blanks ", "“quoted”", "=1+1", "two\nlines", "a, b; c"]
)
COUNT = column("900", "950", "", bad=["1,050", "लगभग 200", "-1", "12.5", "NA", "0"])
LINK = st.one_of(st.integers(1, 30).map(link), column("", bad=["chat.whatsapp.com/x", "Join", f"{link(1)} {link(2)}"]))
PHONE = st.one_of(st.integers(1, 9).map(phone), column("", bad=["9.87E+09", f"0{phone(3)}", f"{phone(1)}/{phone(2)}"]))
PERSON = column("Ram Lal", "सीता देवी", "", bad=["12345", "-", "राम\u200b लाल"])
SLOT = column("1", "2", "", bad=["3", "ग्रुप 2", "first"])

TABLES = st.one_of(
    st.tuples(
        st.just("booths"), st.just(BOOTHS), st.lists(st.tuples(ASSEMBLY, NUMBER, NAME, COUNT), min_size=1, max_size=12)
    ),
    st.tuples(
        st.just("groups"),
        st.just(GROUPS),
        st.lists(st.tuples(ASSEMBLY, NUMBER, SLOT, LINK, PERSON, PHONE, COUNT), min_size=1, max_size=12),
    ),
)


def typed(text: str) -> str | float:
    """Return a number for what Excel would have made a number of."""
    return float(text) if text.isascii() and text.isdigit() and text[0] != "0" else text


def ways(table: Sequence[Sequence[str]]) -> dict[str, files.File]:
    """Return the table as every kind of file."""
    return {
        "csv": files.csv_file(*table),
        "csv of excel": files.csv_file(*table, encoding="utf-8-sig"),
        "semicolons": files.csv_file(*table, delimiter=";"),
        "tsv": files.csv_file(*table, delimiter="\t", ending=".tsv"),
        "unicode text": files.csv_file(*table, delimiter="\t", encoding="utf-16", ending=".txt"),
        "xlsx": files.xlsx(*table),
        "xlsx with numbers": files.excel(*[[typed(text) for text in row] for row in table]),
        "xls": files.xls(*[[typed(text) for text in row] for row in table]),
        "ods": files.ods(*table),
    }


@pytest.mark.django_db
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=8)
@given(sheet=TABLES)
def test_every_format_gives_the_same_report(cast: Cast, tmp_path: Path, sheet: tuple[str, Sequence[str], Table]):
    kind, header, rows = sheet
    told = {name: checked(kind, file, tmp_path) for name, file in ways([header, *rows]).items()}
    for name, found in told.items():
        assert found == told["csv"], name


def checked(kind: str, file: files.File, folder: Path) -> dict[str, Any]:
    """Check a file, take everything back, and return its report and what was left out."""
    path = folder / f"sheet{file.ending}"
    file.write(path)
    with transaction.atomic(), path.open("rb") as stream:
        job = job_create(
            actor=None, scope=Scope.everything(), kind=kind, filename=path.name, file=File(stream), unrestricted=True
        )
        run_reading(job.pk, ask=False)
        assert run_check(job.pk) in (State.READY, None)
        job.refresh_from_db()
        told = report(job) | {"id": 0, "left out": job.notes.get("left_out")}
        transaction.set_rollback(True)
    return told
