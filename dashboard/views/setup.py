"""The last step of setting up: the state whose work is to be organised."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import administrator
from accounts.models import User
from booths.levels import Level
from booths.models import Unit
from booths.services import state_load, unit_create
from dashboard.forms import ANOTHER, StateForm
from teams.services import notice_defaults_load, position_defaults_load, seats_open


@administrator
@require_http_methods(["GET", "HEAD", "POST"])
def setup(request: HttpRequest) -> HttpResponse:
    """Ask which state; POST loads its structure, or begins another one, and opens its seats."""
    form = StateForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            state = _set_up(request.user, **form.cleaned_data)  # type: ignore[arg-type]
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("%(state)s is set up.") % {"state": state.name})
            return redirect("dashboard:first_steps")
    first = not Unit.objects.exists()
    return render(request, "dashboard/setup.html", {"form": form, "first": first}, status=422 if form.is_bound else 200)


@transaction.atomic
def _set_up(actor: User, *, choice: str, code: str, name_hi: str, name_en: str) -> Unit:
    """Make the state with its structure, where that ships with the software, and open the seats in it."""
    if choice == ANOTHER:
        state = unit_create(actor=actor, level=Level.STATE, code=code, parent=None, name_hi=name_hi, name_en=name_en)
    else:
        state = state_load(actor=actor, code=choice)
    position_defaults_load(actor=actor)
    notice_defaults_load(actor=actor)
    seats_open(actor=actor, root=state)
    return state
