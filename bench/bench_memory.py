"""Memory of web server and worker while a large sheet is uploaded, checked, looked at and applied over HTTP."""

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench.figures import Figure
from bench.lists import booth_list
from bench.live import Live, live
from bench.sheets import BOOTH_COLUMNS, GROUP_COLUMNS, group_rows, write_sheet
from booths.services import state_load
from imports.models import ImportJob, State

GOAL = 300  # MB, of each process
TABS = ("", "?show=new", "?show=changed", "?show=units", "?show=refused")


def measure() -> Iterator[Figure]:
    """Yield the peak of each act, for booths and for groups, and that of a file as large as may be uploaded."""
    state_load(actor=None, code="UP")
    rows = booth_list()
    with tempfile.TemporaryDirectory() as name, live(Path(name)) as running:
        folder = Path(name)
        yield from _import(running, "booths", write_sheet(folder / "booths.csv", BOOTH_COLUMNS, rows))
        yield from _import(running, "groups", write_sheet(folder / "groups.csv", GROUP_COLUMNS, group_rows(rows)))
        yield from _upload_largest(running, folder / "largest.csv")


def _import(running: Live, kind: str, path: Path) -> Iterator[Figure]:
    size = f"{kind}, {path.stat().st_size / 1e6:.0f} MB"
    job, peaks, took = running.upload(path, kind)
    yield _figure(f"{size}: upload, web", peaks.web, took)
    with running.watched() as peaks:
        took = _until(job, State.READY)
    yield _figure(f"{size}: {job.rows} rows checked, worker", peaks.worker, took)
    with running.watched() as peaks:
        times = [running.seconds_of(f"/imports/{job.pk}/{tab}") for tab in TABS]
    yield _figure(f"{size}: pages of the preview, web", peaks.web, max(times))
    with running.watched() as peaks:
        running.post(f"/imports/{job.pk}/apply/", {"seen": job.moved_at.isoformat(), "mode": "good"})
        took = _until(job, State.DONE)
    yield _figure(f"{size}: {job.new} applied, worker", peaks.worker, took)
    if not job.refused:
        return
    with running.watched() as peaks:
        took = running.seconds_of(f"/imports/{job.pk}/refused.xlsx")
    yield _figure(f"{size}: {job.refused} refused rows as .xlsx, web", peaks.web, took)


def _upload_largest(running: Live, path: Path) -> Iterator[Figure]:
    """A file of just under 200 MB: what counts is that it goes to the disk in pieces."""
    with path.open("wb") as file:
        file.write(b"AC No,Booth No,Booth Name\n")
        line = b"999,1," + b"x" * 990 + b"\n"
        for _ in range(199 * 1024 * 1024 // len(line)):
            file.write(line)
    _job, peaks, took = running.upload(path, "booths")
    yield _figure("199 MB: upload, web", peaks.web, took)


def _figure(work: str, peak: float, took: float) -> Figure:
    return Figure(work, peak, goal=GOAL, unit="MB", note=f"{took:.1f} s")


def _until(job: ImportJob, state: State) -> float:
    begun = time.monotonic()
    while job.state != state:
        assert job.state not in (State.FAILED, State.MAPPING), (job.state, job.error)
        time.sleep(0.2)
        job.refresh_from_db()
    return time.monotonic() - begun
