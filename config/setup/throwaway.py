"""A PostgreSQL and a Valkey that live as long as a test run or a benchmark, in a folder that goes with them."""

import fcntl
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_urlsafe

from config.embedded import Server, owner_for, postgres, prepare_data, socket_folder, valkey

PREFIX = "boothwise-throwaway-"
MINUTE = 60


@contextmanager
def servers(*, durable: bool = False) -> Iterator[dict[str, str]]:
    """Start both servers and yield the environment variables that lead to them; stop and remove them afterwards.

    ``durable`` keeps the settings of real use, for benchmarks. Any number can run side by side.
    """
    with running(durable=durable) as (_both, environment):
        yield environment


@contextmanager
def running(*, durable: bool) -> Iterator[tuple[list[Server], dict[str, str]]]:
    """As ``servers``, and yield also PostgreSQL and Valkey themselves, for tests that kill them."""
    _sweep()
    owner = owner_for()
    data = Path(tempfile.mkdtemp(prefix=PREFIX))
    try:
        prepare_data(data, owner)
        with (data / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            sockets = socket_folder(data, owner)
            both = [make(data, sockets, owner, durable=durable) for make in (postgres, valkey)]
            try:
                for server in both:
                    server.start()
                for server in both:
                    server.wait_until_ready()
                yield (
                    both,
                    {
                        "BOOTHWISE_DATA": str(data),
                        "DATABASE_URL": both[0].url,
                        "REDIS_URL": both[1].url,
                        "SECRET_KEY": token_urlsafe(48),
                    },
                )
            finally:
                for server in both:
                    server.stop()
    finally:
        shutil.rmtree(data, ignore_errors=True)


def _sweep() -> None:
    """Remove the folders of runs that were killed: nobody holds their lock any more."""
    for data in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        try:
            if time.time() - data.stat().st_mtime < MINUTE:
                continue  # perhaps just being made
            with (data / "lock").open() as lock:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(data, ignore_errors=True)
        except OSError:
            continue  # in use, or somebody else's
