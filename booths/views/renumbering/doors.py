"""The doors to renumberings: outside the scope 404, visible but not editable 403."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404

from booths.access import unit_fetch
from booths.levels import Level
from booths.models import Renumbering, Unit
from booths.scope import Right, Scope


def assembly_fetch(scope: Scope, code: str) -> Unit:
    """Return an assembly whose booths may be edited, all of them; Http404 for a unit of another level."""
    unit = unit_fetch(scope, code, Right.EDIT)
    if unit.level != Level.ASSEMBLY:
        raise Http404
    return unit


def renumbering_fetch(scope: Scope, pk: int) -> Renumbering:
    """Return a renumbering of an assembly whose booths may be edited."""
    visible = Renumbering.objects.filter(scope.units(Right.SEE, path="assembly__path"))
    found = get_object_or_404(visible.select_related("assembly", "made_by", "applied_by", "undone_by"), pk=pk)
    if not scope.may(Right.EDIT, found.assembly):
        raise PermissionDenied
    return found
