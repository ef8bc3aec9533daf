"""The fixtures behind browser tests and tests with a real worker; ``conftest.py`` loads them for every app."""

import os
import shutil
import signal
import socket
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from config.processes import Program, wait_until
from config.setup.bootstrap import BASE_DIR

CHROMIUM_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
CHROMIUM_FLAGS += ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
DATABASE_FIXTURES = {"db", "transactional_db", "live_stack", "django_db_blocker"}


@pytest.fixture(autouse=True)
def _empty_valkey(request: pytest.FixtureRequest) -> None:
    """Begin each test that uses the database with an empty cache and queue."""
    if request.node.get_closest_marker("django_db") or DATABASE_FIXTURES & set(request.fixturenames):
        from django.core.cache import cache

        cache.clear()


@dataclass
class LiveStack:
    """A web server and a Celery worker on the test database; a test may kill and start either."""

    url: str
    web: Program
    worker: Program


@pytest.fixture(scope="session")
def _live_programs(django_db_setup: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveStack]:
    from django.conf import settings
    from django.db import connections

    database = connections["default"].settings_dict
    folder = tmp_path_factory.mktemp("live")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    environment = os.environ | {
        "DATABASE_URL": f"postgresql://{quote(database['USER'])}:{quote(database['PASSWORD'])}@/{database['NAME']}"
        f"?host={quote(database['HOST'])}&port={database['PORT'] or 5432}",
        "REDIS_URL": settings.REDIS_URL,
        "SECRET_KEY": settings.SECRET_KEY,
        "BOOTHWISE_BASE_URL": url,
    }

    def program(name: str, *arguments: str) -> Program:
        command = [str(Path(sys.executable).with_name(arguments[0])), *arguments[1:]]
        log = folder / f"{name}.log"
        return Program(name, command, BASE_DIR, log, environment, [(signal.SIGTERM, 10)])

    web_arguments = ["--interface", "wsgi", "--port", str(port), "--blocking-threads", "8", "config.wsgi:application"]
    web = program("web", "granian", *web_arguments)
    worker = program("worker", "celery", "-A", "config", "worker", "--concurrency", "1", "--without-mingle")
    web.start()
    worker.start()
    try:
        if not wait_until(lambda: not web.is_alive or _answers(url), 60) or not web.is_alive:
            pytest.fail(f"the web server did not start:\n{web.last_words(30)}")
        yield LiveStack(url, web, worker)
    finally:
        worker.stop()
        web.stop()


def _answers(url: str) -> bool:
    try:
        urllib.request.urlopen(f"{url}/healthz", timeout=5).close()
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False
    return True


@pytest.fixture
def live_stack(transactional_db: None, _live_programs: LiveStack) -> LiveStack:
    """Real web server and real Celery worker on the test database, which is emptied after the test."""
    for program in (_live_programs.web, _live_programs.worker):
        if not program.is_alive:
            program.start()
    return _live_programs


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A headless Chromium: ``$CHROMIUM``, or the one on the path; without one, the test is skipped and says so."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not path:
        pytest.skip("no Chromium on this machine: install chromium, or name one in CHROMIUM")
    from playwright.sync_api import sync_playwright

    # Playwright runs an event loop in this thread, and Django would refuse the ORM to the test for it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)
        yield chromium
        chromium.close()


@contextmanager
def _open_page(browser: Any, width: int, height: int, *, phone: bool) -> Iterator[Any]:
    """Yield a page in a fresh profile; a script error or a breach of the content policy fails the test."""
    context = browser.new_context(
        viewport={"width": width, "height": height}, locale="hi-IN", is_mobile=phone, has_touch=phone
    )
    page = context.new_page()
    page.set_default_timeout(15_000)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.extend([message.text] if "Content Security" in message.text else []))
    yield page
    context.close()
    assert not errors, f"the browser reported: {errors}"


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A desktop page, 1280 px wide."""
    with _open_page(browser, 1280, 900, phone=False) as opened:
        yield opened


@pytest.fixture
def phone_page(browser: Any) -> Iterator[Any]:
    """A phone's page, 390 px wide, with touch."""
    with _open_page(browser, 390, 844, phone=True) as opened:
        yield opened


@pytest.fixture
def narrow_page(browser: Any) -> Iterator[Any]:
    """The narrowest phone that is supported, 320 px wide."""
    with _open_page(browser, 320, 640, phone=True) as opened:
        yield opened


@pytest.fixture
def sign_in(live_stack: LiveStack) -> Callable[[Any, Any], None]:
    """Sign a user in on a page without passing the form: ``sign_in(page, user)``."""

    def give_session(page: Any, user: Any) -> None:
        from django.conf import settings
        from django.test import Client

        client = Client()
        client.force_login(user)
        value = client.cookies[settings.SESSION_COOKIE_NAME].value
        page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": live_stack.url}])

    return give_session
