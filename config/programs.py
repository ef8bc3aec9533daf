"""The programs that ``./run`` keeps running, the names they answer to, and what in their logs a person should see."""

import json
import signal
import socket
from typing import Any

import psutil

from config.processes import Stops
from config.setup.bootstrap import VENV

BIN = VENV / "bin"
LOOPBACK = {"127.0.0.1", "localhost", "::1"}
WEB = [
    str(BIN / "granian"),
    "--interface",
    "wsgi",
    "--no-ws",
    "--respawn-failed-workers",
    "--workers-kill-timeout",
    "8",
]
WORKER = [str(BIN / "celery"), "-A", "config", "worker", "--concurrency", "2", "--without-gossip", "--without-mingle"]
WORKER_STOPS: Stops = [(signal.SIGTERM, 20), (signal.SIGQUIT, 5)]  # let tasks end; then put them back into the queue
PASSING = ("database system is", "terminating connection")  # PostgreSQL while it starts, recovers or stops
BEAT = [str(BIN / "celery"), "-A", "config", "beat", "--schedule"]


def error_in(line: str) -> str | None:
    """Return what a log line says when a person should see it: an error of ours, or a server giving up."""
    if " FATAL: " in line or " PANIC: " in line:
        return None if any(text in line for text in PASSING) else line
    if not line.startswith("{"):
        return None
    try:
        record: dict[str, Any] = json.loads(line)
    except ValueError:
        return None
    if record.get("level") not in {"error", "critical"}:
        return None
    event = str(record.get("event")).strip().partition("\n")[0]
    cause = str(record.get("exception") or "").strip().rpartition("\n")[2]
    return f"{event}: {cause}" if cause else event


def host_names(host: str) -> list[str]:
    """Return the host names under which visitors may come: this machine's own when it listens beyond itself."""
    names = ["localhost", "127.0.0.1", "[::1]"]
    if host in LOOPBACK:
        return names
    families = {socket.AF_INET, socket.AF_INET6}
    addresses = [entry for entries in psutil.net_if_addrs().values() for entry in entries if entry.family in families]
    own = [entry.address.partition("%")[0] for entry in addresses]
    return [*names, host, socket.gethostname(), *(f"[{address}]" if ":" in address else address for address in own)]
