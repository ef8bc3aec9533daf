"""What is done to a renumbering: numbers typed, lines decided, all of it applied, given up, taken back."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from booths.access import ScopedRequest, right
from booths.errors import EditConflict
from booths.forms.renumbering import LineForm, ShiftForm
from booths.models import Renumbering, RenumberingLine
from booths.places import Step, trail_to
from booths.scope import Right
from booths.services.renumbering import (
    Decision,
    renumbering_apply,
    renumbering_decide,
    renumbering_discard,
    renumbering_refresh,
    renumbering_shift,
)
from booths.views.renumbering.doors import renumbering_fetch
from booths.views.renumbering.preview import Preview
from core.booth_numbers import read_booth_number

Fate = RenumberingLine.Fate


@right(Right.EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def renumbering(request: ScopedRequest, pk: int) -> HttpResponse:
    """Show a renumbering; POST saves the new numbers that were typed into the table."""
    found = renumbering_fetch(request.scope, pk)
    if request.method == "POST":
        return _numbers_saved(request, found)
    preview = Preview(request, found)
    return render(request, "booths/renumbering/preview.html", {"shift": ShiftForm(), **preview.context(request)})


@right(Right.EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def line(request: ScopedRequest, pk: int, line: int) -> HttpResponse:
    """Ask what becomes of one booth, or what one new number is."""
    found = renumbering_fetch(request.scope, pk)
    one = get_object_or_404(found.lines.select_related("booth"), pk=line)
    groups = one.booth.active_groups if one.booth else 0
    form = LineForm(request.POST or None, line=one, groups=groups)
    if form.is_valid():
        decision = Decision(Fate(form.cleaned_data["fate"]), form.cleaned_data["number"] or "")
        try:
            renumbering_decide(renumbering=found, version=_version(request), decisions={one.pk: decision})
        except ValidationError as error:
            form.add_error("number", error.messages)
        except EditConflict:
            return _changed_meanwhile(request, found)
        else:
            return _back(request, found)
    context = {
        "renumbering": found,
        "line": one,
        "groups": groups,
        "facts": found.of_number(one.number),
        "form": form,
        "here": request.POST.get("here") or request.GET.get("here", ""),
        "trail": trail_to(
            request.scope,
            found.assembly,
            Step(_("New booth numbers"), reverse("booths:renumbering", args=[found.pk])),
            Step(one.old_number or one.number, ""),
        ),
    }
    return render(request, "booths/renumbering/line.html", context, status=422 if form.is_bound else 200)


@right(Right.EDIT)
@require_POST
def shift(request: ScopedRequest, pk: int) -> HttpResponse:
    """Move all new numbers from one on."""
    found = renumbering_fetch(request.scope, pk)
    form = ShiftForm(request.POST)
    if form.is_valid():
        try:
            renumbering_shift(renumbering=found, version=_version(request), **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        except EditConflict:
            return _changed_meanwhile(request, found)
        else:
            return _back(request, found)
    context = {"shift": form, **Preview(request, found).context(request)}
    return render(request, "booths/renumbering/preview.html", context, status=422)


@right(Right.EDIT)
@require_POST
def refresh(request: ScopedRequest, pk: int) -> HttpResponse:
    """Take over what happened to the booths since the draft was made."""
    found = renumbering_fetch(request.scope, pk)
    try:
        renumbering_refresh(renumbering=found, version=_version(request))
    except EditConflict:
        return _changed_meanwhile(request, found)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return _back(request, found)


@right(Right.EDIT)
@require_POST
def apply(request: ScopedRequest, pk: int) -> HttpResponse:
    """Write the draft to the register."""
    found = renumbering_fetch(request.scope, pk)
    try:
        renumbering_apply(actor=request.user, renumbering=found, version=_version(request))
    except EditConflict:
        return _changed_meanwhile(request, found)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("The booths of %(place)s have their new numbers.") % {"place": found.assembly})
    return redirect("booths:renumbering", found.pk)


@right(Right.EDIT)
@require_POST
def discard(request: ScopedRequest, pk: int) -> HttpResponse:
    """Give the draft up."""
    found = renumbering_fetch(request.scope, pk)
    try:
        renumbering_discard(actor=request.user, renumbering=found)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("booths:renumbering", found.pk)
    messages.success(request, _("The draft is gone. No booth was changed."))
    return redirect("booths:renumber", found.assembly.code)


def _numbers_saved(request: ScopedRequest, found: Renumbering) -> HttpResponse:
    """Take over the numbers that differ from the draft's; a booth that was asked about is answered by its number."""
    decisions, wrong, lines = {}, [], list(found.lines.all())
    kept = {one.number for one in lines if one.fate == Fate.KEEPS}
    for one in lines:
        typed = request.POST.get(f"number-{one.pk}")
        if typed is None:
            continue
        number = read_booth_number(typed).number
        said = f"confirm-{one.pk}" in request.POST
        if number is None:
            wrong.append(f"“{typed[:20]}” ({one.old_number})")
        elif number != one.number or (one.fate == Fate.ASKED and said):
            merged = one.fate == Fate.MERGED or (one.fate == Fate.ASKED and said and number in kept)
            decisions[one.pk] = Decision(Fate.MERGED if merged else Fate.KEEPS, number)
    if wrong:
        messages.error(request, _("No booth numbers, left as they were: %(texts)s") % {"texts": ", ".join(wrong)})
    if decisions:
        try:
            renumbering_decide(renumbering=found, version=_version(request), decisions=decisions)
        except EditConflict:
            return _changed_meanwhile(request, found)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
    return _back(request, found)


def _changed_meanwhile(request: ScopedRequest, found: Renumbering) -> HttpResponse:
    messages.error(
        request, _("Somebody changed this draft meanwhile. Here it is as it stands now; nothing of yours was saved.")
    )
    return _back(request, found)


def _back(request: ScopedRequest, found: Renumbering) -> HttpResponse:
    here = request.POST.get("here", "")
    return HttpResponseRedirect(reverse("booths:renumbering", args=[found.pk]) + (here if here.startswith("?") else ""))


def _version(request: ScopedRequest) -> int:
    posted = request.POST.get("version", "")
    return int(posted) if posted.isdecimal() and len(posted) < 10 else 0
