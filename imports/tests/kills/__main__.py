"""``python -m imports.tests.kills``: starts servers that may be killed, and prints what came of it as JSON."""

import argparse
import json
import os
import sys
from pathlib import Path

from config.setup import throwaway


def main(arguments: list[str]) -> int:
    """Return 1 when anything was lost, doubled or left behind."""
    parser = argparse.ArgumentParser(prog="python -m imports.tests.kills")
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    with throwaway.running(durable=True) as ((database, broker), environment):
        os.environ.update(environment)
        import django

        django.setup()
        from imports.tests.kills.comparison import Comparison

        folder = Path(environment["BOOTHWISE_DATA"])
        told = Comparison(database, broker, folder, options.seed).run(options.kills)
    print(json.dumps(told, indent=1))
    return 1 if told["wrong"] else 0


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    sys.exit(main(sys.argv[1:]))
