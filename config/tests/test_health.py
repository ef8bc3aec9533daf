"""/healthz says in one word how things stand, and nothing more."""

import pytest
from django.conf import LazySettings
from django.test import Client

from config.health import note_worker
from config.processes import wait_until
from config.tests.fixtures import LiveStack

pytestmark = pytest.mark.django_db


def test_without_a_worker_pages_still_work(client: Client) -> None:
    answer = client.get("/healthz")
    assert (answer.status_code, answer.content) == (200, b"degraded\n")


def test_with_a_worker_all_is_well(client: Client) -> None:
    note_worker()
    answer = client.get("/healthz?format=json", headers={"Accept": "application/json"})
    assert (answer.status_code, answer.content) == (200, b"ok\n")
    assert "no-store" in answer.headers["Cache-Control"]


def test_without_a_cache_it_is_unavailable(client: Client, settings: LazySettings) -> None:
    settings.CACHES = {"default": {**settings.CACHES["default"], "LOCATION": "unix:///nowhere/valkey.sock?db=0"}}
    answer = client.get("/healthz")
    assert (answer.status_code, answer.content) == (503, b"unavailable\n")


@pytest.mark.slow
def test_a_real_worker_gives_a_sign_of_life(live_stack: LiveStack, client: Client) -> None:
    assert wait_until(lambda: client.get("/healthz").content == b"ok\n", 30)
