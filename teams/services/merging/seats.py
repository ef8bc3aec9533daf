"""Seats of two records that become one: what stands in the way, and who gives way for which days.

One person holds one seat a level, and leads in one unit, on each day (``teams.models.assignment``). Where both records
sat at the same time, the days of one are cut to what the other leaves free; the history keeps what was.
"""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from teams.models import Assignment, Member


@dataclass(frozen=True, slots=True)
class Clash:
    """Two assignments that one person cannot have: one of the record that stays, one of that which goes."""

    ours: Assignment
    theirs: Assignment


def clashes_of(kept: Member, gone: Member) -> list[Clash]:
    """Return the pairs of assignments of two records that no one person can have had at the same time."""
    seated = Assignment.objects.filter(member__in=[kept, gone]).select_related("seat__position", "seat__unit", "member")
    ours = [one for one in seated.order_by("since", "pk") if one.member_id == kept.pk]
    theirs = [one for one in seated.order_by("since", "pk") if one.member_id == gone.pk]
    return [Clash(one, other) for one in ours for other in theirs if _exclude(one, other)]


def give_way(clashes: list[Clash], ends: frozenset[int]) -> None:
    """Cut in each clash the days of the assignment that is named in ``ends``; ValidationError when not just one is."""
    for clash in clashes:
        if (clash.ours.pk in ends) == (clash.theirs.pk in ends):
            raise ValidationError(
                _("Both records sat at the same time, as one person cannot. Say which of the seats counts."),
                code="seats_clash",
            )
    for clash in clashes:
        loser, winner = (clash.ours, clash.theirs) if clash.ours.pk in ends else (clash.theirs, clash.ours)
        if _exclude(loser, winner):  # not cut already for another
            _cut(loser, winner)


def _exclude(one: Assignment, other: Assignment) -> bool:
    return (one.level == other.level or (one.leads and other.leads)) and _overlap(one, other)


def _overlap(one: Assignment, other: Assignment) -> bool:
    begins = max(one.since, other.since)
    return begins < min(_end(one), _end(other)) and one.since < _end(one) and other.since < _end(other)


def _end(assignment: Assignment) -> date:
    return assignment.until or date.max


def _cut(loser: Assignment, winner: Assignment) -> None:
    """Leave the loser the days before the winner, else those after; where there are neither, none."""
    if loser.since < winner.since:
        loser.until = winner.since
    elif _end(winner) < _end(loser):
        loser.since = _end(winner)
    else:
        loser.until = loser.since
    loser.reason = loser.reason or _("Two records of one person were merged")[:200]
    loser.save(update_fields=["since", "until", "reason"])
