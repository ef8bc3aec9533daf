"""Worker, database and broker killed at random moments of an import: nothing is lost, doubled or left behind.

``BOOTHWISE_KILLS`` says how many kills (10); ``BOOTHWISE_KILLS=50 ./test imports/tests/test_kills.py`` is the long run.
"""

import json
import os
import subprocess
import sys

import pytest

from config.setup.bootstrap import BASE_DIR
from imports.tests.kills.stand import WAYS

KILLS = int(os.environ.get("BOOTHWISE_KILLS", "10"))
LONGEST = 240 + 10 * KILLS  # seconds


@pytest.mark.slow
def test_an_import_survives_whatever_is_killed_whenever():
    command = [sys.executable, "-m", "imports.tests.kills", "--kills", str(KILLS)]
    done = subprocess.run(command, cwd=BASE_DIR, capture_output=True, text=True, timeout=LONGEST, check=False)
    assert done.stdout, done.stderr[-4000:]
    told = json.loads(done.stdout)
    assert not told["wrong"], "\n".join(told["wrong"])
    assert told["kills"] == KILLS
    assert {kill["what"] for kill in told["killed"]} == set(WAYS)
