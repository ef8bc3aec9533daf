"""The demo's logins are public: a production server with one of them does not start."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.contrib.auth.hashers import check_password
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections
from django.db.models import Q

from accounts.models import User
from demo.cast import ADMINISTRATOR, CAST, PASSWORD


@register(Tags.database)
def check_logins(databases: Sequence[str] | None = None, **_kwargs: Any) -> list[CheckMessage]:
    """Refuse, in production, a database in which somebody can sign in with the demo's password."""
    if not settings.PRODUCTION:
        return []
    hint = "Start with a database of its own, or close these accounts: manage.py shell, or the administration."
    return [
        Error(f"The demo's password, which everybody knows, opens {login} here.", hint=hint, id="boothwise.E003")
        for alias in databases or []
        for login in _open_logins(alias)
    ]


def _open_logins(alias: str) -> list[str]:
    if User._meta.db_table not in connections[alias].introspection.table_names():
        return []  # before the first migration
    of_the_cast = Q(email=ADMINISTRATOR) | Q(phone__in=[role.phone for role in CAST])
    users = User.objects.using(alias).filter(of_the_cast, is_active=True).values_list("email", "phone", "password")
    return [email or phone for email, phone, password in users if check_password(PASSWORD, password)]
