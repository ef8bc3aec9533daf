"""The part of ``./run`` that needs Django: one process that builds, migrates, loads the demo, and says what to show.

Progress goes to the terminal (stderr); what ``./run`` prints once the web server answers goes to stdout.
"""

import argparse
import hashlib
import io
import os
import sys
from enum import StrEnum
from pathlib import Path

import django
import psycopg2
from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import DEFAULT_DB_ALIAS, OperationalError, connection
from django.db.migrations.executor import MigrationExecutor
from redis.exceptions import RedisError

from config.setup.bootstrap import Trouble
from config.setup.build import build
from config.setup.freshness import mark_fresh


class Contents(StrEnum):
    """What a database was filled with at its first start."""

    LOADING = "loading"
    DEMO = "demo"
    EMPTY = "empty"


class Note:
    """The data folder's note of what its database holds; one note per database, so that none is taken for another."""

    def __init__(self, data: Path, database_url: str) -> None:
        self._path = data / f"contents-{hashlib.sha256(database_url.encode()).hexdigest()[:8]}"

    def read(self) -> Contents | None:
        """Return what the note says, None when there is none."""
        return Contents(self._path.read_text()) if self._path.exists() else None

    def write(self, contents: Contents) -> None:
        """Replace the note in one step."""
        unfinished = self._path.with_suffix(".new")
        unfinished.write_text(contents)
        unfinished.replace(self._path)


def say(text: str) -> None:
    """Tell the person at the terminal how far it is."""
    print(text, file=sys.stderr, flush=True)


def fill(*, empty: bool, embedded: bool) -> Contents | None:
    """Migrate, and at a database's first start load the demo data or, with ``empty``, leave it without.

    A load that was interrupted starts over on a new database: nothing but the half-loaded demo can be in it, as the
    web server starts afterwards. A database of one's own is never emptied. Raises Trouble when ``empty`` comes late.
    """
    note = Note(settings.DATA_DIR, settings.DATABASE_URL)
    contents = note.read()
    if contents is Contents.LOADING:
        _start_over(embedded=embedded)
        contents = None
    elif contents is None and _has_tables():
        _migrate()
        return None
    if contents is None:
        contents = Contents.EMPTY if empty or settings.PRODUCTION else Contents.LOADING
        note.write(contents)
    elif empty and contents is Contents.DEMO:
        raise Trouble(
            f"The data in {settings.DATA_DIR} is the demo's, and --empty needs data of its own.\n"
            "Keep both: BOOTHWISE_DATA=/path/to/another/folder ./run --empty"
        )
    _migrate()
    if contents is Contents.LOADING:
        say("Loading the demo state (once) ...")
        call_command("demo", size=os.environ.get("BOOTHWISE_DEMO_SIZE", "state"), stdout=sys.stderr)
        contents = Contents.DEMO
        note.write(contents)
    return contents


def _has_tables() -> bool:
    return "django_migrations" in connection.introspection.table_names()


def _start_over(*, embedded: bool) -> None:
    if not embedded:
        raise Trouble(
            "Loading the demo data into the database of DATABASE_URL was interrupted, and it is incomplete.\n"
            "Drop that database, create it again, and start again."
        )
    say("The demo data was not loaded to the end; starting over.")
    connection.close()
    database = settings.DATABASES[DEFAULT_DB_ALIAS]
    admin = psycopg2.connect(host=database["HOST"], user=database["USER"], dbname="postgres")
    admin.autocommit = True
    with admin.cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{database["NAME"]}" WITH (FORCE)')
        cursor.execute(f'CREATE DATABASE "{database["NAME"]}"')
    admin.close()


def _migrate() -> None:
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if plan:
        say(f"Bringing the database up to date: {len(plan)} migrations ...")
        call_command("migrate", interactive=False, verbosity=0)


def welcome(contents: Contents | None) -> str:
    """Return what to print below the address: the demo's logins, or the set-up link while nobody can sign in."""
    from accounts.models import User  # noqa: PLC0415  models load after django.setup()

    text = io.StringIO()
    if contents is Contents.DEMO:
        text.write("\nSign in as:\n")
        call_command("demo", logins=True, stdout=text)
    elif not User.objects.filter(is_superuser=True).exists():
        call_command("setup_link", stdout=text)
    return text.getvalue().rstrip()


def main(arguments: list[str]) -> None:
    """Do all of it; Trouble for what the person at the terminal can put right."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--empty", action="store_true")
    parser.add_argument("--embedded", action="store_true")
    options = parser.parse_args(arguments)
    django.setup()
    build(say)
    if not sys.stdin.readline():  # ./run says when the servers are ready; it ended instead
        return
    try:
        cache.get("reachable?")
        contents = fill(empty=options.empty, embedded=options.embedded)
    except OperationalError as error:
        raise Trouble(f"The database of DATABASE_URL cannot be reached: {str(error).strip()}") from error
    except RedisError as error:
        raise Trouble(f"The server of REDIS_URL cannot be reached: {error}") from error
    mark_fresh(settings.DATA_DIR)
    print(welcome(contents))


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        main(sys.argv[1:])
    except (Trouble, CommandError, ImproperlyConfigured) as trouble:
        sys.exit(str(trouble))
