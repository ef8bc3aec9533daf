"""How many seats were held at the end of each of the last days."""

from datetime import date, timedelta
from itertools import accumulate

from django.db import connection

from booths.models import Unit
from teams.overview.posts import Posts
from teams.querysets import WANTED

_CHANGES = f"""
    SELECT greatest(held.since, %(first)s), CASE WHEN held.until <= %(today)s THEN held.until END, count(*)
    FROM teams_assignment AS held
    JOIN teams_seat AS seat ON seat.id = held.seat_id AND seat.position_id = ANY(%(positions)s)
    JOIN teams_position AS post ON post.id = seat.position_id AND {WANTED}
    JOIN booths_unit AS unit ON unit.id = seat.unit_id
    WHERE unit.path @> ARRAY[%(root)s]::bigint[]
        AND held.since <= %(today)s AND (held.until IS NULL OR held.until > %(first)s)
    GROUP BY 1, 2
"""


def held_by_day(root: Unit, *, posts: Posts, today: date, days: int) -> dict[date, int]:
    """Return for each of the last ``days``, today included, the seats held in ``root`` and below it: one query.

    Counted from the days on which assignments begin and end. Seats are those of now: one that was opened later counts
    as vacant before.
    """
    first = today - timedelta(days=days - 1)
    changes = [0] * days
    with connection.cursor() as cursor:
        cursor.execute(_CHANGES, {"root": root.pk, "positions": posts.ids, "first": first, "today": today})
        for since, until, count in cursor.fetchall():
            changes[(since - first).days] += count
            if until is not None:
                changes[(until - first).days] -= count
    return {first + timedelta(days=place): held for place, held in enumerate(accumulate(changes))}
