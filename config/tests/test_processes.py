"""Children end with all they started, and an earlier supervisor's leftovers are found."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from config.processes import MARK, Program, end_leftovers, wait_until

STUBBORN = """
import signal, subprocess, sys, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
print(child.pid, flush=True)
time.sleep(600)
"""


def program(tmp_path: Path, code: str, **environment: str) -> Program:
    command = [sys.executable, "-c", code]
    stops = [(signal.SIGTERM, 0.3)]
    return Program("sample", command, tmp_path, tmp_path / "sample.log", {**os.environ, **environment}, stops)


def test_stop_ends_a_stubborn_program_and_its_children(tmp_path: Path) -> None:
    sample = program(tmp_path, STUBBORN)
    sample.start()
    assert wait_until(lambda: bool(sample.log.read_text().strip()), 10)
    child = int(sample.log.read_text())
    sample.stop()
    assert not sample.is_alive
    assert wait_until(lambda: not psutil.pid_exists(child), 5)


def test_hurry_cuts_the_waiting_short(tmp_path: Path) -> None:
    sample = program(tmp_path, STUBBORN)
    sample.stops = [(signal.SIGTERM, 600)]
    sample.start()
    assert wait_until(lambda: bool(sample.log.read_text().strip()), 10)
    sample.stop(hurry=lambda: True)
    assert not sample.is_alive


def test_log_gives_each_complete_line_once_and_is_kept_short(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sample = program(
        tmp_path, "import time; print('एक', flush=True); print('half', end='', flush=True); time.sleep(600)"
    )
    sample.start()
    assert wait_until(lambda: "half" in sample.log.read_text(), 10)
    assert list(sample.new_lines()) == ["एक"]
    assert list(sample.new_lines()) == []
    monkeypatch.setattr("config.processes.LOG_LIMIT", 5)
    sample.shorten_log()
    assert sample.log.stat().st_size == 0
    assert "एक" in sample.log.with_suffix(".log.1").read_text()
    sample.stop()


def test_program_ends_when_its_supervisor_is_killed(tmp_path: Path) -> None:
    code = f"""
import sys, time, pathlib, signal
sys.path.insert(0, {str(Path.cwd())!r})
from config.processes import Program
folder = pathlib.Path({str(tmp_path)!r})
command = [sys.executable, "-c", "import time; time.sleep(600)"]
sample = Program("s", command, folder, folder / "s.log", {{}}, [(signal.SIGTERM, 1)])
sample.start()
print(sample.process.pid, flush=True)
time.sleep(600)
"""
    supervisor = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert supervisor.stdout
    child = int(supervisor.stdout.readline())
    supervisor.kill()
    supervisor.wait()
    supervisor.stdout.close()
    assert wait_until(lambda: not psutil.pid_exists(child), 5)


def test_leftovers_of_this_data_folder_are_ended_and_no_others(tmp_path: Path) -> None:
    code = "import time; time.sleep(600)"
    ours = program(tmp_path, code, **{MARK: str(tmp_path)})
    others = program(tmp_path, code, **{MARK: str(tmp_path / "other")})
    ours.start()
    others.start()
    time.sleep(0.2)  # until both have become Python with its own environment
    assert end_leftovers(tmp_path) == 1
    assert wait_until(lambda: not ours.is_alive, 5)
    assert others.is_alive
    others.stop()
