"""A folder of its own for the files of each test: job numbers are the same in every test process, the folder is not."""

from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(autouse=True)
def _files_of_its_own(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
