"""Adding and correcting booths."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from booths.access import booth_fetch, right, unit_fetch
from booths.forms import BoothAddForm, BoothForm
from booths.levels import Level
from booths.models import Unit
from booths.places import Step, trail_to
from booths.querysets.units import UnitQuerySet
from booths.scope import Right
from booths.services import booth_create, booth_update
from booths.views.booth import back_to
from booths.views.editing import edit
from booths.views.words import add_service_error


@right(Right.EDIT)
@require_http_methods(["GET", "POST"])
def booth_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct a booth's names, place, electors, mandal or sector."""
    booth = booth_fetch(request.scope, pk, Right.EDIT)  # type: ignore[attr-defined]

    def save(form: BoothForm, version: int) -> None:
        booth_update(actor=request.user, booth=booth, version=version, **form.cleaned_data)  # type: ignore[arg-type]

    units = _places(request, booth.assembly)
    form, version, conflict, saved = edit(
        request, booth, lambda data, shown: BoothForm(data, units=units, booth=shown), save
    )
    if saved:
        messages.success(request, _("Booth %(number)s saved.") % {"number": booth.number})
        return back_to(booth, request)
    step = Step(_("Booth %(number)s") % {"number": booth.number}, reverse("booths:booth", args=[booth.pk]))
    context = {
        "booth": booth,
        "form": form,
        "version": version,
        "conflict": conflict,
        "listed": request.POST.get("list") or request.GET.get("list") or "",
        "trail": trail_to(request.scope, booth.unit, step, Step(_("Change"), "")),  # type: ignore[attr-defined]
    }
    return render(request, "booths/booth_form.html", context, status=422 if form.is_bound else 200)


@right(Right.EDIT)
@require_http_methods(["GET", "POST"])
def booth_add(request: HttpRequest, code: str) -> HttpResponse:
    """Add a booth to an assembly, or to a mandal or sector of one."""
    unit = unit_fetch(request.scope, code, Right.EDIT)  # type: ignore[attr-defined]
    if unit.level < Level.ASSEMBLY:
        raise Http404
    assembly = Unit.objects.get(pk=unit.ancestor_id(Level.ASSEMBLY))
    form = BoothAddForm(request.POST or None, units=_places(request, assembly), initial={"unit": unit})
    if form.is_valid():
        try:
            booth = booth_create(actor=request.user, **form.cleaned_data)  # type: ignore[arg-type]
        except ValidationError as error:
            add_service_error(form, error)
        else:
            messages.success(request, _("Booth %(number)s added.") % {"number": booth.number})
            return redirect("booths:booth", booth.pk)
    trail = trail_to(request.scope, unit, Step(_("Add a booth"), ""))  # type: ignore[attr-defined]
    context = {"unit": unit, "form": form, "trail": trail}
    return render(request, "booths/booth_form.html", context, status=422 if form.is_bound else 200)


def _places(request: HttpRequest, assembly: Unit) -> UnitQuerySet:
    """The units of an assembly on which the reader may hang a booth: nobody moves one out of their own area."""
    return Unit.objects.within(request.scope, Right.EDIT).under(assembly)  # type: ignore[attr-defined]
