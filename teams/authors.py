"""Who put people into seats and who ended it, as the history has it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from accounts.models import User
from booths.history.words import who_words
from teams.models import Assignment


@dataclass(frozen=True)
class Written:
    """Who wrote something, in words, and when."""

    who: str
    at: datetime
    user: int | None = None


@dataclass
class Authors:
    """Who put somebody into a seat, and who said when it ends; None where the history does not know."""

    began: Written | None = None
    ended: Written | None = None


def authors_of(assignments: Collection[int]) -> dict[int, Authors]:
    """Return for each assignment, by id, who wrote its beginning and its end. Two queries."""
    events: Any = getattr(Assignment, "pgh_event_model").objects  # noqa: B009 - made by the tracker
    told = list(events.filter(pgh_obj__in=assignments).select_related("pgh_context").order_by("pgh_id"))
    users = User.objects.in_bulk({user for event in told if (user := _said(event).get("user"))})
    found = {pk: Authors() for pk in assignments}
    ends: dict[int, Any] = {}
    for event in told:
        pk, said = event.pgh_obj_id, _said(event)
        user = users.get(said.get("user", 0))
        written = Written(who_words(user, said), event.pgh_created_at, user.pk if user else None)
        if event.pgh_label == "insert":
            found[pk].began = written
        if event.until != ends.get(pk):
            found[pk].ended = written if event.until else None
        ends[pk] = event.until
    return found


def _said(event: Any) -> dict[str, Any]:
    return event.pgh_context.metadata if event.pgh_context else {}
