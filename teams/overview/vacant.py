"""Which seats have been vacant longest."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.utils.timezone import get_current_timezone_name

from booths.models import Unit
from core.templatetags.boothwise import name_of
from teams.models import Position
from teams.overview.posts import Posts
from teams.querysets import WANTED

# The same days as SeatQuerySet.with_vacant_since gives: a seat is inserted once. Seats are opened from the top of the
# organisation down, so that of two the lower id is the higher seat.
_LONGEST = f"""
    WITH longest AS (
        SELECT seat.id, seat.unit_id, seat.position_id, past.until,
            coalesce(past.until, (opened.pgh_created_at AT TIME ZONE %(zone)s)::date, %(today)s) AS since
        FROM teams_seat AS seat
        JOIN teams_position AS post ON post.id = seat.position_id AND {WANTED}
        JOIN booths_unit AS unit ON unit.id = seat.unit_id
        LEFT JOIN (
            SELECT seat_id, max(until) AS until FROM teams_assignment WHERE until <= %(today)s GROUP BY 1
        ) AS past ON past.seat_id = seat.id
        LEFT JOIN teams_seatevent AS opened ON opened.pgh_obj_id = seat.id AND opened.pgh_label = 'insert'
        WHERE unit.path @> ARRAY[%(root)s]::bigint[] AND seat.position_id = ANY(%(positions)s)
            AND NOT EXISTS (
                SELECT FROM teams_assignment AS held
                WHERE held.seat_id = seat.id
                    AND held.since <= %(today)s AND (held.until IS NULL OR held.until > %(today)s)
            )
        ORDER BY since, seat.id LIMIT %(limit)s
    )
    SELECT longest.id, longest.position_id, longest.since, longest.until IS NOT NULL,
        unit.id, unit.code, unit.name_en, unit.name_hi, above.id, above.name_en, above.name_hi
    FROM longest
    JOIN booths_unit AS unit ON unit.id = longest.unit_id
    LEFT JOIN booths_unit AS above ON above.id = unit.parent_id
    ORDER BY longest.since, longest.id
"""


@dataclass(frozen=True, slots=True)
class VacantSeat:
    """A seat that nobody holds: whose, ``since`` when, and whether anybody ever held it. ``above`` is "" at the top."""

    pk: int
    position: Position
    unit_code: str
    place: str
    above: str
    since: date
    was_held: bool
    days: int


def longest_vacant(root: Unit, *, posts: Posts, today: date, limit: int) -> list[VacantSeat]:
    """Return the seats of ``root`` and below it that are vacant longest, the longest first: one query.

    ``above`` names the unit over the seat's own where that lies within ``root``.
    """
    values: dict[str, Any] = {
        "root": root.pk,
        "positions": posts.ids,
        "today": today,
        "zone": get_current_timezone_name(),
        "limit": limit,
    }
    known = {position.pk: position for position in posts.positions}
    found = []
    with connection.cursor() as cursor:
        cursor.execute(_LONGEST, values)
        for pk, position, since, was_held, unit, code, *names in cursor.fetchall():
            name_en, name_hi, above, above_en, above_hi = names
            place = name_of({"name_en": name_en, "name_hi": name_hi})
            over = "" if root.pk in (unit, above) else name_of({"name_en": above_en, "name_hi": above_hi})
            found.append(VacantSeat(pk, known[position], code, place, over, since, was_held, (today - since).days))
    return found
