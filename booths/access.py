"""The doors to units, booths and groups: outside the scope 404, visible but not editable 403."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from accounts.access import UserRequest, View, declare, has_shown_second_factor, to_second_factor, to_sign_in
from booths.levels import Level
from booths.models import Booth, Unit, WhatsAppGroup
from booths.scope import Right, Scope


class ScopedRequest(UserRequest):
    """A request that got past ``right``, for annotations: ``teams.middleware`` has put the scope on it."""

    scope: Scope


def right(needed: Right) -> Callable[[View], View]:
    """Let in those who hold ``needed`` in at least one unit; which unit, the fetch functions below check.

    An administrator without it is asked for the second factor, which may give it.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            if not request.user.is_authenticated:
                return to_sign_in(request)
            if not request.scope.has(needed):  # type: ignore[attr-defined]
                if request.user.is_superuser and not has_shown_second_factor(request):
                    return to_second_factor(request)
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return declare(guarded, f"right:{needed}")

    return decorate


def _allow(scope: Scope, needed: Right, unit: Unit) -> None:
    if not scope.may(needed, unit):
        raise PermissionDenied


def may_reshape(scope: Scope, unit: Unit) -> bool:
    """Tell whether a person may move, merge or split a unit: who edits the state, and for mandals and sectors their
    district. A state itself stays as it is.
    """
    if unit.level == Level.STATE:
        return False
    if Right.EDIT in scope.everywhere:
        return True
    reach = Level.DISTRICT if unit.level > Level.ASSEMBLY else Level.STATE
    return not scope.root_ids(Right.EDIT).isdisjoint(pk for pk in unit.path[:reach] if pk)


def unit_to_reshape(scope: Scope, code: str) -> Unit:
    """Return a unit that may be moved, merged or split; raise Http404 or PermissionDenied as ``unit_fetch`` does."""
    unit = unit_fetch(scope, code, Right.EDIT)
    if unit.level == Level.STATE:
        raise Http404
    if not may_reshape(scope, unit):
        raise PermissionDenied
    return unit


def unit_fetch(scope: Scope, code: str, needed: Right = Right.SEE) -> Unit:
    """Return the unit with ``code``; raise Http404 outside the scope, PermissionDenied without ``needed`` there."""
    unit = get_object_or_404(Unit.objects.within(scope), code=code)
    _allow(scope, needed, unit)
    return unit


def booth_fetch(scope: Scope, pk: int, needed: Right = Right.SEE) -> Booth:
    """Return the booth with its unit and assembly; raise Http404 or PermissionDenied as ``unit_fetch`` does."""
    booth = get_object_or_404(Booth.objects.within(scope).select_related("unit", "assembly"), pk=pk)
    _allow(scope, needed, booth.unit)
    return booth


def group_fetch(scope: Scope, pk: int, needed: Right = Right.SEE) -> WhatsAppGroup:
    """Return the group with its booth; raise Http404 or PermissionDenied as ``unit_fetch`` does."""
    groups = WhatsAppGroup.objects.within(scope).select_related("booth__unit", "booth__assembly")
    group = get_object_or_404(groups, pk=pk)
    _allow(scope, needed, group.booth.unit)
    return group
