"""Which files hold strings that people read."""

from pathlib import Path

from config.setup.bootstrap import BASE_DIR

APPS = ("accounts", "api", "booths", "config", "core", "dashboard", "demo", "imports", "reports", "teams")
NOT_SHOWN = {"tests", "migrations", "commands", "setup", "__pycache__"}
"""Folders whose words are for developers and for whoever holds the server: English."""


def python_files(base: Path = BASE_DIR) -> list[Path]:
    """Return the apps' modules, without tests, migrations and commands."""
    return sorted(path for app in APPS for path in (base / app).rglob("*.py") if not NOT_SHOWN & set(path.parts))


def page_makers(base: Path = BASE_DIR) -> list[Path]:
    """Return the modules among them whose strings can come before a reader's eyes: not settings, nor invented names."""
    return [path for path in python_files(base) if path.relative_to(base).parts[0] not in {"config", "demo"}]


def template_files(base: Path = BASE_DIR) -> list[Path]:
    """Return all templates, whatever they are written in."""
    return sorted(path for path in (base / "templates").rglob("*") if path.is_file())
