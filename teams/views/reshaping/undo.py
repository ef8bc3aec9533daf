"""Taking a move, merger or split of units back."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from booths.access import ScopedRequest, may_reshape, right
from booths.models import Reshaping
from booths.places import Step, trail_to, unit_address
from booths.scope import Right, Scope
from booths.services.reshaping import may_be_undone
from booths.views.kept import kept_words
from teams.models import Member, Position
from teams.services.reshaping import reshaping_undo, reshaping_undo_plan


@right(Right.EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def undo(request: ScopedRequest, pk: int) -> HttpResponse:
    """Show what was done and ask whether to take it back, with what was changed since; POST does it."""
    made = _fetch(request.scope, pk)
    unit = made.unit
    assert unit  # noqa: S101 - fetched by it
    undoable = may_be_undone(made)
    if request.method == "POST":
        try:
            reshaping_undo(actor=request.user, reshaping=made, force="force" in request.POST)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, _("Taken back: everything is where it was."))
            return redirect(unit_address(unit))
    plan = reshaping_undo_plan(made) if undoable else None
    context: dict[str, Any] = {
        "made": made,
        "unit": unit,
        "other": _other(made),
        "undoable": undoable,
        "ended": _ended(made),
        "restored": plan.forced.done if plan else 0,
        "kept": kept_words(plan) if plan else [],
        "stuck": bool(plan and any(kept.forced for kept in plan.kept)),
        "trail": trail_to(request.scope, unit, Step(_("Change of units"), "")),
    }
    return render(request, "teams/reshaping/undo.html", context, status=422 if request.method == "POST" else 200)


def _fetch(scope: Scope, pk: int) -> Reshaping:
    visible = Reshaping.objects.filter(scope.units(Right.SEE, path="unit__path"), unit__isnull=False)
    made = get_object_or_404(visible.select_related("unit", "other", "made_by", "undone_by"), pk=pk)
    if made.unit is None or not may_reshape(scope, made.unit):
        raise PermissionDenied
    return made


def _other(made: Reshaping) -> str:
    """Return the name of the unit that was merged, or split off, though it may be gone."""
    names = made.names
    gone = (names.get("gone_hi") if get_language() == "hi" else names.get("gone_en")) or names.get("gone_en")
    return str(made.other or gone or names.get("gone_hi") or names.get("part") or "")


def _ended(made: Reshaping) -> list[str]:
    """Return who held which post of a unit that was merged, as far as they are still members."""
    rows = made.figures.get("ended", [])
    members = Member.objects.in_bulk([row["member"] for row in rows])
    posts = Position.objects.in_bulk([row["position"] for row in rows])
    return [
        f"{members[row['member']].name} · {posts[row['position']].name}"
        for row in rows
        if row["member"] in members and row["position"] in posts
    ]
