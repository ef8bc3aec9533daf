"""Exports at work: claimed once, taken up again after a death, never twice, deleted after their days."""

import multiprocessing
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from accounts.models import Activity
from core.jobs import Cancelled
from reports.files import folder_of
from reports.models import ExportJob, State
from reports.services import export_hand_over, exports_due, exports_expire, run_export, running
from reports.tests.exporting import ask, exported, file_of, table_of
from reports.work import Work
from teams.services import assignment_end
from teams.tests.cast import Cast

pytestmark = pytest.mark.django_db


def later(job: ExportJob, **fields: object) -> None:
    ExportJob.objects.filter(pk=job.pk).update(**fields)


def test_a_double_click_asks_once(cast: Cast):
    first, second = ask(cast.lucknow_convener, "seats"), ask(cast.lucknow_convener, "seats")
    assert first == second
    assert Activity.objects.filter(verb="export_ask").count() == 1
    assert ask(cast.lucknow_convener, "seats", state="vacant") != first
    assert ask(cast.sitapur_convener, "seats") != first
    assert run_export(first.pk) == State.DONE
    assert ask(cast.lucknow_convener, "seats") != first, "a file that is done is of its moment"


def test_two_workers_do_it_once(cast: Cast):
    job = ask(cast.lucknow_convener, "seats")
    with Work.claim(job.pk, State.QUEUED, state=State.RUNNING):
        assert run_export(job.pk) is None
    later(job, claim=None)
    assert run_export(job.pk) == State.DONE
    assert run_export(job.pk) is None


def test_a_worker_that_lost_its_claim_leaves_no_file_behind(cast: Cast, monkeypatch: pytest.MonkeyPatch):
    """It was thought dead, and another has written the file meanwhile."""
    job = ask(cast.lucknow_convener, "seats")
    slow, quick = running._copy, list[bool]()

    def while_another_is_quicker(*args, **kwargs):
        rows = slow(*args, **kwargs)
        if not quick:
            quick.append(True)
            later(job, claim=None)
            assert run_export(job.pk) == State.DONE
        return rows

    monkeypatch.setattr(running, "_copy", while_another_is_quicker)
    try:
        assert run_export(job.pk) is None
    except (Cancelled, FileNotFoundError):
        pytest.fail("losing is no error")
    job.refresh_from_db()
    assert job.state == State.DONE
    assert list(folder_of(job.pk).iterdir()) == [file_of(job)]
    assert Activity.objects.filter(verb="export_done").count() == 1


def test_an_error_lets_the_sweeper_try_again_and_then_it_is_said(cast: Cast, monkeypatch: pytest.MonkeyPatch):
    job = ask(cast.lucknow_convener, "seats")

    def fail(*_args, **_kwargs):
        raise OSError("disk full")

    monkeypatch.setattr(running, "_copy", fail)
    for _attempt in range(4):
        with pytest.raises(OSError):
            run_export(job.pk)
        later(job, moved_at=timezone.now() - timedelta(minutes=1))
        assert exports_due() == [job.pk]
    with pytest.raises(OSError):
        run_export(job.pk)
    job.refresh_from_db()
    assert (job.state, job.error) == (State.FAILED, {"code": "gave_up", "detail": "OSError"})
    assert exports_due() == []


def test_who_lost_the_seat_before_it_was_written_gets_no_file(cast: Cast):
    job = ask(cast.lucknow_convener, "seats")
    assignment_end(actor=None, assignment=cast.assignment(cast.lucknow_convener), reason="moved")
    assert run_export(job.pk) == State.FAILED
    job.refresh_from_db()
    assert (job.error["code"], job.file) == ("no_right", "")


def test_files_are_deleted_after_seven_days_and_the_record_stays(cast: Cast):
    old, new = exported(cast.lucknow_convener, "seats"), exported(cast.sitapur_convener, "seats")
    assert old.expires_at - old.finished_at == timedelta(days=7)
    later(old, expires_at=timezone.now())
    assert exports_expire() == 1
    old.refresh_from_db()
    assert (old.state, old.file, old.rows) == (State.EXPIRED, "", 32)
    assert old.sha256
    assert not folder_of(old.pk).exists()
    assert file_of(new).exists()
    export_hand_over(job=new)
    new.refresh_from_db()
    assert (new.state, folder_of(new.pk).exists()) == (State.EXPIRED, False)


def test_a_number_that_was_searched_for_is_kept_no_longer_than_the_file(cast: Cast):
    phone = cast.field_worker.phone[3:]
    job = exported(cast.lucknow_convener, "members", q=f"{phone[:5]} {phone[5:]}", unit="UP-171-01")
    assert job.rows == 1
    noted = Activity.objects.get(verb="export_done").details["filter"]
    assert noted == {"q": [f"•••{phone[-3:]}"], "unit": ["UP-171-01"]}
    later(job, expires_at=timezone.now())
    exports_expire()
    job.refresh_from_db()
    assert job.parameters == noted


def _write_and_die(job_id: int) -> None:
    """Die as a worker does that is killed: in the middle of the rows, with nothing cleared up."""
    import os
    import signal

    from core.sheets.copied import CsvFile

    connection.close()
    CsvFile.write = lambda *_: os.kill(os.getpid(), signal.SIGKILL)  # type: ignore[assignment]
    run_export(job_id)


@pytest.mark.django_db(transaction=True)
def test_a_killed_worker_costs_time_and_nothing_else(cast: Cast):
    job = ask(cast.lucknow_convener, "booths")
    connection.close()  # what is forked must not share it
    worker = multiprocessing.get_context("fork").Process(target=_write_and_die, args=(job.pk,))
    worker.start()
    worker.join(20)
    assert worker.exitcode == -9
    job.refresh_from_db()
    assert (job.state, job.file) == (State.RUNNING, "")
    left = list(folder_of(job.pk).iterdir())
    assert len(left) == 1
    assert exports_due() == [], "it may yet be alive"
    later(job, heartbeat_at=timezone.now() - timedelta(minutes=1), moved_at=timezone.now() - timedelta(minutes=1))
    assert exports_due() == [job.pk]
    assert run_export(job.pk) == State.DONE
    job.refresh_from_db()
    assert len(table_of(job)) == job.rows + 1
    assert list(folder_of(job.pk).iterdir()) == [file_of(job)]
