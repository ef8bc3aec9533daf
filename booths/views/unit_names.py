"""Other names of a unit, by which sheets are understood without asking."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from booths.access import right, unit_fetch
from booths.scope import Right
from booths.services import alias_add, alias_remove


@right(Right.EDIT)
@require_POST
def unit_names(request: HttpRequest, code: str) -> HttpResponse:
    """Keep another name of a unit (``name``), or forget one (``remove``, its id)."""
    scope = request.scope  # type: ignore[attr-defined]
    unit = unit_fetch(scope, code, Right.EDIT)
    remove = request.POST.get("remove", "")
    if remove:
        number = int(remove) if remove.isdecimal() and len(remove) < 19 else 0
        alias = get_object_or_404(unit.aliases, pk=number)
        alias_remove(actor=request.user, scope=scope, alias=alias)  # type: ignore[arg-type]
        messages.success(request, _("“%(name)s” is forgotten.") % {"name": alias.name})
    else:
        try:
            alias = alias_add(actor=request.user, scope=scope, unit=unit, name=request.POST.get("name", ""))  # type: ignore[arg-type]
            messages.success(request, _("“%(name)s” is kept.") % {"name": alias.name})
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
    return redirect("booths:unit_edit", code)
