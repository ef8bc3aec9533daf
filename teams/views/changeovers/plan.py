"""Planning a changeover: the new numbers, what exactly they will do, and yes."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import UserRequest, administrator
from booths.levels import Level
from booths.places import Step
from teams.forms.changeovers import NEW_POSTS, ChangeoverForm, NewPostForm
from teams.models import Changeover, Position
from teams.services import NewPost, changeover_plan, changeover_withdraw
from teams.services.changeovers import changeover_check
from teams.views.changeovers.outlook import Change, Outlook


@administrator
@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: UserRequest, level: str) -> HttpResponse:
    """Ask for the new numbers, show what they do, and plan it; a changeover from today is in force at once."""
    of_level = _level(level)
    data = request.POST or None
    positions = [one for one in Position.objects.filter(level=of_level) if not one.is_open_ended]
    form = ChangeoverForm(data, positions=positions)
    added = [NewPostForm(data, prefix=f"post{number}") for number in range(NEW_POSTS)]
    checked = [one.is_valid() for one in (form, *added)]
    outlook = None
    if all(checked) and not request.POST.get("edit"):
        values = _values(of_level, form, added)
        try:
            if request.POST.get("agreed"):
                changeover = changeover_plan(actor=request.user, **values)
                return _planned(request, changeover)
            changed = changeover_check(**values)
            outlook = Outlook(of_level, _changes(changed, values["posts"]), timezone.localdate())
        except ValidationError as error:
            form.add_error(None, error)
    context = {
        "level": of_level,
        "form": form,
        "added": added,
        "outlook": outlook,
        "standing": Changeover.objects.filter(level=of_level, state=Changeover.State.PLANNED).first(),
        "trail": [Step(_("Posts and teams"), reverse("teams:posts")), Step(str(of_level.label), "")],
    }
    wrong = data is not None and outlook is None and not request.POST.get("edit")
    return render(request, "teams/changeovers/plan.html", context, status=422 if wrong else 200)


@administrator
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: UserRequest, pk: int) -> HttpResponse:
    """Ask whether a planned changeover is given up; POST does it."""
    changeover = get_object_or_404(Changeover, pk=pk)
    if request.method == "POST":
        try:
            changeover_withdraw(actor=request.user, changeover=changeover)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, _("The changeover is cancelled. No team changes."))
        return redirect("teams:posts")
    if changeover.state != Changeover.State.PLANNED:
        messages.error(request, _("This changeover is no longer planned."))
        return redirect("teams:posts")
    trail = [Step(_("Posts and teams"), reverse("teams:posts")), Step(_("Cancel the changeover"), "")]
    return render(request, "teams/changeovers/withdraw.html", {"changeover": changeover, "trail": trail})


def _level(word: str) -> Level:
    try:
        return Level.from_word(word)
    except ValueError:
        raise Http404 from None


def _values(level: Level, form: ChangeoverForm, added: list[NewPostForm]) -> dict[str, Any]:
    """Return what the service takes, out of valid forms."""
    return {
        "level": level,
        "starts_on": form.cleaned_data["starts_on"],
        "reason": form.cleaned_data["reason"],
        "seats": form.seats(),
        "posts": [one.post() for one in added if one.has_changed()],
    }


def _changes(changed: dict[Position, tuple[int, int]], posts: list[NewPost]) -> list[Change]:
    """Return what changes in each team, new posts last."""
    new = [Change(Position(name_hi=one.name_hi, name_en=one.name_en).name, 0, one.seats) for one in posts]
    return [*(Change(one.name, before, after, one.pk) for one, (before, after) in changed.items()), *new]


def _planned(request: UserRequest, changeover: Changeover) -> HttpResponse:
    if changeover.state == Changeover.State.APPLIED:
        messages.success(request, _("The teams are changed from today."))
    else:
        words = {"day": date_format(changeover.starts_on)}
        messages.success(request, _("It is planned: the teams change on %(day)s.") % words)
    return redirect("teams:changeover", changeover.pk)
