"""The arrows between and inside the apps are held by a machine: a planted violation fails."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from config.setup.bootstrap import BASE_DIR

PACKAGES = tomllib.loads((BASE_DIR / "pyproject.toml").read_text())["tool"]["importlinter"]["root_packages"]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("copy")
    shutil.copy(BASE_DIR / "pyproject.toml", folder)
    for package in PACKAGES:
        shutil.copytree(BASE_DIR / package, folder / package, ignore=shutil.ignore_patterns("__pycache__", "data"))
    return folder


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("path", "code", "message"),
    [
        ("core/planted.py", "import booths.levels", "core.planted -> booths.levels"),
        ("booths/planted.py", "def late():\n    import teams.scoping", "booths.planted -> teams.scoping"),
        ("dashboard/planted.py", "import api", "dashboard.planted -> api"),
        ("booths/querysets/planted.py", "import booths.services.groups", "booths.querysets.planted -> booths.services"),
        ("booths/services/planted.py", "import booths.tasks", "booths.services.planted -> booths.tasks"),
    ],
)
def test_an_arrow_against_the_grain_fails(copy: Path, path: str, code: str, message: str) -> None:
    planted = copy / path
    planted.write_text(code)
    try:
        done = lint(copy)
    finally:
        planted.unlink()
    assert done.returncode == 1
    assert message in done.stdout
