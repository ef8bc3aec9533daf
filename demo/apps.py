"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DemoConfig(AppConfig):
    """Demo data for trying the product out, for tests and for benchmarks."""

    name = "demo"
    verbose_name = _("Demo")

    def ready(self) -> None:
        """Register the check that keeps the demo's logins off a production server."""
        import demo.checks  # noqa: F401, PLC0415  needs the models to be loaded
