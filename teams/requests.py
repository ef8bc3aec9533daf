"""What the views of this app know of their visitor, for annotations."""

from accounts.access import UserRequest
from booths.scope import Scope


class ScopedRequest(UserRequest):
    """A request that got past ``booths.access.right``: somebody signed in, with their scope."""

    scope: Scope
