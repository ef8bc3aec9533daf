"""Django's administration pages, behind our own site class."""

from django.contrib.admin.apps import AdminConfig as DjangoAdminConfig


class AdminConfig(DjangoAdminConfig):
    """The administration asks for the second factor."""

    default_site = "config.admin.AdminSite"

    def ready(self) -> None:
        """Register the project's own checks, and make Celery's application the current one for every task."""
        super().ready()
        import config.celery  # noqa: PLC0415  here, not in the package, so that ./run starts without Celery
        import config.checks  # noqa: F401, PLC0415  needs the apps to be loaded
