"""How many seats are held, below a unit and in it."""

from dataclasses import dataclass
from datetime import date

from django.db import connection

from booths.models import Unit
from teams.querysets import WANTED

# A unit's path has a NULL for each level that is left out; without them, the unit right below stands one place further.
_BELOW = f"""
    SELECT (array_remove(unit.path, NULL))[%(place)s], count(*), count(held.id)
    FROM teams_seat AS seat
    JOIN teams_position AS post ON post.id = seat.position_id AND {WANTED}
    JOIN booths_unit AS unit ON unit.id = seat.unit_id
    LEFT JOIN teams_assignment AS held
        ON held.seat_id = seat.id AND held.since <= %(today)s AND (held.until IS NULL OR held.until > %(today)s)
    WHERE unit.path @> ARRAY[%(unit)s]::bigint[] AND unit.id <> %(unit)s
    GROUP BY 1
"""


@dataclass(frozen=True)
class UnitSeats:
    """The seats of a unit and all below it: how many there are, how many are held."""

    unit: Unit
    seats: int
    held: int

    @property
    def vacant(self) -> int:
        """How many nobody holds."""
        return self.seats - self.held


def seats_below(unit: Unit, *, today: date) -> list[UnitSeats]:
    """Return for each unit right below ``unit`` its seats, the one with most vacancies first. Two queries.

    Positions without a fixed number of seats (office, viewer) do not count: nobody misses them.
    """
    place = sum(pk is not None for pk in unit.path) + 1
    with connection.cursor() as cursor:
        cursor.execute(_BELOW, {"unit": unit.pk, "today": today, "place": place})
        counts = {child: (seats, held) for child, seats, held in cursor.fetchall()}
    children = Unit.objects.filter(parent=unit).defer("search")
    rows = [UnitSeats(child, *counts.get(child.pk, (0, 0))) for child in children]
    return sorted(rows, key=lambda row: -row.vacant)
