"""Fixtures for all tests: a Valkey database per xdist worker, and for browser tests the real servers and Chromium.

``./test`` starts a PostgreSQL and a Valkey for the run. A browser test asks for ``live_stack`` (web server and Celery
worker on the test database) and one of ``page``, ``phone_page``, ``narrow_page``.
"""

import os
from typing import Any

import pytest

from config.environment import broker_url

pytest_plugins = ["config.tests.fixtures", "teams.tests.fixtures"]
WORKER_NUMBER = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
IN_SEQUENCE = {"config/tests/test_run.py", "config/tests/test_prepare.py"}  # their tests build on each other
BROWSER_FIXTURES = {"browser", "page", "phone_page", "narrow_page"}


def pytest_configure() -> None:
    """Give each xdist worker a Valkey database of its own, before anything connects."""
    from django.conf import settings

    base = settings.REDIS_URL.partition("?")[0] if settings.REDIS_URL.startswith("unix:") else settings.REDIS_URL
    number = WORKER_NUMBER + 1
    url = f"{base}?db={number}" if base.startswith("unix:") else f"{base.rpartition('/')[0]}/{number}"
    settings.REDIS_URL = settings.CACHES["default"]["LOCATION"] = url
    settings.CELERY_BROKER_URL = broker_url(url)
    # Each test client builds the middleware anew; without this it would list all static files each time, 50 ms.
    settings.WHITENOISE_AUTOREFRESH = True
    _hash_quickly()


def _hash_quickly() -> None:
    """Make passwords cheap to hash here; the hash says how, so the live web server can still check them."""
    from django.contrib.auth.hashers import Argon2PasswordHasher as Hasher

    Hasher.time_cost, Hasher.memory_cost, Hasher.parallelism = 1, 8, 1


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Hand out test by test, but the files ``IN_SEQUENCE`` whole (xdist's own groups do not work with pytest 9)."""
    from xdist.scheduler import LoadScopeScheduling

    class Scheduling(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            file = nodeid.partition("::")[0]
            return file if file in IN_SEQUENCE else nodeid

    return Scheduling(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what opens pages as ``browser``, so that ``-m "not browser"`` leaves it out."""
    for item in items:
        if BROWSER_FIXTURES & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.browser)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Repeat above pytest's closing line which of ``./test``'s other steps failed."""
    if failed := os.environ.get("BOOTHWISE_FAILED_STEPS"):
        terminalreporter.section("steps before pytest")
        terminalreporter.line(f"FAILED: {failed}", red=True)
