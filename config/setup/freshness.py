"""Whether anything changed since the last start, told without loading Django, so that the web server can go first.

The preparing process runs at every start all the same; this only decides whether the web server waits for it.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from config.setup.bootstrap import BASE_DIR, VENV

SOURCES = ["*/migrations/*.py", "static/css/*", "static/js/*", "static/*.svg", "locale/*/*.po"]
RESULTS = ["static/fonts/*.woff2", "static/build/*", "locale/*/LC_MESSAGES/django.mo", "var/static/sources"]


def is_fresh(data: Path) -> bool:
    """True when the last start with this data folder found everything as it is now, or left it so."""
    note = data / "prepared"
    return note.exists() and note.read_text() == _fingerprint()


def mark_fresh(data: Path) -> None:
    """Note that everything is prepared."""
    (data / "prepared").write_text(_fingerprint())


def _fingerprint() -> str:
    digest = hashlib.sha256()
    for path in _files():
        facts = path.stat()
        digest.update(f"{path} {facts.st_size} {facts.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _files() -> Iterator[Path]:
    for pattern in (*SOURCES, *RESULTS):
        yield from sorted(BASE_DIR.glob(pattern))
    yield from sorted(VENV.glob("installed-*"))
