"""What every resource asks of its visitor."""

from typing import Any, ClassVar, cast

from rest_framework.permissions import BasePermission
from rest_framework.request import Request

from accounts.models import User
from booths.scope import Right, Scope


def scope_of(request: Request) -> Scope:
    """Return the scope that the middleware put on the request."""
    return cast(Scope, request.scope)  # type: ignore[attr-defined]


def actor_of(request: Request) -> User:
    """Return who asks, behind ``HoldsRight``."""
    return cast(User, request.user)


class HoldsRight(BasePermission):
    """The view's right must hold in at least one unit; in which, the fetch functions check."""

    def has_permission(self, request: Request, view: Any) -> bool:
        """Tell whether the visitor is signed in and holds the right that the action needs."""
        if not request.user.is_authenticated:
            return False
        return scope_of(request).has(view.rights.get(view.action, Right.SEE))


class ScopedView:
    """Mixed into each viewset: signed in, with the right of the action (default: to see)."""

    access = "right:see"
    permission_classes: Any = [HoldsRight]
    rights: ClassVar[dict[str, Right]] = {}
