"""A server as a child process."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from config.embedded.places import prepare_folder
from config.processes import Program, wait_until
from config.setup.bootstrap import Trouble


@dataclass
class Server(Program):
    """A server as a child process, with the URL by which the application reaches it."""

    url: str = ""
    is_ready: Callable[[], bool] = bool

    def wait_until_ready(self, interrupted: Callable[[], bool] = lambda: False) -> None:
        """Return when the server answers; raise Trouble with its last words when it ends or takes over two minutes."""
        wait_until(lambda: not self.is_alive or self.is_ready() or interrupted(), 120)
        if not interrupted() and not self.is_ready():
            raise Trouble(f"{self.name} did not start; the end of {self.log}:\n{self.last_words(5)}")


def log_file(data: Path, name: str) -> Path:
    """Return the log of the program called ``name``, in a folder that only its owner can enter."""
    return prepare_folder(data / "logs", None) / f"{name}.log"
