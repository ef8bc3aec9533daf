"""What ``./test`` does: prepares, checks the code with the linters, and runs pytest on throw-away servers."""

import os
import signal
import subprocess
import sys

from config.setup import throwaway
from config.setup.bootstrap import BASE_DIR, VENV, Trouble

BIN = VENV / "bin"
PYTHON = str(BIN / "python")
BUILD = [PYTHON, "-m", "config.setup.build"]
STEPS = [
    [str(BIN / "ruff"), "check"],
    [str(BIN / "ruff"), "format", "--check"],
    [str(BIN / "lint-imports")],
    [PYTHON, "manage.py", "check", "--database", "default"],
    [PYTHON, "manage.py", "makemigrations", "--check", "--dry-run"],
    [str(BIN / "mypy")],
]


def main(arguments: list[str]) -> int:
    """Run everything, or pytest alone with ``arguments``; return the exit code, 0 when all of it passed."""
    with throwaway.servers() as environment:
        os.environ.update(environment)
        steps = [BUILD] if arguments else [BUILD, *STEPS]
        failed = [_name(step) for step in steps if not _passes(step)]
        os.environ["BOOTHWISE_FAILED_STEPS"] = ", ".join(failed)
        tests = subprocess.run([PYTHON, "-m", "pytest", *(arguments or ["-n", str(workers())])], check=False)
    return tests.returncode or (1 if failed else 0)


def workers() -> int:
    """Return how many pytest processes run at once: one more than cores, as browser tests wait as much as they work."""
    return (os.cpu_count() or 1) + 1


def _name(command: list[str]) -> str:
    return " ".join(part.rpartition("/")[2] for part in command)


def _passes(command: list[str]) -> bool:
    """Run one step; print its output only when it fails."""
    done = subprocess.run(
        command, cwd=BASE_DIR, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    print(f"{'ok' if done.returncode == 0 else 'FAILED':<7} {_name(command)}", flush=True)
    if done.returncode:
        print(done.stdout, flush=True)
    return done.returncode == 0


def _end(*_signal: object) -> None:
    sys.exit(143)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, _end)  # through the clean-up, as Ctrl-C does
    try:
        sys.exit(main(sys.argv[1:]))
    except Trouble as trouble:
        sys.exit(str(trouble))
    except KeyboardInterrupt:
        sys.exit(130)
