"""/healthz says in one word how things stand, and nothing more."""

import urllib.request
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.conf import LazySettings
from django.db import connection
from django.test import Client

from config.health import note_worker
from config.processes import wait_until
from config.tests.fixtures import LiveStack

pytestmark = pytest.mark.django_db


def healthz(**headers: str) -> Any:
    """Ask in a thread of its own, as a web server does; this one may hold a browser's event loop."""

    def ask() -> Any:
        try:
            return Client().get("/healthz?format=json", headers=headers)
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=1) as pool:
        return pool.submit(ask).result()


def test_without_a_worker_pages_still_work() -> None:
    answer = healthz()
    assert (answer.status_code, answer.content) == (200, b"degraded\n")


def test_with_a_worker_all_is_well_and_nobody_gets_details() -> None:
    note_worker()
    answer = healthz(accept="application/json")
    assert (answer.status_code, answer.content) == (200, b"ok\n")
    assert "no-store" in answer.headers["Cache-Control"]


def test_without_a_cache_it_is_unavailable(settings: LazySettings) -> None:
    settings.CACHES = {"default": {**settings.CACHES["default"], "LOCATION": "unix:///nowhere/valkey.sock?db=0"}}
    answer = healthz()
    assert (answer.status_code, answer.content) == (503, b"unavailable\n")


@pytest.mark.slow
def test_a_real_worker_gives_a_sign_of_life(live_stack: LiveStack) -> None:
    def answer() -> bytes:
        with urllib.request.urlopen(f"{live_stack.url}/healthz", timeout=10) as response:
            return response.read()

    assert wait_until(lambda: answer() == b"ok\n", 30)
