"""``bench/run [NAME ...] [--size SIZE]``: runs each ``bench/bench_NAME.py`` on a database of its own, prints figures.

A benchmark is a module with ``measure() -> Iterable[Figure]`` (see ``bench.figures``). It finds Django set up and an
empty, migrated database on a server with the settings of real use, so that fsync is paid for.
"""

import argparse
import importlib
import json
import os
import sys
from pathlib import Path

from bench.figures import Figure, table
from config.setup import throwaway
from config.setup.bootstrap import Trouble

FOLDER = Path(__file__).parent


def names() -> list[str]:
    """Return the names of all benchmarks."""
    return sorted(path.stem.removeprefix("bench_") for path in FOLDER.glob("bench_*.py"))


def run(name: str) -> list[Figure]:
    """Empty the database, migrate it, and run one benchmark."""
    from django.core.management import call_command  # noqa: PLC0415  Django is set up by now
    from django.db import connection  # noqa: PLC0415

    with connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
    call_command("migrate", interactive=False, verbosity=0)
    figures = list(importlib.import_module(f"bench.bench_{name}").measure())
    connection.close()
    return figures


def main(arguments: list[str]) -> int:
    """Run the benchmarks asked for; 1 when a goal was missed, 2 when there is no such benchmark."""
    parser = argparse.ArgumentParser(prog="bench/run", description="Run the benchmarks, all of them or those named.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of: {', '.join(names()) or 'none yet'}")
    parser.add_argument("--size", choices=("state", "country"), default="state", help="of the booth list (state)")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    options = parser.parse_args(arguments)
    if unknown := set(options.names) - set(names()):
        raise Trouble(f"No benchmark is called {', '.join(sorted(unknown))}; there are: {', '.join(names())}")
    figures: list[Figure] = []
    with throwaway.servers(durable=True) as environment:
        os.environ.update(environment, BOOTHWISE_BENCH_SIZE=options.size)
        import django  # noqa: PLC0415  settings read the environment

        django.setup()
        for name in options.names or names():
            print(f"{name} ...", file=sys.stderr, flush=True)
            figures += run(name)
    if options.json:
        print(json.dumps([figure.as_json() for figure in figures], ensure_ascii=False, indent=1))
    else:
        print(table(figures))
    return 1 if any(figure.reached is False for figure in figures) else 0


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        sys.exit(main(sys.argv[1:]))
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        sys.exit(2)
    except KeyboardInterrupt:
        sys.exit(130)
