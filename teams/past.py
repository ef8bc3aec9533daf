"""Who held a seat before: the holders with their days, and the times in which nobody sat there."""

from dataclasses import dataclass
from datetime import date

from teams.authors import Authors, authors_of
from teams.models import Assignment, Seat


@dataclass(frozen=True)
class Stretch:
    """Some days of a seat, until the day before ``until`` (None: still so); nobody's when ``assignment`` is None."""

    since: date
    until: date | None
    assignment: Assignment | None = None
    authors: Authors | None = None
    is_coming: bool = False

    @property
    def days(self) -> int:
        """How many days, of those that have an end."""
        return (self.until - self.since).days if self.until else 0


def past_of(seat: Seat, *, today: date) -> list[Stretch]:
    """Return the days of a seat, the newest first, with a stretch for each gap of a day or more. Three queries.

    What was before the first holder is not told: seats came with the software, and people had sat there before.
    """
    held = list(seat.assignments.select_related("member").order_by("since", "pk"))
    authors = authors_of([one.pk for one in held])
    told: list[Stretch] = []
    free: date | None = None
    for one in held:
        if free and one.since > free and one.since != one.until:
            told.append(Stretch(free, one.since))
        told.append(Stretch(one.since, one.until, one, authors[one.pk], one.since > today))
        if one.until and one.until > one.since:
            free = one.until
    last = held[-1] if held else None
    if last and free and all(one.until for one in held) and free <= today:
        told.append(Stretch(free, None))
    return told[::-1]
