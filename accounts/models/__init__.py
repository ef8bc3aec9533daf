"""Users, their one-time links, and what people did."""

from accounts.models.activity import Activity
from accounts.models.links import OneTimeLink
from accounts.models.user import User

__all__ = ["Activity", "OneTimeLink", "User"]
