"""Finding the assembly of a whole sheet."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from booths.access import right
from booths.scope import Right
from imports.forms.place import PlaceOption
from imports.places import Area
from imports.places.choosing import find_assemblies

LONGEST = 100


@right(Right.IMPORT)
@require_safe
def assemblies(request: HttpRequest) -> HttpResponse:
    """Offer the assemblies of the visitor's import area that ``find`` may mean, to choose one from."""
    text = request.GET.get("find", "").replace("\x00", "").strip()[:LONGEST]
    area = Area(request.scope)  # type: ignore[attr-defined]
    options = [PlaceOption(unit) for unit in find_assemblies(area, text)]
    return render(request, "imports/place_options.html", {"options": options, "searched": text})
