"""Taking back while workers die, clicks come twice, and people and other imports write: all or nothing, once."""

import random
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import transaction
from django.test import Client

from booths.models import Booth, WhatsAppGroup
from booths.services import group_register
from booths.tests.recount import assert_counters_right
from config.tests.fixtures import LiveStack
from core.tests.test_undo import register
from imports.engine.work import Work
from imports.errors import WrongState
from imports.models import ImportJob, State
from imports.services import job_apply, job_cancel, job_undo, run_apply, run_undo
from imports.tasks import wake
from imports.tests.importing import BOOTHS, GROUPS, apply, check
from imports.tests.test_faults import ROWS, _in_thread, _number, many_booths, revive, wait_for
from imports.tests.test_pages import address
from teams.tests.cast import Cast, make_code

WAITING = "SELECT count(*) FROM pg_locks WHERE NOT granted"
WAIT = 60  # seconds


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_worker_killed_in_the_middle_leaves_all_or_nothing(live_stack: LiveStack, cast: Cast, seed: int):
    dice = random.Random(seed)
    before, booths = register(), Booth.objects.count()
    job = apply(check("booths", BOOTHS, many_booths(), cast.staff))
    assert Booth.objects.count() == booths + ROWS - 6
    job_undo(actor=cast.staff, job=job)
    wake(job.pk, State.UNDOING)
    wait_for(job, lambda job: job.claim is not None or job.state == State.UNDONE)
    time.sleep(dice.random() * 0.6)
    revive(live_stack)
    assert Booth.objects.count() in (booths, booths + ROWS - 6)
    wait_for(job, lambda job: job.state == State.UNDONE)
    assert job.undo["counts"] == {"removed": ROWS - 6, "restored": 3, "recreated": 0, "left": 0}
    assert register() == before
    gone = Booth.pgh_event_model.objects.filter(number="77", pgh_label="delete")
    assert gone.count() == 1
    assert_counters_right()


@pytest.mark.django_db(transaction=True)
def test_two_clicks_take_back_once(cast: Cast):
    job = apply(check("booths", BOOTHS, [[171, 70, "School", 900]], cast.staff))
    job_undo(actor=cast.staff, job=job)
    with pytest.raises(WrongState):
        job_undo(actor=cast.staff, job=job)
    with ThreadPoolExecutor(2) as pool:
        ended = sorted(map(str, pool.map(lambda _: _in_thread(run_undo, job.pk), range(2))))
    assert ended == ["None", "undone"]


@pytest.mark.django_db(transaction=True)
def test_a_group_registered_at_the_very_moment_keeps_its_booth(cast: Cast):
    job = apply(check("booths", BOOTHS, [[171, 70, "School", 900], [171, 71, "School", 900]]))
    booth = Booth.objects.get(number="70")
    job_undo(actor=None, job=job)
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            group_register(actor=None, booth=booth, slot=1, invite_code=make_code())
            undoing = pool.submit(_in_thread, run_undo, job.pk)
            _until_somebody_waits()
        assert undoing.result() == State.UNDONE
    job.refresh_from_db()
    assert job.undo["counts"] == {"removed": 1, "restored": 0, "recreated": 0, "left": 1}
    assert WhatsAppGroup.objects.filter(booth=booth).exists()
    assert_counters_right()


@pytest.mark.django_db(transaction=True)
def test_who_comes_second_is_told_which_import_it_waits_for_and_may_cancel(cast: Cast, client_of):
    first = check("booths", BOOTHS, [[171, 70, "School", 900]], cast.lucknow_convener)
    second = check("booths", BOOTHS, [[171, 71, "School", 900]], cast.coordinator)
    for job in (first, second):
        job_apply(actor=job.uploaded_by, job=job)
    client = client_of(cast.coordinator)
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            run_apply(first.pk)
            applying = pool.submit(_in_thread, run_apply, second.pk)
            _until_somebody_waits()
            page = _seen(client, second)
            assert f"Waiting for import no. {first.pk} of Chitra Nigam" in page
            assert "Cancel the import" in page
            job_cancel(actor=cast.coordinator, job=second)
        assert applying.result() is None
    second.refresh_from_db()
    assert second.state == State.CANCELLED
    assert not Booth.objects.filter(number="71").exists()
    assert Booth.objects.filter(number="70").exists()


@pytest.mark.django_db(transaction=True)
def test_an_import_that_one_may_not_see_is_not_named(cast: Cast, client_of):
    first = check("booths", BOOTHS, [[171, 70, "School", 900]], cast.coordinator)
    second = check("booths", BOOTHS, [[171, 71, "School", 900]], cast.lucknow_convener)
    for job in (first, second):
        job_apply(actor=job.uploaded_by, job=job)
    client = client_of(cast.lucknow_convener)
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            run_apply(first.pk)
            applying = pool.submit(_in_thread, run_apply, second.pk)
            _until_somebody_waits()
            page = _seen(client, second)
            assert "Waiting for another import into the same area" in page
            assert "Asha" not in page
        assert applying.result() == State.DONE


@pytest.mark.django_db(transaction=True)
def test_a_busy_worker_is_named_to_whoever_queues_behind_it(cast: Cast, client_of):
    first = check("booths", BOOTHS, [[171, 70, "School", 900]], cast.coordinator)
    second = check("booths", BOOTHS, [[146, 71, "School", 900]], cast.coordinator)
    for job in (first, second):
        job_apply(actor=job.uploaded_by, job=job)
    client = client_of(cast.coordinator)
    assert "Waiting for its turn" in client.get(address("job", second)).content.decode()
    assert Work.claim(first.pk, State.APPLYING)
    assert f"Waiting for import no. {first.pk}: sheet.csv" in client.get(address("job", second)).content.decode()


@pytest.mark.django_db(transaction=True)
def test_an_import_and_an_undoing_of_one_area_come_one_after_the_other(cast: Cast):
    codes = [make_code() for _ in range(40)]
    rows = [[171, 10, 1, f"https://chat.whatsapp.com/{codes[0]}", "", "", ""]]
    done = apply(check("groups", GROUPS, rows))
    again = check("groups", GROUPS, [[171, 10, 1, f"https://chat.whatsapp.com/{codes[1]}", "", "", ""]])
    job_undo(actor=None, job=done)
    job_apply(actor=None, job=again)
    with ThreadPoolExecutor(2) as pool:
        ended = [pool.submit(_in_thread, run_undo, done.pk), pool.submit(_in_thread, run_apply, again.pk)]
        assert [future.result() for future in ended] == [State.UNDONE, State.DONE]
    done.refresh_from_db()
    again.refresh_from_db()
    left, refused = done.undo["counts"]["left"], again.refused
    assert (left, refused) in ((1, 0), (0, 1))  # whoever came second saw what the first had done
    assert_counters_right()


@pytest.mark.django_db(transaction=True)
def test_an_undoing_that_kills_every_worker_is_given_up_and_the_import_is_as_it_was(cast: Cast):
    job = apply(check("booths", BOOTHS, [[171, 70, "School", 900]], cast.staff))
    job_undo(actor=cast.staff, job=job)
    for _ in range(6):
        ImportJob.objects.filter(pk=job.pk).update(heartbeat_at="2026-01-01T00:00:00Z")
        Work.claim(job.pk, State.UNDOING)
    job.refresh_from_db()
    assert (job.state, job.undo["refused"]) == (State.DONE, "gave_up")
    assert job.finished_at is not None
    job_undo(actor=cast.staff, job=job)
    assert run_undo(job.pk) == State.UNDONE


def _until_somebody_waits() -> None:
    deadline = time.monotonic() + WAIT
    while not _number(WAITING):
        assert time.monotonic() < deadline
        time.sleep(0.02)


def _seen(client: Client, job: ImportJob) -> str:
    """Return the page as somebody outside the transaction that keeps the job waiting sees it."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(_in_thread, lambda _pk: client.get(address("job", job)).content.decode(), job.pk).result()
