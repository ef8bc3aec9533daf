"""What the views of this app know of their visitor, and of what is sent to them."""

from accounts.access import UserRequest
from booths.scope import Scope


class ScopedRequest(UserRequest):
    """A request that got past ``booths.access.right``: somebody signed in, with their scope."""

    scope: Scope


def id_of(text: str) -> int:
    """Return the id that was sent; 0, which nothing has, for what is none."""
    return int(text) if text.isdecimal() and len(text) < 19 else 0
