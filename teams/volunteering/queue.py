"""The convener's queue: who waits, the oldest first, each person once; and how many, by unit."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Exists, OuterRef, Q
from django.utils import timezone

from booths.levels import Level
from booths.models import Unit
from booths.scope import Right, Scope
from booths.state import state_settings
from teams.access import assignable
from teams.models import Volunteer, VolunteerPage
from teams.querysets import VolunteerPageQuerySet, VolunteerQuerySet

PAGE = 25
SOON = 14
"""From so many days before an offer is erased by itself, the page says so."""
State = Volunteer.State


@dataclass(frozen=True, slots=True)
class Card:
    """One person who waits; ``days_left`` until their details are erased, None while that is far off."""

    volunteer: Volunteer
    days_left: int | None


@dataclass(frozen=True, slots=True)
class UnitCount:
    """How many wait in a unit and below it, and how many were accepted there this month."""

    unit: Unit
    waiting: int
    accepted: int


def to_decide(scope: Scope) -> VolunteerQuerySet:
    """Return the offers on which one may decide, whatever became of them."""
    return Volunteer.objects.within(scope, Right.ASSIGN).filter(assignable(scope))


def persons(scope: Scope, area: Unit | None = None) -> VolunteerQuerySet:
    """Return for each person who waits, below ``area`` where one is given, the oldest of their offers."""
    waiting = to_decide(scope).waiting()
    if area:
        waiting = waiting.filter(unit__path__contains=[area.pk])
    earlier = waiting.filter(phone=OuterRef("phone"), pk__lt=OuterRef("pk"))
    return waiting.filter(~Exists(earlier)).order_by("pk")


def cards(scope: Scope, area: Unit | None, after: int) -> tuple[list[Card], int | None]:
    """Return a page of persons behind the id ``after``, and the id behind which the next page begins."""
    behind = persons(scope, area).filter(pk__gt=after).select_related("unit").defer("unit__search")
    found = list(behind[: PAGE + 1])
    rows = found[:PAGE]
    states = {row.unit.ancestor_id(Level.STATE) or 0 for row in rows}
    days = {state: state_settings(state).volunteer_days for state in states}
    now = timezone.now()
    listed = [Card(row, days_left(row.applied_at, days[row.unit.ancestor_id(Level.STATE) or 0], now)) for row in rows]
    return listed, rows[-1].pk if len(found) > PAGE else None


def days_left(applied_at: datetime, days: int, now: datetime) -> int | None:
    """Return in how many days an offer is erased by itself; None while that is more than ``SOON`` away."""
    left = (applied_at + timedelta(days=days) - now).days
    return max(left, 0) if left <= SOON else None


def accepted_this_month(scope: Scope, area: Unit | None = None) -> VolunteerQuerySet:
    """Return the offers that were accepted since the first of the month, the latest first, the erased ones included."""
    found = to_decide(scope).filter(state=State.ACCEPTED, decided_at__gte=_month())
    if area:
        found = found.filter(unit__path__contains=[area.pk])
    return (
        found.select_related("unit", "member", "decided_by")
        .defer("unit__search", "member__search")
        .order_by("-decided_at")
    )


def open_pages(scope: Scope, area: Unit | None = None) -> VolunteerPageQuerySet:
    """Return the open pages of the units on whose offers one decides, by level and code."""
    found = VolunteerPage.objects.within(scope, Right.ASSIGN).filter(assignable(scope), is_open=True)
    if area:
        found = found.filter(unit__path__contains=[area.pk])
    return found.select_related("unit").defer("unit__search").order_by("unit__level", "unit__code")


def by_unit(scope: Scope, area: Unit) -> list[UnitCount]:
    """Return the units right below ``area`` in which somebody waits or was accepted this month, most waiting first."""
    found = to_decide(scope).filter(unit__path__contains=[area.pk])
    counted = found.filter(Q(state=State.WAITING) | Q(state=State.ACCEPTED, decided_at__gte=_month()))
    rows = counted.values("unit__path").annotate(
        waiting=Count("pk", filter=Q(state=State.WAITING)), accepted=Count("pk", filter=Q(state=State.ACCEPTED))
    )
    sums: dict[int, list[int]] = {}
    for row in rows:
        below = [pk for pk in row["unit__path"][area.level :] if pk]
        one = sums.setdefault(below[0] if below else area.pk, [0, 0])
        one[0] += row["waiting"]
        one[1] += row["accepted"]
    units = Unit.objects.filter(pk__in=sums).defer("search")
    return sorted((UnitCount(unit, *sums[unit.pk]) for unit in units), key=lambda one: (-one.waiting, one.unit.code))


def _month() -> datetime:
    return timezone.localtime().replace(day=1, hour=0, minute=0, second=0, microsecond=0)


def own_area(scope: Scope) -> Unit | None:
    """Return the highest unit whose volunteers one decides on; None where there are several, or none."""
    if Right.ASSIGN in scope.everywhere:
        found = list(Unit.objects.filter(level=Level.STATE)[:2])
    else:
        roots = scope.root_ids(Right.ASSIGN)
        found = [unit for unit in Unit.objects.filter(pk__in=roots) if roots.isdisjoint(unit.path[:-1])]
    return found[0] if len(found) == 1 else None
