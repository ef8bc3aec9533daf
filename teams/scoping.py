"""A user's scope comes from the seats they hold now."""

from collections import defaultdict

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from accounts.models import User
from booths.scope import Right, Scope
from teams.models import Assignment


def scope_for(user: User | AnonymousUser) -> Scope:
    """Return what ``user`` may reach at this moment.

    Administrators reach everything. Everybody else has, in the unit of each seat they hold today and below it,
    the rights of the seat's position and those granted with the assignment. Closed accounts reach nothing.
    """
    if not isinstance(user, User) or not user.is_active:
        return Scope.nothing()
    if user.is_superuser:
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
