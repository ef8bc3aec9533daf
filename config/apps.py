"""Django's administration pages, behind our own site class."""

from django.contrib.admin.apps import AdminConfig as DjangoAdminConfig


class AdminConfig(DjangoAdminConfig):
    """The administration asks for the second factor."""

    default_site = "config.admin.AdminSite"
