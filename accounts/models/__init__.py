"""Users, their one-time links, and what people did."""

from accounts.models.activity import Activity
from accounts.models.links import LinkState, OneTimeLink
from accounts.models.user import User

__all__ = ["Activity", "LinkState", "OneTimeLink", "User"]
