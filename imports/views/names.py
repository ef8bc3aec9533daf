"""Asking what the names of units mean that were not recognised."""

from dataclasses import dataclass
from itertools import islice

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from booths.access import right
from booths.scope import Right
from imports.access import own_job_fetch
from imports.errors import WrongState
from imports.messages import field_label
from imports.models import State
from imports.naming import AskedName, Candidate, Candidates, in_both_scripts, names_asked, names_taken
from imports.places import Area
from imports.services import NameChoice, names_answer
from imports.tasks import wake
from imports.views.words import trail

SHOWN = 25  # names of each kind on the page; the next come after the check


@dataclass(slots=True)
class Question:
    """A name as the page asks about it: the units it may mean, what is chosen so far, and what was wrong with that."""

    name: AskedName
    label: str
    candidates: list[Candidate]
    chosen: str = ""
    error: str = ""

    @property
    def read_as(self) -> str:
        """The unit for which the name was taken, in both scripts."""
        return in_both_scripts(self.name.unit) if self.name.unit else ""


@right(Right.IMPORT)
@require_http_methods(["GET", "HEAD", "POST"])
def names(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask what names mean, and have the rows checked again with the answer."""
    job = own_job_fetch(request, pk)
    if job.state != State.READY:
        return redirect("imports:job", pk)
    asked, taken = names_asked(job), names_taken(job)
    shown = [*asked[:SHOWN], *taken[:SHOWN]]
    errors: dict[str, list[str]] = {}
    if request.method == "POST":
        choices = [NameChoice(name, unit_id) for name in shown if (unit_id := _picked(request, name)) is not None]
        try:
            if choices:
                with transaction.atomic():
                    names_answer(
                        actor=request.user,  # type: ignore[arg-type]
                        scope=request.scope,  # type: ignore[attr-defined]
                        job=job,
                        choices=choices,
                        remember=request.POST.get("remember") == "1",
                    )
                    wake(job.pk, State.CHECKING)
            return redirect("imports:job", pk)
        except WrongState:
            messages.info(request, _("The import has gone on meanwhile."))
            return redirect("imports:job", pk)
        except ValidationError as error:
            errors = error.message_dict
    candidates = Candidates(Area(request.scope))  # type: ignore[attr-defined]
    questions = [
        Question(
            name,
            field_label(name.field),
            candidates.best(name.field, name.above, name.text),
            request.POST.get(f"unit-{name.mark}", ""),
            " ".join(errors.get(name.mark, [])),
        )
        for name in shown
    ]
    context = {
        "job": job,
        "asked": list(islice(questions, len(asked[:SHOWN]))),
        "taken": questions[len(asked[:SHOWN]) :],
        "more": max(0, len(asked) - SHOWN),
        "remember": request.method != "POST" or request.POST.get("remember") == "1",
        "trail": trail(job),
    }
    return render(request, "imports/names.html", context, status=422 if errors else 200)


@right(Right.IMPORT)
@require_safe
def names_search(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the units that a person may mean by what they type, as choices for one name."""
    job = own_job_fetch(request, pk)
    mark = request.GET.get("mark", "")
    name = next((name for name in (*names_asked(job), *names_taken(job)) if name.mark == mark), None)
    text = request.GET.get(f"search-{mark}", "")[:120]
    area = Area(request.scope)  # type: ignore[attr-defined]
    found = Candidates(area).search(name.field, name.above, text) if name else []
    return render(request, "imports/name_found.html", {"name": name, "found": found, "text": text})


def _picked(request: HttpRequest, name: AskedName) -> int | None:
    """Return the id chosen for a name; None where it is left as it is."""
    given = request.POST.get(f"unit-{name.mark}", "")
    return int(given) if given.removeprefix("-").isdecimal() and given.isascii() and len(given) < 19 else None
