"""The leaf app: it imports no other app and has no models, only what the database must offer to the others."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    """Carries the migration with the extensions and SQL functions, and the template tags."""

    name = "core"
