"""The posts of each level: how many seats, on which platform, with which rights; and changing those rights."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import UserRequest, administrator
from booths.levels import Level
from booths.models import Unit
from booths.places import Step
from booths.scope import Right
from teams.forms.rights import RightsForm
from teams.models import Assignment, Changeover, Position
from teams.overview import changeovers_standing
from teams.rights import rights_in_words
from teams.services import position_clashes, position_rights_set


@dataclass(frozen=True, slots=True)
class Post:
    """A post with its rights in words; ``sitting`` is how many people sit in one that went."""

    position: Position
    sitting: int = 0

    @property
    def rights(self) -> str:
        """What its holders may do."""
        return rights_in_words(self.position.rights)


@dataclass(frozen=True, slots=True)
class Team:
    """What a team of one level is made of: posts with a number of seats, then those without; and posts that went."""

    level: Level
    units: int
    posts: list[Post]
    former: list[Post]
    changeovers: list[Changeover]

    @property
    def seats(self) -> int:
        """How many seats a team has."""
        return sum(post.position.wanted_in_unit for post in self.posts)


@administrator
@require_safe
def posts(request: UserRequest) -> HttpResponse:
    """Show the posts of each level, and what is planned."""
    past = Changeover.objects.exclude(state=Changeover.State.PLANNED).select_related("created_by")[:20]
    return render(request, "teams/changeovers/posts.html", {"teams": _teams(), "past": past})


@administrator
@require_http_methods(["GET", "HEAD", "POST"])
def post(request: UserRequest, pk: int) -> HttpResponse:
    """Ask what the holders of a post may do, show whom a change touches, and change it."""
    position = get_object_or_404(Position, pk=pk)
    form = RightsForm(request.POST or None, initial={"rights": position.rights})
    looked = None
    if form.is_valid():
        looked = _look(position, frozenset(map(Right, form.cleaned_data["rights"])))
        if not looked["gains"] and not looked["loses"]:
            form.add_error(None, _("Nothing would change: the rights are as they are now."))
            looked = None
        elif request.POST.get("agreed") and not looked["clashes"]:
            try:
                seen = frozenset(map(Right, request.POST.getlist("seen")))
                position_rights_set(actor=request.user, position=position, rights=looked["rights"], seen=seen)
            except (ValidationError, ValueError) as error:
                form.add_error(None, error if isinstance(error, ValidationError) else _("Look again."))
                looked = None
            else:
                messages.success(request, _("The rights are changed."))
                return redirect("teams:posts")
    context = {
        "position": position,
        "form": form,
        "looked": looked,
        "holders": _holders(position),
        "trail": [Step(_("Posts and teams"), reverse("teams:posts")), Step(position.name, "")],
    }
    return render(request, "teams/changeovers/post.html", context, status=422 if form.errors else 200)


def _teams() -> list[Team]:
    positions = list(Position.objects.all())
    units = Counter(dict(Unit.objects.values_list("level").annotate(Count("pk")).order_by()))
    gone = [position for position in positions if not position.in_use]
    held = Assignment.objects.filter(seat__position__in=gone).current(timezone.localdate())
    sitting = Counter(dict(held.values_list("seat__position").annotate(Count("pk")).order_by()))
    standing = changeovers_standing(Level)
    coming = {line.position_id for one in standing if one.state == "planned" for line in one.lines.all()}
    teams = []
    for level in Level:
        of_level = [position for position in positions if position.level == level]
        teams.append(
            Team(
                level,
                units[level],
                sorted((Post(one) for one in of_level if one.in_use), key=lambda post: post.position.is_open_ended),
                [Post(one, sitting[one.pk]) for one in of_level if not one.in_use and one.pk not in coming],
                [one for one in standing if one.level == level],
            )
        )
    return teams


def _look(position: Position, rights: frozenset[Right]) -> dict[str, Any]:
    """Return what a change of rights does, for the question before it."""
    now = frozenset(map(Right, position.rights))
    return {
        "rights": rights,
        "gains": rights_in_words(rights - now) if rights - now else "",
        "loses": rights_in_words(now - rights) if now - rights else "",
        "seen": sorted(now),
        "clashes": position_clashes(position) if Right.ASSIGN in rights - now else [],
    }


def _holders(position: Position) -> int:
    return Assignment.objects.filter(seat__position=position).current(timezone.localdate()).count()
