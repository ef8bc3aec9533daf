"""./run for real: started, refused twice, hurt, killed, started again, stopped."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import psutil
import psycopg2
import pytest

from config.processes import leftovers, wait_until
from config.setup.bootstrap import BASE_DIR

pytestmark = pytest.mark.slow  # and one after the other, see conftest.py
SERVER_VARIABLES = {"DATABASE_URL", "REDIS_URL", "SECRET_KEY", "BOOTHWISE_DATA", "BOOTHWISE_BASE_URL"}


class Run:
    """A ./run on a data folder of its own."""

    def __init__(self, data: Path, *arguments: str) -> None:
        self.data = data
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.output = data.with_suffix(".out")
        with self.output.open("w") as file:
            command = [str(BASE_DIR / "run"), "--port", str(self.port), *arguments]
            self.process = subprocess.Popen(command, env=environment(data), stdout=file, stderr=subprocess.STDOUT)

    def wait_for(self, text: str) -> str:
        """Return the output once it contains ``text``; fail when the process ends before."""
        wait_until(lambda: text in self.output.read_text() or self.process.poll() is not None, 90)
        assert text in self.output.read_text()
        return self.output.read_text()

    def pid_of(self, name: str) -> int | None:
        """Return the process id of the program with ``name`` in its command."""
        for child in psutil.Process(self.process.pid).children():
            try:
                if name in " ".join(child.cmdline()):
                    return child.pid
            except psutil.ZombieProcess:
                continue  # it just died
        return None

    def health(self) -> str:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=10) as answer:
            return answer.read().decode().strip()

    def database(self) -> "psycopg2.extensions.connection":
        connection = psycopg2.connect(host=str(self.data / "sockets"), user="boothwise", dbname="boothwise")
        connection.autocommit = True
        return connection


def environment(data: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in SERVER_VARIABLES}
    return kept | {"BOOTHWISE_DATA": str(data)}


@pytest.fixture(scope="module")
def data() -> Iterator[Path]:
    """A data folder where root's PostgreSQL user may go as well; pytest's own temporary folders are closed to it."""
    folder = Path(tempfile.mkdtemp(prefix="boothwise-run-"))
    folder.chmod(0o755)
    yield folder / "data"
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def run(data: Path) -> Iterator[Run]:
    started = Run(data, "--empty")
    started.wait_for("Ctrl-C stops everything")
    yield started
    started.process.kill()
    started.process.wait()
    assert wait_until(lambda: not leftovers(data), 30)


def test_everything_runs(run: Run) -> None:
    assert f"running at http://127.0.0.1:{run.port}\n" in run.output.read_text()
    assert wait_until(lambda: run.health() == "ok", 20)


def test_a_second_run_on_the_same_data_is_refused(run: Run, data: Path) -> None:
    second = subprocess.run([BASE_DIR / "run"], env=environment(data), capture_output=True, text=True, check=False)
    assert second.returncode == 1
    assert f"already running on this data: http://127.0.0.1:{run.port}" in second.stderr
    assert "Traceback" not in second.stderr


def test_a_port_in_use_is_refused(run: Run, data: Path) -> None:
    command = [BASE_DIR / "run", "--port", str(run.port)]
    other = environment(data.with_name("other"))
    second = subprocess.run(command, env=other, capture_output=True, text=True, check=False)
    assert second.returncode == 1
    assert f"Port {run.port} on 127.0.0.1 is in use" in second.stderr
    assert "Traceback" not in second.stderr


def test_manage_py_finds_the_servers_and_the_key_by_itself(run: Run, data: Path) -> None:
    code = "from django.conf import settings as s; from django.db import connection as c; "
    code += "c.ensure_connection(); print(s.SECRET_KEY, s.DATABASES['default']['HOST'])"
    shell = subprocess.run(
        [sys.executable, "manage.py", "shell", "--verbosity", "0", "-c", code],
        cwd=BASE_DIR,
        env=environment(data),
        capture_output=True,
        text=True,
        check=True,
    )
    assert shell.stdout.split() == [(data / "secret-key").read_text(), str(data / "sockets")]


def test_nobody_else_can_reach_the_data(run: Run, data: Path) -> None:
    assert data.stat().st_mode & 0o007 == 0
    for name in ("postgres", "sockets", "valkey"):
        assert (data / name).stat().st_mode & 0o077 == 0
    for name in ("secret-key", "servers.env"):
        assert (data / name).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("name", ["celery -A config worker", "granian", "valkey-server", "postgres"])
def test_a_program_that_is_killed_comes_back(run: Run, name: str) -> None:
    before = run.pid_of(name)
    assert before
    psutil.Process(before).kill()
    assert wait_until(lambda: run.pid_of(name) not in {None, before}, 20)
    assert wait_until(lambda: _is_well(run), 30)


def _is_well(run: Run) -> bool:
    try:
        return run.health() == "ok"
    except OSError:
        return False


def test_a_killed_supervisor_leaves_nothing_behind_and_the_next_run_has_the_data(run: Run, data: Path) -> None:
    with run.database() as connection, connection.cursor() as cursor:
        cursor.execute("CREATE TABLE kept AS SELECT 'यह रहे' AS note")
    run.process.send_signal(signal.SIGKILL)
    run.process.wait()
    again = Run(data)  # at once: it waits for, or ends, whatever is still there
    try:
        assert "demo" not in again.wait_for("Ctrl-C stops everything")
        with again.database() as connection, connection.cursor() as cursor:
            cursor.execute("SELECT note FROM kept")
            assert cursor.fetchall() == [("यह रहे",)]
        again.process.send_signal(signal.SIGINT)
        assert again.process.wait(60) == 0
        assert "Stopped." in again.output.read_text()
        assert leftovers(data) == []
        assert not (data / "servers.env").exists()
    finally:
        again.process.kill()
