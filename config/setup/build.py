"""Makes the files that are not in the repository: fonts, compiled translations, collected static files."""

import os
import sys
from collections.abc import Callable

import django

from config.setup import fonts, statics, translations
from config.setup.bootstrap import BASE_DIR, Trouble, setup_lock
from core.assets import build_assets


def build(say: Callable[[str], None] = lambda _text: None) -> None:
    """Make what is missing or out of date, telling ``say`` what takes time; Django must be set up."""
    with setup_lock():
        if fonts.build():
            say("Fonts cut for the interface.")
        if translations.build():
            say("Translations compiled.")
        build_assets(BASE_DIR / "static")
        if statics.build():
            say("Static files collected.")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    try:
        build(print)
    except Trouble as trouble:
        sys.exit(str(trouble))
