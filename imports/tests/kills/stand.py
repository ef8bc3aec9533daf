"""A PostgreSQL, a Valkey and a Celery worker as in real use, each of which can be killed and comes back."""

import os
import random
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import psutil
from django.db import DatabaseError, InterfaceError, connection

from config.embedded import Server
from config.processes import Program, wait_until
from config.setup.bootstrap import BASE_DIR

WAYS = ("worker", "worker's child", "database", "database backend", "broker")
PATIENCE = 30  # seconds until something that must happen has happened

Answer = TypeVar("Answer")


class Stand:
    """The three; the worker runs on the database that Django has as its default."""

    def __init__(self, database: Server, broker: Server, folder: Path) -> None:
        self.database, self.broker = database, broker
        celery = str(Path(sys.executable).with_name("celery"))
        command = [celery, "-A", "config", "worker", "--concurrency", "1", "--without-mingle", "--without-gossip"]
        log = folder / "worker.log"
        self.worker = Program("worker", command, BASE_DIR, log, dict(os.environ), [(signal.SIGTERM, 10)])

    def kill(self, way: str, dice: random.Random) -> None:
        """Kill one of them with SIGKILL."""
        if way == "worker":
            self.worker.kill()
        elif way == "worker's child":
            _kill_one_of(self.worker, dice)
        elif way == "database backend":
            _kill_one_of(self.database, dice)  # the others end too, and the database recovers as after a crash
        else:
            (self.database if way == "database" else self.broker).kill()

    def recover(self) -> None:
        """Start again what does not run, as the supervisor does, and wait until it answers."""
        for server in (self.database, self.broker):
            if not wait_until(lambda server=server: self._is_back(server), PATIENCE):
                raise AssertionError(f"{server.name} does not come back:\n{server.last_words()}")
        if not self.worker.is_alive:
            self.worker.start()
        connection.close()

    @staticmethod
    def _is_back(server: Server) -> bool:
        if not server.is_alive:  # a database does not start before the last process of the one before has ended
            server.start()
        return server.is_ready()

    def stop(self) -> None:
        """End the worker."""
        self.worker.stop()


def _kill_one_of(program: Program, dice: random.Random) -> None:
    assert program.process is not None
    children = psutil.Process(program.process.pid).children()
    if children:
        try:
            dice.choice(children).kill()
        except psutil.NoSuchProcess:
            pass


def patiently(ask: Callable[[], Answer]) -> Answer:
    """Ask the database, again where it is just coming back."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            return ask()
        except (DatabaseError, InterfaceError):
            connection.close()
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)
