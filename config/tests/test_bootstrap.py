"""What ./run says before anything is installed."""

import os
import shutil
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from config.setup.bootstrap import (
    BASE_DIR,
    Trouble,
    _is_usable,
    check_port,
    check_writable,
    data_folder,
    ensure_environment,
    run_options,
    setup_lock,
)


def test_an_old_python_is_told_what_to_install(tmp_path: Path) -> None:
    old = tmp_path / "python3"
    old.write_text('#!/bin/sh\n[ "$1" = --version ] && echo Python 3.9.2\nexit 1\n')
    old.chmod(0o755)
    environment = {**os.environ, "PYTHON": str(old)}
    done = subprocess.run([BASE_DIR / "run"], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "3.11 or newer; found: Python 3.9.2" in done.stderr
    assert "PYTHON=/path/to/python3 ./run" in done.stderr


def test_python_without_venv_names_the_package(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "ensurepip", None)
    with pytest.raises(Trouble, match=rf"apt-get install python3\.{sys.version_info.minor}-venv"):
        ensure_environment(BASE_DIR / "requirements.txt", tmp_path / "venv")


def test_folder_that_cannot_be_written_is_named() -> None:
    with pytest.raises(Trouble, match=r"Cannot write in /proc/nowhere: .*\nAsk somebody"):
        check_writable(Path("/proc/nowhere"), "Ask somebody")


def test_port_in_use_suggests_the_next() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(Trouble, match=rf"Port {port} on 127.0.0.1 is in use.*\n.*--port {port + 1}"):
            check_port("127.0.0.1", port)
    check_port("127.0.0.1", port)


def test_address_of_another_machine_is_refused() -> None:
    with pytest.raises(Trouble, match="not an address of this machine"):
        check_port("192.0.2.1", 8000)


@pytest.mark.parametrize("port", ["0", "65536", "http", "-1"])
def test_port_must_be_a_port(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        run_options(["--port", port])
    assert "a number from 1 to 65535" in capsys.readouterr().err or port == "-1"


def test_port_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOOTHWISE_PORT", "8123")
    assert run_options([]).port == 8123
    assert run_options(["--port", "8200"]).port == 8200


@pytest.mark.slow
def test_half_finished_environment_is_repaired_and_a_whole_one_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    requirements = tmp_path / "requirements.txt"
    requirements.write_text("")
    venv = tmp_path / "venv"
    (venv / "bin").mkdir(parents=True)  # an interrupted start left an environment without Python
    ensure_environment(requirements, venv)
    assert "Creating the virtual environment" in capsys.readouterr().err
    ensure_environment(requirements, venv)
    assert capsys.readouterr().err == ""
    assert _is_usable(venv / "bin" / "python")
    shutil.rmtree(next(venv.glob("lib/python*/site-packages")))
    assert not _is_usable(venv / "bin" / "python")


def test_a_second_set_up_waits_for_the_first(tmp_path: Path) -> None:
    ended = threading.Event()

    def second() -> None:
        with setup_lock(tmp_path):
            ended.set()

    with setup_lock(tmp_path):
        waiting = threading.Thread(target=second)
        waiting.start()
        assert not ended.wait(0.3)
    waiting.join(5)
    assert ended.is_set()


def test_roots_data_is_kept_apart_from_the_checkout(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BOOTHWISE_DATA", raising=False)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert data_folder().parent == Path("/var/lib/boothwise")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert data_folder() == BASE_DIR / "var"
