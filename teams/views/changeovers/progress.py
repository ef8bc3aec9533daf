"""How far a changeover has come, in an area and place by place; before its day, what it will do there."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from booths.access import right, unit_fetch
from booths.levels import Level
from booths.models import Unit
from booths.places import Step
from booths.scope import Right, Scope
from teams.models import Changeover
from teams.overview import Progress, changeover_progress
from teams.requests import ScopedRequest
from teams.views.changeovers.outlook import Change, Outlook


@right(Right.SEE)
@require_safe
def changeover(request: ScopedRequest, pk: int) -> HttpResponse:
    """Show a changeover in the area that ``unit`` names (default: the visitor's highest)."""
    found = get_object_or_404(Changeover.objects.exclude(state=Changeover.State.WITHDRAWN), pk=pk)
    code = request.GET.get("unit", "").replace("\x00", "")
    first = Unit.objects.within(request.scope).order_by("level", "code").first()
    if not code and not first:
        raise Http404
    page = ChangeoverPage(found, unit_fetch(request.scope, code or first.code), request.scope)  # type: ignore[union-attr]
    return render(request, "teams/changeovers/changeover.html", {"page": page, "trail": page.trail})


@dataclass(frozen=True, slots=True)
class Row:
    """One place: how far it has come, its page, and the lists behind its numbers."""

    name: str
    progress: Progress
    href: str = ""
    lists: dict[str, str] | None = None


class ChangeoverPage:
    """One changeover in one area, for one person."""

    def __init__(self, changeover: Changeover, unit: Unit, scope: Scope) -> None:
        self.changeover = changeover
        self.unit = unit
        self.level = Level(changeover.level)
        self._scope = scope
        self._today = timezone.localdate()
        below = Level(unit.level).below or Level.SECTOR
        self._narrow = min(self.level, max(below, Level.DISTRICT))

    @property
    def is_planned(self) -> bool:
        """Whether its day is still to come."""
        return self.changeover.state == Changeover.State.PLANNED

    @cached_property
    def trail(self) -> list[Step]:
        """The way to the area from the state, each place's page of this changeover."""
        above = Unit.objects.above(self.unit).defer("search")
        places = [Step(one.name, self._address(one) if self._scope.may(Right.SEE, one) else "") for one in above]
        return [*places, Step(_("Changeover"), "")]

    @cached_property
    def changes(self) -> list[Change]:
        """The posts that it changes."""
        lines = self.changeover.lines.select_related("position")
        return [Change(line.position.name, line.before, line.after, line.position_id) for line in lines]

    @cached_property
    def outlook(self) -> Outlook:
        """What it will do here."""
        return Outlook(self.level, self.changes, self._today, self.unit)

    @cached_property
    def total(self) -> Progress:
        """How far it has come here."""
        counts = self._counts.values()
        return Progress(*(sum(getattr(one, name) for one in counts) for name in ("brought", "filled", "surplus")))

    @property
    def lists(self) -> dict[str, str]:
        """The lists behind the figures."""
        return self._lists(self.unit)

    @cached_property
    def rows(self) -> list[Row]:
        """The places below with something to count, most vacant seats first; what lies in none of them comes last."""
        if self.unit.level >= self.level:
            return []
        units = Unit.objects.under(self.unit).filter(level=self._narrow).defer("search")
        rows = [self._row(unit, self._counts[unit.pk]) for unit in units if unit.pk in self._counts]
        rows = [row for row in rows if row.progress.brought or row.progress.surplus]
        rows.sort(key=lambda row: (-row.progress.vacant, -row.progress.surplus, row.name))
        rest = self._counts.get(None, Progress())
        return [*rows, *([Row(_("Elsewhere"), rest)] if rest.brought or rest.surplus else [])]

    @property
    def heading(self) -> str:
        """What the rows are."""
        return str(self._narrow.label)

    @cached_property
    def _counts(self) -> dict[int | None, Progress]:
        narrow = self._narrow if self.unit.level < self.level else Level(self.unit.level)
        found = changeover_progress(self.unit, [self.changeover], narrow=narrow, today=self._today)
        return {place: progress for (_level, place), progress in found.items()}

    def _row(self, unit: Unit, progress: Progress) -> Row:
        team = unit.level >= self.level
        href = reverse("teams:unit", args=[unit.code]) if team else self._address(unit)
        return Row(unit.name, progress, href, self._lists(unit))

    def _address(self, unit: Unit) -> str:
        return f"{reverse('teams:changeover', args=[self.changeover.pk])}?{urlencode({'unit': unit.code})}"

    def _lists(self, unit: Unit) -> dict[str, str]:
        def listed(**parameters: Any) -> str:
            return f"{reverse('teams:seats')}?{urlencode({'unit': unit.code, **parameters})}"

        new = {"changeover": self.changeover.pk}
        return {
            "brought": listed(**new),
            "filled": listed(**new, state="filled"),
            "vacant": listed(**new, state="vacant"),
            "surplus": listed(level=self.level.word, state="surplus"),
        }
