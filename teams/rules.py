"""Who may take which seat, said before anything is saved. The database holds the same (``teams.models.assignment``).

A seat has one holder at a time; a person holds one seat a level; who leads (may hand out seats) leads in one unit only.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from booths.scope import Right, Scope
from teams.models import Assignment, Seat

NOBODY: Collection[int] = frozenset()


@dataclass(frozen=True)
class Hindrance:
    """Why somebody cannot take a seat: a short ``code``, and the assignment that stands in the way."""

    code: str
    by: Assignment
    on: date

    def words(self, scope: Scope) -> str:
        """Return the reason for a reader: places outside ``scope`` are not named."""
        later = self.by.since > self.on
        seen = scope.may(Right.SEE, self.by.seat.unit)
        match self.code:
            case "seat_held":
                told = _("%(name)s is to take this seat on %(day)s.") if later else _("%(name)s holds this seat.")
            case "level_held" if not seen:
                told = _("This person holds a seat at this level outside your area.")
            case "level_held" if later:
                told = _("This person is to take a seat at this level on %(day)s: %(seat)s.")
            case "level_held":
                told = _("This person holds a seat at this level already: %(seat)s.")
            case _:
                elsewhere = _("This person leads elsewhere already: %(seat)s.")
                told = elsewhere if seen else _("This person leads outside your area.")
        day = date_format(self.by.since, "j F")
        return told % {"name": self.by.member.name, "day": day, "seat": str(self.by.seat)}


def seat_hindrance(
    seat: Seat, *, since: date, until: date | None = None, leaving: Collection[int] = NOBODY
) -> Hindrance | None:
    """Return who holds ``seat`` between two days, or is to take it then. One query.

    ``leaving`` are the ids of assignments that do not count, because they end with the change.
    """
    held = seat.assignments.during(since, until).exclude(pk__in=leaving).order_by("since")
    holder = held.select_related("member", "seat__position", "seat__unit").first()
    return Hindrance("seat_held", holder, since) if holder else None


def member_hindrances(
    seat: Seat, held: Iterable[Assignment], *, since: date, until: date | None = None, leaving: Collection[int] = NOBODY
) -> list[Hindrance]:
    """Return what keeps a person from taking ``seat`` between two days.

    ``held`` are all their assignments, at least those of these days, with member, seat, unit and position.
    """
    leads = Right.ASSIGN in seat.position.rights
    found = []
    for one in held:
        if one.pk in leaving or not one.meets(since, until):
            continue
        if one.seat.position.level == seat.position.level:
            found.append(Hindrance("level_held", one, since))
        elif leads and Right.ASSIGN in one.seat.position.rights:
            found.append(Hindrance("leads_elsewhere", one, since))
    return sorted(found, key=lambda hindrance: hindrance.code == "leads_elsewhere")


def other_posts(seat: Seat, held: Iterable[Assignment], *, since: date) -> list[Assignment]:
    """Return the posts that a person would hold beside ``seat``, at other levels: allowed, but to be asked about."""
    return [one for one in held if one.meets(since, None) and one.seat.position.level != seat.position.level]
