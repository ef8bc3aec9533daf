"""Planning changeovers in tests."""

from datetime import date, timedelta

from django.utils import timezone

from booths.levels import Level
from teams.models import Assignment, Changeover, Position, Seat
from teams.services import NewPost, changeover_plan
from teams.tests.cast import Cast, make_member


def numbers(level: Level, **after: int) -> dict[int, tuple[int, int]]:
    """Return the numbers of a changeover: of the posts named by their keys, from what they are now to ``after``."""
    found = Position.objects.filter(level=level, key__in=after)
    return {post.pk: (post.wanted_in_unit, after[post.key]) for post in found}


def plan(cast: Cast, level: Level, *, in_days: int = 0, posts: tuple[NewPost, ...] = (), **after: int) -> Changeover:
    """Plan a changeover as the administrator; with ``in_days`` 0 it is in force at once."""
    return changeover_plan(
        actor=cast.administrator,
        level=level,
        starts_on=timezone.localdate() + timedelta(days=in_days),
        reason="More hands",
        seats=numbers(level, **after),
        posts=posts,
    )


def fill(seat: Seat, days_ago: int = 0, until: date | None = None) -> Assignment:
    """Put a new person into a seat."""
    since = timezone.localdate() - timedelta(days=days_ago)
    return Assignment.objects.create(seat=seat, member=make_member(seat.unit), since=since, until=until)


def seats(unit: object, key: str) -> list[Seat]:
    """Return the seats of a post in a unit by number."""
    found = Seat.objects.filter(unit=unit, position__key=key)
    return list(found.select_related("position", "unit").order_by("number"))
