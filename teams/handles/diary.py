"""The counts of one account, day by day, with what was corrected."""

from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from typing import Any

from accounts.models import User
from teams.models import Handle, HandleCount

MOST = 60


@dataclass(frozen=True, slots=True)
class DiaryLine:
    """A count; ``change`` is the difference to the one before, ``corrected`` what stood there, until when, by whom."""

    day: date
    followers: int
    who: str
    change: int | None
    corrected: list[tuple[int, datetime, str]]


def diary_of(handle: Handle) -> list[DiaryLine]:
    """Return the latest counts, the newest first, with what stood there before: three queries."""
    counts = list(handle.counts.select_related("noted_by").order_by("-day")[: MOST + 1])
    before = _before([count.pk for count in counts])
    changes: dict[int, int | None] = {newer.pk: newer.followers - older.followers for newer, older in pairwise(counts)}
    return [
        DiaryLine(
            count.day,
            count.followers,
            count.noted_by.name if count.noted_by else "",
            changes.get(count.pk),
            before.get(count.pk, []),
        )
        for count in counts[:MOST]
    ]


def _before(pks: list[int]) -> dict[int, list[tuple[int, datetime, str]]]:
    """Return for each count the figures that were replaced, each with when and by whom."""
    model: Any = getattr(HandleCount, "pgh_event_model")  # noqa: B009 - made by the tracker
    events = list(model.objects.filter(pgh_obj__in=pks).order_by("pgh_obj_id", "pgh_id"))
    names = dict(User.objects.filter(pk__in={event.noted_by_id for event in events}).values_list("pk", "name"))
    found: dict[int, list[tuple[int, datetime, str]]] = {}
    for older, newer in pairwise(events):
        if older.pgh_obj_id == newer.pgh_obj_id and older.followers != newer.followers:
            replaced = (older.followers, newer.pgh_created_at, names.get(newer.noted_by_id, ""))
            found.setdefault(older.pgh_obj_id, []).append(replaced)
    return found
