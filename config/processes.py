"""Starting a program as a child, keeping its output in a file, and ending it without leaving anything behind."""

import ctypes
import os
import pwd
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil

MARK = "BOOTHWISE_SUPERVISED"
PR_SET_PDEATHSIG = 1
LOG_LIMIT = 10 * 1024 * 1024  # bytes; the file before is kept as NAME.log.1

Stops = list[tuple[signal.Signals, float]]


@dataclass
class Program:
    """A child process by name. ``stops`` lists the signals that end it and the seconds to wait after each."""

    name: str
    command: list[str]
    folder: Path
    log: Path
    environment: Mapping[str, str]
    stops: Stops
    owner: str | None = None
    process: subprocess.Popen[bytes] | None = field(default=None, repr=False)
    started: float = 0.0
    seen: int = 0

    def start(self) -> None:
        """Start the program in a process group of its own, so that Ctrl-C reaches the supervisor alone."""
        if self.log.exists() and self.log.stat().st_size > LOG_LIMIT:
            self.log.replace(self.log.with_suffix(".log.1"))
        with self.log.open("ab") as output:
            self.seen = output.tell()
            self.process = subprocess.Popen(
                self.command,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                cwd=self.folder,
                env=dict(self.environment),
                start_new_session=True,
                preexec_fn=_die_with_parent(self.stops[0][0]),  # noqa: PLW1509  whoever starts programs has one thread
                **identity_of(self.owner),
            )
        self.started = time.monotonic()

    @property
    def is_alive(self) -> bool:
        """True while the program runs."""
        return self.process is not None and self.process.poll() is None

    def new_lines(self) -> Iterator[str]:
        """Yield the complete lines written to the log since the last call."""
        with self.log.open("rb") as file:
            file.seek(self.seen)
            for line in file:
                if not line.endswith(b"\n"):
                    break
                self.seen += len(line)
                yield line.decode(errors="replace").rstrip()

    def shorten_log(self) -> None:
        """Move an overlong log aside while the program goes on writing at the end of the emptied file."""
        if self.log.stat().st_size > LOG_LIMIT:
            self.log.with_suffix(".log.1").write_bytes(self.log.read_bytes())
            os.truncate(self.log, 0)
            self.seen = 0

    def last_words(self, lines: int = 12) -> str:
        """Return the end of the log, for telling why the program ended."""
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-lines:])

    def stop(self, *, hurry: Callable[[], bool] = lambda: False) -> None:
        """End the program: each of its signals in turn, then SIGKILL for it and whatever it started.

        ``hurry`` is asked while waiting; once it says True, the next signal follows at once.
        """
        if self.process is None:
            return
        for number, patience in self.stops:
            if not self.is_alive:
                break
            self.process.send_signal(number)
            wait_until(lambda: not self.is_alive or hurry(), patience)
        self.kill()

    def kill(self) -> None:
        """Kill the program and its process group, as far as any of it is left."""
        if self.process is None:
            return
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            pass
        self.process.wait()


def identity_of(owner: str | None) -> dict[str, Any]:
    """Return what makes ``subprocess`` run a program as the user ``owner``, without root's groups; None: as oneself."""
    if owner is None:
        return {}
    user = pwd.getpwnam(owner)
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def wait_until(condition: Callable[[], bool], seconds: float) -> bool:
    """Wait until ``condition`` holds, looking every 50 ms; False when ``seconds`` have passed without."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def _die_with_parent(number: signal.Signals) -> Callable[[], None] | None:
    """Return what makes a child receive ``number`` when its parent is gone (Linux; elsewhere the next start cleans)."""
    if sys.platform != "linux":
        return None
    prctl = ctypes.CDLL(None).prctl

    def ask_kernel() -> None:
        prctl(PR_SET_PDEATHSIG, int(number), 0, 0, 0)

    return ask_kernel


def leftovers(data: Path) -> list[psutil.Process]:
    """Return the processes that an earlier supervisor of this data folder started and left behind.

    Whoever calls holds the folder's lock, so no supervisor is alive whose children they could be. PostgreSQL
    overwrites its environment and is recognised by its working folder instead.
    """
    found = []
    for process in psutil.process_iter():
        try:
            if process.name() == "postgres":
                ours = Path(process.cwd()) == data / "postgres"
            else:
                ours = process.environ().get(MARK) == str(data)
        except (psutil.Error, OSError):
            continue
        if ours and process.pid != os.getpid():
            found.append(process)
    return found


def end_leftovers(data: Path, patience: float = 20) -> int:
    """End what an earlier supervisor left behind and return how many processes that were."""
    found = leftovers(data)
    for process in found:
        with _gone_is_fine():
            process.send_signal(signal.SIGINT if process.name() == "postgres" else signal.SIGTERM)
    _gone, alive = psutil.wait_procs(found, timeout=patience)
    for process in alive:
        with _gone_is_fine():
            process.kill()
    psutil.wait_procs(alive, timeout=10)
    return len(found)


@contextmanager
def _gone_is_fine() -> Iterator[None]:
    try:
        yield
    except psutil.NoSuchProcess:
        pass
