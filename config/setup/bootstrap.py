"""What must be right before anything is installed: Python, the folders, the port, the virtual environment.

``./run``, ``./test`` and ``bench/run`` start this file by its path with a Python of the machine, so it uses the
standard library alone. It ends by replacing itself with the virtual environment's Python.
"""

import argparse
import fcntl
import hashlib
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

BASE_DIR = Path(__file__).resolve().parent.parent.parent
VENV = BASE_DIR / ".venv"
VENV_PYTHON = VENV / "bin" / "python"
MODULES = {"run": "config.supervisor", "test": "config.setup.testing", "bench": "bench.launch"}


class Trouble(Exception):
    """Something the person at the terminal can put right; the message says what and how, in a line or three."""


def data_folder() -> Path:
    """Return the folder that holds the databases, uploads, logs and the secret key.

    ``BOOTHWISE_DATA`` decides; else ``var/`` in the checkout, and for root a folder of its own under
    ``/var/lib/boothwise``, because root's PostgreSQL runs as another user who may not reach the checkout.
    """
    if chosen := os.environ.get("BOOTHWISE_DATA"):
        return Path(chosen).resolve()
    if os.geteuid() == 0:
        return Path("/var/lib/boothwise") / hashlib.sha256(str(BASE_DIR).encode()).hexdigest()[:12]
    return BASE_DIR / "var"


def run_options(arguments: list[str]) -> argparse.Namespace:
    """Parse the command line of ``./run``; ``--help`` and mistakes end the process as argparse does."""
    parser = argparse.ArgumentParser(
        prog="./run",
        description="Set up and start Boothwise: web server, worker, schedule and, unless DATABASE_URL and REDIS_URL "
        "are set, PostgreSQL and Valkey. The first start loads demo data. Ctrl-C stops all of it.",
        epilog="Environment variables are listed in docs/operations.md.",
    )
    port = os.environ.get("BOOTHWISE_PORT", "8000")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: 127.0.0.1, this machine)")
    parser.add_argument("--port", type=_port, default=port, help="port to listen on (default: BOOTHWISE_PORT or 8000)")
    parser.add_argument("--empty", action="store_true", help="start without demo data and print a set-up link")
    parser.add_argument("--servers", action="store_true", help="start only PostgreSQL and Valkey, for maintenance")
    return parser.parse_args(arguments)


def _port(text: str) -> int:
    if not text.isdigit() or not 0 < int(text) < 65536:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port: a number from 1 to 65535 is")
    return int(text)


def check_writable(folder: Path, advice: str) -> None:
    """Create ``folder`` if need be; where this user cannot create files in it, refuse and give ``advice``."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise Trouble(f"Cannot write in {folder}: {error.strerror}.\n{advice}") from error


def check_port(host: str, port: int) -> None:
    """Refuse an address on which something else listens already, or which is not this machine's."""
    try:
        family, kind, protocol, _name, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except PermissionError as error:
        raise Trouble(f"Port {port} needs root: choose one above 1023, such as ./run --port 8000") from error
    except OSError as error:
        if isinstance(error, socket.gaierror) or error.strerror == "Cannot assign requested address":
            raise Trouble(f"{host!r} is not an address of this machine: try --host 0.0.0.0") from error
        raise Trouble(
            f"Port {port} on {host} is in use by another program.\n"
            f"Stop that program, or choose another port: ./run --port {port + 1}"
        ) from error


@contextmanager
def setup_lock(base: Path = BASE_DIR) -> Iterator[None]:
    """Let one process at a time prepare the checkout; a second one says so and waits.

    The kernel drops the lock with the process, however that ends, so a stale lock cannot exist.
    """
    path = base / "var" / "setup.lock"
    path.parent.mkdir(exist_ok=True)
    with path.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("Another start is setting up this folder; waiting for it ...", file=sys.stderr, flush=True)
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


@contextmanager
def run_lock(data: Path) -> Iterator[TextIO]:
    """Hold the data folder for one ``./run``, and yield the lock's file, to note the address in; a second is refused.

    Like every lock of the kernel's it goes with its process, so nothing is stale after a kill or a power cut.
    """
    with (data / "run.lock").open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            file.seek(0)
            raise Trouble(
                f"Boothwise is already running on this data: {file.read().strip() or 'it is just starting'}.\n"
                "Use that one, or stop it first with Ctrl-C in its terminal."
            ) from error
        file.truncate(0)
        yield file


def ensure_environment(requirements: Path, venv: Path = VENV) -> None:
    """Bring the virtual environment to what ``requirements`` pins; costs nothing when it is there already.

    The stamp is written last: whatever an interrupted start left behind is put right by the next one.
    """
    stamp = venv / f"installed-{requirements.stem}"
    python = venv / "bin" / "python"
    if stamp.is_file() and python.exists() and stamp.read_text() == _stamp_for(requirements, python):
        return
    if not _is_usable(python):
        _create(venv)
    print(f"Installing the packages in {requirements.name} (once) ...", file=sys.stderr, flush=True)
    command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes"]
    done = subprocess.run([*command, "--no-deps", "-r", str(requirements)], capture_output=True, text=True, check=False)
    if done.returncode:
        reason = "\n".join(done.stderr.strip().splitlines()[-3:])
        raise Trouble(f"Installing the packages failed (is the package index reachable?):\n{reason}")
    stamp.write_text(_stamp_for(requirements, python))


def _stamp_for(requirements: Path, python: Path) -> str:
    return f"{hashlib.sha256(requirements.read_bytes()).hexdigest()} {python.resolve()}"


def _is_usable(python: Path) -> bool:
    """True when the environment's Python runs, is new enough and has pip (an interrupted start may leave less)."""
    probe = "import sys, pip; sys.exit(sys.version_info < (3, 11))"
    try:
        return subprocess.run([str(python), "-c", probe], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def _create(venv: Path) -> None:
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    try:
        import ensurepip  # noqa: F401, PLC0415  Debian splits it off, so only the import tells
        import venv as _venv  # noqa: F401, PLC0415
    except ImportError as error:
        raise Trouble(
            f"This Python {version} cannot create virtual environments.\n"
            f"On Debian and Ubuntu: sudo apt-get install python{version}-venv, then start again."
        ) from error
    print("Creating the virtual environment (once) ...", file=sys.stderr, flush=True)
    shutil.rmtree(venv, ignore_errors=True)
    done = subprocess.run([sys.executable, "-m", "venv", str(venv)], capture_output=True, text=True, check=False)
    if done.returncode:
        reason = (done.stderr or done.stdout).strip().splitlines()[-1:] or ["no reason given"]
        raise Trouble(f"Creating the virtual environment in {venv} failed: {reason[0]}")


def main(command: str, arguments: list[str]) -> None:
    """Prepare the environment for ``run``, ``test`` or ``bench`` and become the program that goes on."""
    check_writable(BASE_DIR, "Ask its owner for write permission, or copy the checkout to a folder of your own.")
    if command == "run":
        options = run_options(arguments)
        check_writable(data_folder(), "Ask its owner, or choose another folder: BOOTHWISE_DATA=/path/to/folder ./run")
        with run_lock(data_folder()):
            if not options.servers:
                check_port(options.host, options.port)
    with setup_lock():
        ensure_environment(BASE_DIR / ("requirements.txt" if command == "run" else "requirements-dev.txt"))
    os.chdir(BASE_DIR)
    os.execv(str(VENV_PYTHON), [str(VENV_PYTHON), "-m", MODULES[command], *arguments])


if __name__ == "__main__":
    try:
        main(sys.argv[1], sys.argv[2:])
    except Trouble as trouble:
        sys.exit(str(trouble))
    except KeyboardInterrupt:
        sys.exit(130)
