"""A user's scope comes from the seats they hold now."""

from collections import defaultdict

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from accounts.models import User
from booths.scope import Right, Scope
from teams.models import Assignment


def scope_for(user: User | AnonymousUser, *, second_factor: bool = False) -> Scope:
    """Return what ``user`` may reach at this moment.

    Everybody has, in the unit of each seat they hold today and below it, the rights of the seat's position and those
    granted with the assignment. An administrator who has shown the ``second_factor`` reaches everything; by a password
    alone, or by a program in their name, they are whoever their seats make them. Closed accounts reach nothing.
    """
    if not isinstance(user, User) or not user.is_active:
        return Scope.nothing()
    if user.is_superuser and second_factor:
        return Scope.everything()
    held = (
        Assignment.objects.filter(member__user=user)
        .current(timezone.localdate())
        .values_list("seat__unit_id", "seat__position__rights", "extra_rights")
    )
    roots: dict[Right, set[int]] = defaultdict(set)
    for unit_id, rights, extra in held:
        for right in {*rights, *extra}:
            roots[Right(right)].add(unit_id)
    return Scope(roots={right: frozenset(ids) for right, ids in roots.items()})


def is_administrators(user: User | None, scope: Scope | None) -> bool:
    """Tell whether a scope is that of an administrator with the second factor: what work in the background keeps.

    A worker sees no session. What an administrator hands in is noted as such, and the worker asks again whether they
    still are one.
    """
    return bool(user and user.is_superuser and scope and scope.everywhere)
