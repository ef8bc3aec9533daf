"""A merger of two records, and taking it back."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from booths.access import right
from booths.places import Step
from booths.scope import Right
from booths.views.kept import kept_words
from teams.access import may_merge
from teams.models import Member, MemberMerge
from teams.requests import ScopedRequest
from teams.services.merging import merge_may_be_undone, merge_undo, merge_undo_plan


@right(Right.EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def merger(request: ScopedRequest, pk: int) -> HttpResponse:
    """Show who was merged when and ask whether to take it back, with what was changed since; POST does it."""
    visible = MemberMerge.objects.filter(kept__in=Member.objects.within(request.scope).values("pk"))
    made = get_object_or_404(visible.select_related("kept__home_unit", "kept__user", "merged_by", "undone_by"), pk=pk)
    if not may_merge(request.scope, request.user, made.kept, made.kept):
        raise PermissionDenied
    if request.method == "POST":
        try:
            merge_undo(actor=request.user, scope=request.scope, merge=made, force="force" in request.POST)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, _("Taken back: two records again."))
            return redirect("teams:duplicates")
    undoable = merge_may_be_undone(made)
    plan = merge_undo_plan(made) if undoable else None
    context = {
        "made": made,
        "undoable": undoable,
        "kept": kept_words(plan) if plan else [],
        "stuck": bool(plan and any(one.forced for one in plan.kept)),
        "trail": [Step(_("Registered twice"), reverse("teams:duplicates")), Step(made.kept.name, "")],
    }
    return render(request, "teams/duplicates/merger.html", context, status=422 if request.method == "POST" else 200)
