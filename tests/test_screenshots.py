"""The pictures that the README shows are there, small, and made by the script."""

import re

from config.setup.bootstrap import BASE_DIR
from scripts.screenshots import FOLDER, LARGEST, SHOTS


def test_pictures_are_those_of_the_script_and_small() -> None:
    pictures = {path.stem: path.stat().st_size for path in FOLDER.iterdir()}
    assert set(pictures) == set(SHOTS)
    assert max(pictures.values()) <= LARGEST


def test_the_readme_shows_pictures_that_are_there() -> None:
    shown = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", (BASE_DIR / "README.md").read_text(encoding="utf-8"))
    assert shown
    assert [path for path in shown if not (BASE_DIR / path).is_file()] == []
