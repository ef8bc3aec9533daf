"""Two steps on one address: a form, then what it would do with the question whether to do it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from booths.access import ScopedRequest
from booths.errors import EditConflict
from booths.models import Reshaping, Unit
from booths.places import Step, trail_to, unit_address
from booths.views.words import add_service_error

Act = Callable[[Form], Reshaping]
Look = Callable[[Form], dict[str, Any]]


def ask(
    request: ScopedRequest, unit: Unit, form: Form, *, title: str, look: Look, act: Act, context: dict[str, Any]
) -> HttpResponse:
    """Show the form; when it is valid what ``look`` says that it would do; when that was agreed to, have it done.

    ``look`` gives ``counts`` (Affected), and ``lines``: further sentences. ``act`` calls the service.
    """
    preview: dict[str, Any] = {}
    if form.is_valid():
        try:
            if "agreed" in request.POST:
                made = act(form)
                messages.success(request, _("%(unit)s: done. It can be taken back for 30 days.") % {"unit": unit})
                return redirect(unit_address(made.unit or unit))
            preview = look(form)
        except EditConflict:
            form.add_error(None, _("Somebody changed this unit meanwhile. Look once more, then agree again."))
        except ValidationError as error:
            add_service_error(form, error)
    step = Step(title, "")
    shown = {
        "unit": unit,
        "title": title,
        "form": form,
        "preview": preview if not form.errors else {},
        "versions": {"version": unit.version},
        "trail": trail_to(request.scope, unit, step),
        **context,
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "teams/reshaping/ask.html", shown, status=status)


def seen(request: ScopedRequest, name: str) -> int:
    """Return a version that the page showed; 0, which no record has, where it says none."""
    posted = request.POST.get(name, "")
    return int(posted) if posted.isdecimal() and len(posted) < 10 else 0
