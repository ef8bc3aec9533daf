"""Collects, hashes and compresses the static files when one of their sources changed."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

from core.assets import build_assets


def build() -> bool:
    """Run collectstatic unless the sources are those of the last time; True when it ran. Needs Django set up.

    The stamp is written last. Files of earlier versions stay, because a server may be running that still links them.
    """
    build_assets(settings.BASE_DIR / "static")
    stamp = Path(settings.STATIC_ROOT) / "sources"
    wanted = _fingerprint()
    if stamp.exists() and stamp.read_text() == wanted:
        return False
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(wanted)
    return True


def _fingerprint() -> str:
    """Return a digest of every source's name, size and time."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list(ignore_patterns=None):
            facts = Path(storage.path(name)).stat()
            digest.update(f"{name} {facts.st_size} {facts.st_mtime_ns}\n".encode())
    return digest.hexdigest()
