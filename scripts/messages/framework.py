"""Strings of Django and its companions that people meet on our pages. Django's own Hindi lacks a third of them."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

import polib

from scripts.messages import python, templates
from scripts.messages.catalogue import Key
from scripts.messages.message import Message

_SHOWN = {
    "django": (
        "contrib/admin/*.py",
        "contrib/admin/templatetags/*.py",
        "contrib/admin/views/*.py",
        "contrib/admin/templates/admin/**/*.html",
        "contrib/admin/templates/registration/logged_out.html",
        "contrib/admin/templates/registration/password_change*.html",
        "contrib/auth/[a-u]*.py",
        "contrib/auth/validators.py",
        "contrib/contenttypes/apps.py",
        "contrib/contenttypes/models.py",
        "contrib/postgres/*.py",
        "contrib/postgres/forms/array.py",
        "contrib/sessions/*.py",
        "core/validators.py",
        "db/models/**/*.py",
        "forms/**/*.py",
        "template/defaultfilters.py",
        "utils/dates.py",
        "utils/text.py",
        "utils/timesince.py",
    ),
    "axes": ("apps.py", "models.py", "admin.py"),
    "django_filters": ("fields.py", "filters.py", "widgets.py"),
    "django_otp": ("models.py", "plugins/otp_totp/*.py"),
}
"""By package the files whose strings reach a page: forms, checks, sign-in, dates, the administration."""


@cache
def messages() -> tuple[Message, ...]:
    """Return all strings of those files."""
    found: list[Message] = []
    for package, patterns in _SHOWN.items():
        folder = _folder(package)
        for path in sorted({path for pattern in patterns for path in folder.glob(pattern)}):
            found += templates.read(path)[0] if path.suffix == ".html" else python.read(path)[0]
    return tuple(found)


def untranslated() -> list[Message]:
    """Return those for which the packages bring no Hindi of their own: ``locale/hi/framework.po`` has to."""
    theirs = _own_hindi()
    return [message for message in messages() if message.key not in theirs]


@cache
def _own_hindi() -> frozenset[Key]:
    files = [path for package in _SHOWN for path in _folder(package).glob("**/locale/hi/LC_MESSAGES/django.po")]
    return frozenset(
        (entry.msgid, entry.msgctxt) for path in files for entry in polib.pofile(str(path)) if entry.translated()
    )


def _folder(package: str) -> Path:
    spec = find_spec(package)
    assert spec and spec.origin
    return Path(spec.origin).parent
