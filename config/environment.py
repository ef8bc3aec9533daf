"""Reading settings from environment variables, with the error that names the variable."""

import os
from pathlib import Path
from urllib.parse import parse_qs, quote, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

_TRUE = {"1", "true", "yes", "on"}
_FALSE = {"0", "false", "no", "off", ""}


def load_facts(path: Path) -> None:
    """Take the variables that ``./run`` left in its data folder, so that a shell finds the running servers.

    What the environment says wins. A missing file, or one of another user, is no error: then nothing is running here.
    """
    try:
        lines = path.read_text().splitlines()
    except OSError:
        return
    for name, _separator, value in (line.partition("=") for line in lines):
        os.environ.setdefault(name, value)


def env_bool(name: str, *, default: bool) -> bool:
    """Return the variable as a boolean; raise ImproperlyConfigured when it is neither yes nor no."""
    value = os.environ.get(name)
    if value is None:
        return default
    if value.strip().lower() in _TRUE:
        return True
    if value.strip().lower() in _FALSE:
        return False
    raise ImproperlyConfigured(f"{name}={value!r}: expected one of 1/0, true/false, yes/no, on/off")


def env_int(name: str, *, default: int) -> int:
    """Return the variable as a whole number; raise ImproperlyConfigured when it is none."""
    value = os.environ.get(name)
    if value is None or not value.strip():
        return default
    try:
        return int(value)
    except ValueError as error:
        raise ImproperlyConfigured(f"{name}={value!r}: expected a whole number") from error


def env_list(name: str, *, default: list[str]) -> list[str]:
    """Return the comma-separated variable as a list without empty parts."""
    value = os.environ.get(name)
    if value is None:
        return default
    return [part.strip() for part in value.split(",") if part.strip()]


def database_from_url(url: str) -> dict[str, object]:
    """Turn ``postgresql://user:password@host:port/name?host=/socket/folder`` into a DATABASES entry.

    A ``host`` in the query (a Unix-socket folder) wins over the one before the path. Any other scheme is
    refused: the project speaks one database dialect.
    """
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ImproperlyConfigured(f"DATABASE_URL has the scheme {parts.scheme!r}: only postgresql:// is supported")
    query = parse_qs(parts.query)
    options = {key: values[-1] for key, values in query.items() if key not in {"host", "port"}}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")) or "boothwise",
        "USER": unquote(parts.username or "postgres"),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.get("host", [parts.hostname or ""])[-1],
        "PORT": str(query.get("port", [parts.port or ""])[-1]),
        "OPTIONS": options,
    }


def broker_url(redis_url: str) -> str:
    """Return the URL by which Celery reaches the server that Django's cache calls ``redis_url``.

    They differ for Unix sockets only: ``unix:///path?db=2`` is ``redis+socket:///path?virtual_host=2`` to Celery.
    """
    parts = urlsplit(redis_url)
    if parts.scheme != "unix":
        return redis_url
    number = parse_qs(parts.query).get("db", ["0"])[-1]
    return f"redis+socket://{quote(unquote(parts.path))}?virtual_host={number}"
