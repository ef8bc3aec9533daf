"""What a database is filled with at its first start, and that no database of one's own is ever emptied."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import psycopg2
import pytest

from config.processes import wait_until
from config.setup.bootstrap import BASE_DIR

pytestmark = pytest.mark.slow  # and one after the other, see conftest.py
COMMAND = [sys.executable, "-m", "config.setup.prepare"]


class Database:
    """A database of its own on the server that ./test started, with a data folder of its own."""

    def __init__(self, name: str, data: Path) -> None:
        self.data = data
        host = quote(psycopg2.extensions.parse_dsn(os.environ["DATABASE_URL"])["host"])
        self.url = f"postgresql://boothwise@/{name}?host={host}"
        self.environment = {**os.environ, "DATABASE_URL": self.url, "BOOTHWISE_DATA": str(data)}
        self.environment["BOOTHWISE_DEMO_SIZE"] = "small"

    def prepare(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run the preparing process as ./run does."""
        return subprocess.run(
            [*COMMAND, *arguments],
            cwd=BASE_DIR,
            env=self.environment,
            input="ready\n",
            capture_output=True,
            text=True,
            check=False,
        )

    def count(self, table: str) -> int:
        """Return the number of rows in ``table``."""
        with psycopg2.connect(self.url) as connection, connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM {table}")
            return cursor.fetchone()[0]


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    name = f"prepared_{os.getpid()}"
    server = psycopg2.connect(os.environ["DATABASE_URL"])
    server.autocommit = True
    server.cursor().execute(f"CREATE DATABASE {name}")
    yield Database(name, tmp_path_factory.mktemp("data"))
    server.cursor().execute(f"DROP DATABASE {name} WITH (FORCE)")
    server.close()


def note(database: Database) -> Path:
    return next(database.data.glob("contents-*"))


def test_a_demo_that_was_interrupted_is_loaded_again_from_the_start(database: Database) -> None:
    with (database.data / "first.err").open("w") as errors:
        first = subprocess.Popen(
            [*COMMAND, "--embedded"],
            cwd=BASE_DIR,
            env=database.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=errors,
            text=True,
        )
        assert first.stdin
        print("ready", file=first.stdin, flush=True)
        assert wait_until(lambda: "Loading the demo" in (database.data / "first.err").read_text(), 60)
        first.kill()
        first.wait()
        first.stdin.close()
    assert note(database).read_text() == "loading"
    second = database.prepare("--embedded")
    assert second.returncode == 0, second.stderr
    assert "not loaded to the end; starting over" in second.stderr
    assert "Sign in as:" in second.stdout
    assert note(database).read_text() == "demo"
    assert database.count("booths_booth") > 1000


def test_a_later_start_loads_nothing(database: Database) -> None:
    before = database.count("booths_booth")
    again = database.prepare("--embedded")
    assert again.returncode == 0
    assert "demo" not in again.stderr
    assert database.count("booths_booth") == before


def test_empty_is_refused_on_demo_data(database: Database) -> None:
    refused = database.prepare("--embedded", "--empty")
    assert refused.returncode == 1
    assert "BOOTHWISE_DATA=/path/to/another/folder ./run --empty" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_database_of_ones_own_is_never_emptied(database: Database) -> None:
    before = database.count("booths_booth")
    note(database).write_text("loading")
    refused = database.prepare()
    assert refused.returncode == 1
    assert "Drop that database, create it again" in refused.stderr
    note(database).unlink()  # as somebody else's database looks
    assert database.prepare().returncode == 0
    assert database.count("booths_booth") == before
    assert not list(database.data.glob("contents-*"))
