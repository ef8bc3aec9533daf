"""One pair: what the two records say, side by side; made one, or told apart."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from booths.access import ScopedRequest, right
from booths.errors import EditConflict
from booths.places import Step
from booths.scope import Right
from teams.access import may_merge, pair_fetch
from teams.comparing import compared
from teams.forms import MergeForm
from teams.services.merging import members_merge, members_tell_apart, stays_first
from teams.views.reshaping.asking import seen


@right(Right.EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def pair(request: ScopedRequest, first: int, second: int) -> HttpResponse:
    """Show what differs and ask what of it holds; POST makes the two records one."""
    kept, gone = stays_first(*pair_fetch(request.scope, first, second))
    allowed = may_merge(request.scope, request.user, kept, gone)
    form = MergeForm(request.POST if request.method == "POST" else None, kept=kept, gone=gone)
    if request.method == "POST" and not allowed:
        raise PermissionDenied
    if form.is_valid():
        try:
            versions = (seen(request, "version_kept"), seen(request, "version_gone"))
            made = members_merge(
                actor=request.user,
                scope=request.scope,
                kept=kept,
                gone=gone,
                choices=form.choices(),
                versions=versions,
            )
        except EditConflict as conflict:
            words = {"name": conflict.current.name}
            form.add_error(None, _("Somebody changed %(name)s meanwhile. Look once more, then merge.") % words)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("One record now. It can be taken back for 30 days."))
            return redirect("teams:merger", made.pk)
    status = 422 if request.method == "POST" else 200
    context = {
        "first": first,
        "second": second,
        "stays": kept,
        "goes": gone,
        "rows": compared(kept, gone),
        "form": form,
        "allowed": allowed,
        "trail": [Step(_("Registered twice"), reverse("teams:duplicates")), Step(f"{kept.name} · {gone.name}", "")],
    }
    return render(request, "teams/duplicates/pair.html", context, status=status)


@right(Right.EDIT)
@require_POST
def tell_apart(request: ScopedRequest, first: int, second: int) -> HttpResponse:
    """Record that the two are two people; the pair is not proposed again."""
    one, other = pair_fetch(request.scope, first, second)
    members_tell_apart(actor=request.user, one=one, other=other)
    messages.success(request, _("%(one)s and %(other)s are two people.") % {"one": one.name, "other": other.name})
    return redirect("teams:duplicates")
