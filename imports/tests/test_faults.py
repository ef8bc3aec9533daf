"""Workers that are killed, clicks that come twice, imports at the same time: all or nothing, once."""

import random
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone

from booths.models import Booth, Unit
from booths.services import group_register
from config.tests.fixtures import LiveStack
from imports.engine.stage import stage_tables
from imports.engine.work import Work
from imports.errors import WrongState
from imports.models import ImportJob, State
from imports.report import report
from imports.services import (
    files_erase,
    job_apply,
    job_cancel,
    jobs_due,
    leftovers_remove,
    run_apply,
    run_check,
    run_reading,
)
from imports.tasks import task_sweep, wake
from imports.tests.importing import BOOTHS, GROUPS, apply, check, codes, figures, upload
from teams.tests.cast import Cast, make_code

ROWS = 12_000
WAIT = 60  # seconds


def many_booths() -> list[list[object]]:
    rows: list[list[object]] = [[171, number, f"School {number}", number] for number in range(1, ROWS)]
    rows[100][1], rows[5000][1] = "zero", 1
    return rows


def wait_for(job: ImportJob, condition: Callable[[ImportJob], bool]) -> None:
    deadline = time.monotonic() + WAIT
    while not condition(job):
        assert time.monotonic() < deadline, f"{job.state} {job.step} {job.done} {job.error}"
        time.sleep(0.02)
        job.refresh_from_db()


def revive(stack: LiveStack) -> None:
    """Kill the worker with all its processes, start another, and let the time pass after which a claim is stale."""
    stack.worker.kill()
    stack.worker.start()
    past = timezone.now() - timedelta(minutes=5)
    ImportJob.objects.exclude(claim=None).update(heartbeat_at=past)
    ImportJob.objects.update(moved_at=past)
    task_sweep()


@pytest.mark.slow
def test_a_worker_killed_anywhere_leaves_all_or_nothing(live_stack: LiveStack, cast: Cast):
    """The short form of test_kills.py, with whoever else uses the servers undisturbed."""
    dice = random.Random(1)
    before = Booth.objects.count()
    job = upload("booths", BOOTHS, many_booths(), cast.staff)
    wake(job.pk, State.READING)
    for state in (State.CHECKING, State.APPLYING):
        if state == State.APPLYING:
            wait_for(job, lambda job: job.state == State.READY)
            job_apply(actor=cast.staff, job=job)
            wake(job.pk, State.APPLYING)
        wait_for(job, lambda job, state=state: (job.state == state and job.claim is not None) or job.state == "ready")
        time.sleep(dice.random() * 1.5)
        revive(live_stack)
        job.refresh_from_db()
        assert Booth.objects.count() in (before, before + job.new)
    wait_for(job, lambda job: job.state == State.DONE)
    assert (job.new, job.changed, job.unchanged, job.refused) == (ROWS - 6, 3, 0, 2)
    assert Booth.objects.count() == before + ROWS - 6
    inserted = Booth.objects.get(number="77").events.filter(pgh_label="insert")
    assert inserted.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_clicks_apply_once(cast: Cast):
    job = check("booths", BOOTHS, [[171, 70, "School", 900]], cast.staff)
    job_apply(actor=cast.staff, job=job)
    with pytest.raises(WrongState):
        job_apply(actor=cast.staff, job=job)
    with ThreadPoolExecutor(2) as pool:
        ended = sorted(map(str, pool.map(lambda _: _in_thread(run_apply, job.pk), range(2))))
    assert ended == ["None", "done"]
    assert run_apply(job.pk) is None
    assert Booth.objects.filter(number="70").count() == 1


def _in_thread(work: Callable[[int], object], pk: int) -> object:
    try:
        return work(pk)
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_two_imports_of_one_area_queue_and_the_second_sees_the_first(cast: Cast):
    jobs = [check("booths", BOOTHS, [[171, n, f"School {name}", 900] for n in range(70, 270)]) for name in ("A", "B")]
    for job in jobs:
        job_apply(actor=None, job=job)
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda job: _in_thread(run_apply, job.pk), jobs))
    for job in jobs:
        job.refresh_from_db()
    assert sorted((job.new, job.refused) for job in jobs) == [(0, 200), (200, 0)]
    loser = next(job for job in jobs if job.refused)
    assert {line["code"] for line in report(loser)["errors"]} == {"changed_meanwhile"}


@pytest.mark.django_db
def test_what_changed_in_the_register_after_the_preview_is_held_back(cast: Cast):
    code = make_code()
    link = f"https://chat.whatsapp.com/{code}"
    fresh = f"https://chat.whatsapp.com/{make_code()}"
    job = check("groups", GROUPS, [[171, 10, 1, link, "", "", ""], [171, "10A", 1, fresh, "", "", ""]])
    assert job.new == 2
    group_register(actor=None, booth=cast.booths["171/2"], slot=2, invite_code=code)
    told = report(apply(job))
    assert figures(told) == (1, 0, 0, 1)
    assert codes(told["errors"]) == [(2, "link_taken")]


@pytest.mark.django_db
def test_a_record_edited_after_the_preview_is_not_overwritten(cast: Cast):
    job = check("booths", BOOTHS, [[171, 1, "From the sheet", ""], [171, 2, "From the sheet", ""]])
    booth = cast.booths["171/1"]
    booth.name_en, booth.version = "By hand", booth.version + 1
    booth.save()
    told = report(apply(job))
    assert figures(told) == (0, 1, 0, 1)
    assert codes(told["errors"]) == [(2, "changed_meanwhile")]
    booth.refresh_from_db()
    assert booth.name_en == "By hand"


@pytest.mark.django_db
def test_all_or_nothing_writes_nothing_when_a_row_is_refused(cast: Cast):
    job = check("booths", BOOTHS, [[171, 70, "School", 900], [171, "x", "School", 900]])
    job_apply(actor=None, job=job, all_or_nothing=True)
    assert run_apply(job.pk) == State.CHECKING
    assert run_check(job.pk) == State.READY
    job.refresh_from_db()
    assert job.error and job.error["code"] == "all_or_nothing"
    assert not Booth.objects.filter(number="70").exists()


@pytest.mark.django_db
def test_an_importer_who_lost_the_area_meanwhile_writes_nothing_there(cast: Cast):
    job = check("booths", BOOTHS, [[146, 70, "School", 900]], cast.sitapur_convener)
    assignment = cast.assignment(cast.sitapur_convener)
    assignment.until = assignment.since
    assignment.save()
    job_apply(actor=cast.sitapur_convener, job=job)
    assert run_apply(job.pk) == State.CHECKING
    run_check(job.pk)
    assert codes(report(job)["errors"]) == [(2, "outside_area")]
    assert not Booth.objects.filter(number="70").exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kind", "header", "row"),
    [
        ("booths", BOOTHS, [146, 70, "School", 900]),
        ("groups", GROUPS, [146, 2, 1, f"https://chat.whatsapp.com/{make_code()}", "", "", ""]),
        ("units", ("Level", "Code", "Name", "Parent"), ["Mandal", "X-1", "New", "UP-146"]),
    ],
)
def test_an_assembly_that_left_the_importers_area_meanwhile_is_not_written_to(
    cast: Cast, kind: str, header: tuple[str, ...], row: list[object]
):
    job = check(kind, header, [row], cast.sitapur_convener)
    assert job.new == 1
    Unit.objects.filter(pk=cast.sitapur_assembly.pk).update(parent=cast.lucknow)
    job_apply(actor=cast.sitapur_convener, job=job)
    assert run_apply(job.pk) == State.CHECKING
    run_check(job.pk)
    assert codes(report(job)["errors"]) == [(2, "outside_area")]


@pytest.mark.django_db
def test_a_cancelled_import_writes_nothing_and_leaves_no_tables(cast: Cast):
    job = check("booths", BOOTHS, [[171, 70, "School", 900]])
    assert job.pk in {pk for pk, _ in stage_tables()}
    job_cancel(actor=None, job=job)
    assert run_apply(job.pk) is None
    leftovers_remove()
    assert job.pk not in {pk for pk, _ in stage_tables()}


@pytest.mark.django_db
def test_staging_tables_lost_in_a_crash_are_made_again(cast: Cast):
    job = check("booths", BOOTHS, [[171, 70, "School", 900]])
    with connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE imports_stage_{job.pk}_booths_rows, imports_stage_{job.pk}_booths_plan")
    job_apply(actor=None, job=job)
    assert run_apply(job.pk) == State.CHECKING
    assert run_check(job.pk) == State.APPLYING  # somebody has agreed to just this
    assert run_apply(job.pk) == State.DONE
    job.refresh_from_db()
    assert figures(report(job)) == (1, 0, 0, 0)


@pytest.mark.django_db
def test_after_a_crash_nothing_is_applied_that_was_not_shown(cast: Cast):
    job = check("booths", BOOTHS, [[171, 70, "School", 900], [171, 1, "From the sheet", 900]])
    with connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE imports_stage_{job.pk}_booths_rows, imports_stage_{job.pk}_booths_plan")
    booth = cast.booths["171/1"]
    booth.name_en, booth.version = "By hand", booth.version + 1
    booth.save()
    job_apply(actor=None, job=job)
    assert run_apply(job.pk) == State.CHECKING
    assert run_check(job.pk) == State.READY
    assert figures(report(apply(job))) == (1, 1, 0, 0)


@pytest.mark.django_db
def test_the_sweeper_finds_what_nobody_works_on(cast: Cast):
    job = upload("booths", BOOTHS, [[171, 70, "School", 900]])
    assert jobs_due() == []
    ImportJob.objects.update(moved_at=timezone.now() - timedelta(minutes=1))
    assert jobs_due() == [(job.pk, State.READING)]
    assert run_reading(job.pk) == State.CHECKING


@pytest.mark.django_db
def test_work_that_always_fails_is_given_up(cast: Cast, monkeypatch: pytest.MonkeyPatch):
    job = upload("booths", BOOTHS, [[171, 70, "School", 900]])
    run_reading(job.pk)
    monkeypatch.setattr("imports.services.running.read_rows", lambda *_: 1 / 0)
    for _ in range(5):
        with pytest.raises(ZeroDivisionError):
            run_check(job.pk)
    job.refresh_from_db()
    assert (job.state, job.error and job.error["code"]) == (State.FAILED, "gave_up")


@pytest.mark.django_db(transaction=True)
def test_a_link_registered_at_the_very_moment_of_applying_is_refused_and_not_a_crash(cast: Cast):
    code = make_code()
    link = f"https://chat.whatsapp.com/{code}"
    job = check("groups", GROUPS, [[171, 10, 1, link, "", "", ""], [171, "10A", 1, "", "Ram", "", ""]])
    job_apply(actor=None, job=job)
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            group_register(actor=None, booth=cast.booths["171/2"], slot=2, invite_code=code)
            applying = pool.submit(_in_thread, run_apply, job.pk)
            deadline = time.monotonic() + WAIT
            while not _number("SELECT count(*) FROM pg_locks WHERE NOT granted"):  # until the import waits for us
                assert time.monotonic() < deadline and not applying.done()
                time.sleep(0.02)
        assert applying.result() == State.DONE
    job.refresh_from_db()
    told = report(job)
    assert figures(told) == (1, 0, 0, 1)
    assert codes(told["errors"]) == [(2, "link_taken")]


def _number(query: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(query)
        return int(cursor.fetchone()[0])


@pytest.mark.django_db(transaction=True)
def test_a_job_that_kills_every_worker_is_given_up(cast: Cast):
    job = upload("booths", BOOTHS, [[171, 70, "School", 900]])
    for _ in range(6):
        ImportJob.objects.filter(pk=job.pk).update(heartbeat_at=timezone.now() - timedelta(minutes=5))
        Work.claim(job.pk, State.READING)  # and never heard of again
    job.refresh_from_db()
    assert (job.state, job.error and job.error["code"]) == (State.FAILED, "gave_up")


@pytest.mark.django_db
def test_after_thirty_days_the_file_and_all_quoted_from_it_are_gone(cast: Cast, client_of):
    job = apply(
        check("groups", GROUPS, [[171, 10, 1, "", "Ram", "6000012345", 50], [171, 2, 2, "", "Ram", "600001", 5]])
    )
    path = Path(job.file.path)
    assert files_erase() == 0
    ImportJob.objects.update(finished_at=timezone.now() - timedelta(days=31), uploaded_by=cast.staff)
    assert files_erase() == 1
    assert files_erase() == 0
    assert not path.exists()
    job.refresh_from_db()
    assert (job.new, job.refused, job.problems.count(), job.understanding) == (1, 1, 0, {})
    page = client_of(cast.staff).get(reverse("imports:job", args=[job.pk])).content.decode()
    assert "erased after 30 days" in page
    assert "60000" not in page
