"""The door to accounts: outside the scope 404, visible but not editable 403."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from booths.scope import Right, Scope
from teams.models import Handle


def handle_fetch(scope: Scope, pk: int, needed: Right = Right.SEE) -> Handle:
    """Return an account with its unit; raise Http404 outside the scope, PermissionDenied without ``needed`` there."""
    handle = get_object_or_404(Handle.objects.within(scope).select_related("unit"), pk=pk)
    if not scope.may(needed, handle.unit):
        raise PermissionDenied
    return handle
