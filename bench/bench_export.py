"""A state's booths with their groups as files, beside plain COPY of the same rows and openpyxl's write-only mode.

The whole way counts: the wish, the scope, the count, the query, the file, its checksum, the record. What it is compared
with is the bare writing of the same cells: COPY TO a file, and openpyxl fed with the rows that a cursor gives.
"""

import contextlib
import os
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import psutil
from django.db import connection

from bench.bench_import import BOOTHS, GROUPS
from bench.figures import Figure
from bench.lists import booth_list
from bench.sheets import invite_code, phone
from booths.models import Unit
from booths.scope import Scope
from booths.services import state_load
from demo.copying import copy_rows
from reports.exporters import EXPORTERS
from reports.exporters.base import Parameters
from reports.models import ExportJob, Format, State
from reports.services import export_create, export_hand_over, run_export

ROUNDS = 3
MEMORY = 60  # MB that writing may take, whatever the number of rows


def measure() -> Iterator[Figure]:
    """Yield the time of CSV and XLSX beside their limits, and the memory that each took."""
    _load()
    exporter = EXPORTERS["booths"]
    query = exporter.query(Scope.everything(), Parameters.of({}), exporter.usual, hindi=True)
    with tempfile.TemporaryDirectory() as folder:
        copied = _quickest(lambda: _copy(query, Path(folder) / "copied.csv"))
        csv, rows, peak = _exported(Format.CSV)
        work = f"{rows} booths with groups as CSV"
        yield Figure(work, csv, copied, "COPY TO", goal=2)
        yield Figure(f"{work}, memory", peak, goal=MEMORY, unit="MB")
        written = _quickest(lambda: _openpyxl(query, Path(folder) / "usual.xlsx"), rounds=1)
        xlsx, rows, peak = _exported(Format.XLSX)
        work = f"{rows} booths with groups as XLSX"
        note = f"load {os.getloadavg()[0]:.1f}"
        yield Figure(work, xlsx, written, "openpyxl", goal=0.6, note=note)
        yield Figure(f"{work}, memory", peak, goal=MEMORY, unit="MB")


def _load() -> None:
    """Fill the register with the booths of a state and two groups of each."""
    state_load(actor=None, code="UP")
    ids = {str(number): pk for number, pk in Unit.objects.filter(level=4).values_list("number", "pk")}
    rows = booth_list()
    booths = (
        (ids[row.assembly], ids[row.assembly], row.number, " ".join(row.name.split())[:250], row.electors or None)
        for row in rows
    )
    copy_rows("booths_booth", BOOTHS, booths, chunk=len(rows))
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM booths_booth ORDER BY id")
        keys = [(pk, slot) for (pk,) in cursor.fetchall() for slot in (1, 2)]
    groups = (
        (pk, slot, invite_code(index), f"Admin {index}", phone(index), 150, "active", "2026-01-01")
        for index, (pk, slot) in enumerate(keys, 1)
    )
    copy_rows("booths_whatsappgroup", GROUPS, groups, chunk=len(keys))
    connection.cursor().execute("VACUUM ANALYZE")


def _exported(format: Format) -> tuple[float, int, float]:
    """Return the least seconds of some exports, the rows of one, and the most memory that one took on top, in MB."""
    jobs: list[ExportJob] = []

    def export() -> None:
        job = export_create(
            actor=None, table="booths", parameters=Parameters.of({}), columns=EXPORTERS["booths"].usual, format=format,
            language="hi", unrestricted=True,
        )  # fmt: skip
        assert run_export(job.pk) == State.DONE
        jobs.append(job)

    with _watched() as grown:
        took = _quickest(export)
    for job in jobs:
        job.refresh_from_db()
        export_hand_over(job=job)
    return took, jobs[0].rows, max(grown)


@contextlib.contextmanager
def _watched() -> Iterator[list[float]]:
    """Watch how much the resident memory of this process grows, in MB."""
    process, over = psutil.Process(), threading.Event()
    start, grown = process.memory_info().rss, [0.0]

    def watch() -> None:
        while not over.wait(0.02):
            grown.append((process.memory_info().rss - start) / 1e6)

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    try:
        yield grown
    finally:
        over.set()
        thread.join()


def _quickest(work: Callable[[], object], *, rounds: int = ROUNDS) -> float:
    times = []
    for _round in range(rounds):
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
    return min(times)


def _copy(query: str, path: Path) -> None:
    with path.open("wb") as file, connection.cursor() as cursor:
        cursor.copy_expert(f"COPY ({query}) TO STDOUT WITH (FORMAT csv)", file)


def _openpyxl(query: str, path: Path) -> None:
    book = openpyxl.Workbook(write_only=True)
    page = book.create_sheet()
    with connection.cursor() as cursor:
        cursor.execute(query)
        while rows := cursor.fetchmany(2000):
            for row in rows:
                page.append(row)
    book.save(path)
