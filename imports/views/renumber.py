"""Handing in a sheet with the new numbers of an assembly's booths; what it means is then shown by the booths' pages."""

from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from booths.access import right
from booths.models import Renumbering, Unit
from booths.places import Step, trail_to
from booths.scope import Right
from booths.services.renumbering import renumbering_start
from booths.views.renumbering.doors import assembly_fetch
from core.sheets import SheetError
from imports.forms.renumber import RenumberForm
from imports.messages import about_file, field_label
from imports.messages.renumbering import about_numbers
from imports.renumbering import MOST_BYTES, NumbersRefused, read_new_numbers
from imports.views.upload import SizeLimit


class SmallSheet(SizeLimit):
    """Lets through what the list of one assembly may have."""

    most = MOST_BYTES


@right(Right.EDIT)
@csrf_exempt  # as in ``imports.views.upload``: first the limit, then the check
def renumber(request: HttpRequest, code: str) -> HttpResponse:
    """Take a sheet with new numbers, and lead to the draft that it makes."""
    request.upload_handlers.insert(0, SmallSheet(request))
    return _renumber(request, code)


@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def _renumber(request: HttpRequest, code: str) -> HttpResponse:
    assembly = assembly_fetch(request.scope, code)  # type: ignore[attr-defined]
    form = RenumberForm(request.POST, request.FILES) if request.method == "POST" else RenumberForm()
    if form.is_valid():
        try:
            return redirect("booths:renumbering", _draft(request, assembly, form).pk)
        except SheetError as error:
            form.add_error(None, about_file(error.code, error.facts))
        except NumbersRefused as error:
            form.add_error(None, about_numbers(error.code, error.facts))
        except ValidationError as error:
            form.add_error(None, error)
    context = {
        "assembly": assembly,
        "form": form,
        "list_columns": [field_label(name) for name in ("booth_no", "name_hi", "name_en", "electors")],
        "mapping_columns": [field_label(name) for name in ("old_no", "new_no")],
        "trail": trail_to(
            request.scope,  # type: ignore[attr-defined]
            assembly,
            Step(_("New booth numbers"), reverse("booths:renumber", args=[assembly.code])),
            Step(_("With a sheet"), ""),
        ),
    }
    return render(request, "imports/renumber.html", context, status=422 if form.is_bound else 200)


def _draft(request: HttpRequest, assembly: Unit, form: RenumberForm) -> Renumbering:
    filename, file = form.sheet()
    with NamedTemporaryFile(suffix=".sheet") as kept:
        for chunk in file.chunks():
            kept.write(chunk)
        kept.flush()
        found = read_new_numbers(Path(kept.name), filename=filename, assembly=assembly)
    values: dict[str, Any] = {"source": found.source, "listed": found.listed, "pairs": found.pairs}
    made = renumbering_start(actor=request.user, assembly=assembly, filename=filename, **values)  # type: ignore[arg-type]
    if found.elsewhere:
        words = ngettext(
            "%(n)d row of another assembly was left out.",
            "%(n)d rows of other assemblies were left out.",
            found.elsewhere,
        )
        messages.info(request, words % {"n": found.elsewhere})
    return made
