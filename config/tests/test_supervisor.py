"""The supervisor's small decisions; test_run.py has it run for real."""

import json
import os
import signal
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from config.processes import Program, wait_until
from config.programs import error_in, host_names
from config.setup.bootstrap import run_options
from config.supervisor import Supervisor


def test_errors_reach_the_terminal_in_one_line() -> None:
    record = {"level": "error", "event": "task failed", "exception": "Traceback ...\n  File x\nValueError: लिंक"}
    assert error_in(json.dumps(record)) == "task failed: ValueError: लिंक"
    assert error_in(json.dumps({"level": "critical", "event": "lost"})) == "lost"
    assert error_in("2026-01-01 UTC [1] FATAL:  could not open file") is not None


@pytest.mark.parametrize(
    "line", [json.dumps({"level": "info", "event": "fine"}), "{broken", "[INFO] Stopped", "", "{}"]
)
def test_everything_else_stays_in_the_log(line: str) -> None:
    assert error_in(line) is None


def test_listening_beyond_this_machine_allows_its_addresses() -> None:
    assert host_names("127.0.0.1") == ["localhost", "127.0.0.1", "[::1]"]
    assert "127.0.0.1" in host_names("0.0.0.0")
    assert len(host_names("0.0.0.0")) > 4


def test_program_that_keeps_dying_is_restarted_ever_more_slowly(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = 1000.0
    monkeypatch.setattr("time.monotonic", lambda: clock)
    supervisor = Supervisor(run_options([]), tmp_path)
    command = [sys.executable, "-c", "raise SystemExit(3)"]
    sample = Program("web", command, tmp_path, tmp_path / "web.log", dict(os.environ), [(signal.SIGTERM, 1)])
    sample.start()
    starts = []
    for _second in range(40):
        assert sample.process
        sample.process.wait()
        before = sample.process
        supervisor._revive(sample)
        if sample.process is not before:
            starts.append(clock)
        clock += 1
    waits = [later - earlier for earlier, later in pairwise(starts)]
    assert waits[:5] == [2.0, 3.0, 5.0, 9.0, 17.0]  # 1, 2, 4, 8, 16 s, seen at the next full second
    assert "ended unexpectedly" in capsys.readouterr().out
    monkeypatch.undo()
    assert wait_until(lambda: not sample.is_alive, 5)
